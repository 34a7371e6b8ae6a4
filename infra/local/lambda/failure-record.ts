// The record that Lambda sends to the on-failure destination of an asynchronous call.
import type { AsyncCall } from './async-call-rows.ts';
import type { FunctionFailure } from './runtime-protocol.ts';

export function failureRecord(of: {
	readonly call: AsyncCall;
	readonly attempts: number;
	readonly condition: 'RetriesExhausted' | 'EventAgeExceeded';
	readonly failure: FunctionFailure;
	readonly now: number;
}): string {
	const { call, attempts, condition, failure, now } = of;
	return JSON.stringify({
		version: '1.0',
		timestamp: new Date(now).toISOString(),
		requestContext: {
			requestId: call.id,
			functionArn: `${call.functionArn}:$LATEST`,
			condition,
			approximateInvokeCount: attempts,
		},
		requestPayload: JSON.parse(call.payload),
		responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
		responsePayload:
			failure.trace.length > 0 ? failure : { errorType: failure.errorType, errorMessage: failure.errorMessage },
	});
}
