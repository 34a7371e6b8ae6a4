// The only error names the workflow knows besides `States.*`. Invariant: names are literal, so that no minifier changes what is retried.

/** The same call may go through later: the workflow retries. */
export class TransientError extends Error {
	override readonly name = 'TransientError';
}

/** It will fail again: the workflow ends and the report says so. */
export class PermanentError extends Error {
	override readonly name = 'PermanentError';
}

/** What the network, the SDK or a competing change say when trying again helps. */
const passing = new Set([
	'ConflictError',
	'EAI_AGAIN',
	'ECONNREFUSED',
	'ECONNRESET',
	'EPIPE',
	'ETIMEDOUT',
	'InternalServerError',
	'InternalServiceError',
	'LimitExceededException',
	'ProvisionedThroughputExceededException',
	'RequestLimitExceeded',
	'RequestTimeout',
	'ServiceUnavailable',
	'SlowDown',
	'ThrottlingException',
	'TimeoutError',
	'TooManyRequestsException',
	'TransactionConflictException',
	'TransactionInProgressException',
]);

const labelsOf = (error: Error): string[] => {
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	return [error.name, code];
};

const statusOf = (error: Error): number => {
	const metadata = '$metadata' in error ? error.$metadata : undefined;
	const known = typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata;
	return known && typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : 0;
};

/** Sorts any thrown value into the two classes; the first cause is kept. */
export function classify(thrown: unknown): TransientError | PermanentError {
	if (thrown instanceof TransientError || thrown instanceof PermanentError) return thrown;
	const error = thrown instanceof Error ? thrown : new Error(String(thrown));
	const message = `${error.name}: ${error.message}`;
	const transient = labelsOf(error).some((label) => passing.has(label)) || statusOf(error) >= 500;
	return transient ? new TransientError(message, { cause: error }) : new PermanentError(message, { cause: error });
}
