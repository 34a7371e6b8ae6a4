// What host and function runtime say to each other. Payloads travel as JSON text, as they do on AWS: nothing that JSON cannot say gets
// through, and neither side sees the other's objects.

export interface RuntimeSettings {
	/** Folder of the function's bundle. */
	readonly folder: string;
	/** As in the template: `index.handler`. */
	readonly handler: string;
}

export interface InvocationRequest {
	readonly requestId: string;
	readonly payload: string;
	/** ms since the epoch by the machine's clock. */
	readonly deadline: number;
	readonly functionName: string;
	readonly functionArn: string;
	readonly memoryMegabytes: number;
}

export interface FunctionFailure {
	readonly errorType: string;
	readonly errorMessage: string;
	readonly trace: readonly string[];
}

export type RuntimeMessage =
	| { readonly kind: 'ready' }
	| { readonly kind: 'init-error'; readonly failure: FunctionFailure }
	| { readonly kind: 'result'; readonly requestId: string; readonly payload: string }
	| { readonly kind: 'failure'; readonly requestId: string; readonly failure: FunctionFailure }
	/** From a child process only: the thread inside it is gone. */
	| { readonly kind: 'crash'; readonly failure: FunctionFailure };

export type InvocationOutcome =
	| { readonly ok: true; readonly payload: string }
	| { readonly ok: false; readonly failure: FunctionFailure };

export function describeFailure(error: unknown): FunctionFailure {
	if (error instanceof Error) {
		const trace = (error.stack ?? '').split('\n');
		// The cause belongs in the log: an error that only says "failed" helps nobody.
		if (error.cause !== undefined) trace.push(`cause: ${describeFailure(error.cause).trace.join('\n')}`);
		return { errorType: error.name, errorMessage: error.message, trace };
	}
	return { errorType: 'Error', errorMessage: typeof error === 'string' ? error : JSON.stringify(error), trace: [] };
}
