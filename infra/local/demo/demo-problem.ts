// Why the demo stopped, as the one line that it ends with.

export class DemoProblem extends Error {
	override readonly name = 'DemoProblem';
}

const reason = (error: unknown): string => {
	const text = error instanceof Error ? error.message : String(error);
	const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
	return `${text}${cause}`.replace(/\s+/g, ' ').trim();
};

/** Every error as one line; what the program did not foresee says so. */
export const lineOf = (error: unknown): string =>
	error instanceof DemoProblem || (error instanceof Error && error.name === 'HostProblem')
		? reason(error)
		: `Unforeseen: ${reason(error)}`;
