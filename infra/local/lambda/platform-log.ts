// The line that Lambda itself adds to a function's log after every call, with or without a line of the function's own. Invariant: says how
// a call ended and how long it took, and nothing of what it was called with.
import type { FunctionLogs } from './function-log.ts';
import type { Lambda } from './lambda.ts';

export function withReports(lambda: Lambda, logs: Pick<FunctionLogs, 'write'>): Lambda {
	return {
		...lambda,
		async invoke(functionArnOrName, payload) {
			const startedAt = performance.now();
			const outcome = await lambda.invoke(functionArnOrName, payload);
			const name = lambda.find(functionArnOrName)?.name;
			const status = outcome.ok ? 'success' : outcome.failure.errorType === 'Sandbox.Timedout' ? 'timeout' : 'error';
			const record = { metrics: { durationMs: Math.round(performance.now() - startedAt) }, status };
			const line = { time: new Date().toISOString(), type: 'platform.report', record };
			if (name !== undefined) logs.write(name, `${JSON.stringify(line)}\n`);
			return outcome;
		},
	};
}
