// What the log is told of an error. Invariant: names, messages and stacks only; what libraries hang onto errors (bodies, claims, addresses
// with codes in them) names persons or opens doors, and stays out.
export interface ErrorFacts {
	name: string;
	message: string;
	stack: string | undefined;
	cause: ErrorFacts | null;
}

/** Deep enough for any real chain, and an end for one that bites its tail. */
const deepest = 5;

export function errorFacts(error: unknown, depth = 0): ErrorFacts {
	if (!(error instanceof Error)) return { name: 'unknown', message: typeof error, stack: undefined, cause: null };
	const { name, message, stack, cause } = error;
	return {
		name,
		message,
		stack,
		cause: cause instanceof Error && depth < deepest ? errorFacts(cause, depth + 1) : null,
	};
}
