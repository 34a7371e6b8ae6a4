// A process that is nothing but a Step Functions engine with its endpoint, to be killed by the tests beside it.
// It writes every call and every status event to a file before it acts on it, so the test sees also what a killed process did.
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSqlite } from '../../infra/local/sqlite.ts';
import { createStepFunctionsEndpoint } from '../../infra/local/step-functions/endpoint.ts';
import { createStepFunctions } from '../../infra/local/step-functions/engine.ts';

const [folder = '.', withoutSync] = process.argv.slice(2);
const resource = 'arn:aws:states:::lambda:invoke';
const payload = {
	execution: '{% $states.context.Execution.Name %}',
	state: '{% $states.context.State.Name %}',
	retry: '{% $states.context.State.RetryCount %}',
};
const retry = { ErrorEquals: ['TransientError'], IntervalSeconds: 1, MaxAttempts: 2, JitterStrategy: 'FULL' };
const work = {
	Type: 'Task',
	Resource: resource,
	Arguments: { FunctionName: 'work', Payload: payload },
	Retry: [retry],
};
const ask = {
	Type: 'Task',
	Resource: `${resource}.waitForTaskToken`,
	Arguments: { FunctionName: 'ask', Payload: { ...payload, token: '{% $states.context.Task.Token %}' } },
	TimeoutSeconds: 864_000,
};
const definitions = {
	quick: {
		QueryLanguage: 'JSONata',
		StartAt: 'A',
		States: { A: { ...work, Next: 'B' }, B: { Type: 'Pass', Assign: { b: 1 }, Next: 'C' }, C: { ...work, End: true } },
	},
	asking: { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { ...ask, Next: 'B' }, B: { ...work, End: true } } },
};

const db = openSqlite(`${folder}/sfn.db`);
if (withoutSync === 'true') db.exec('PRAGMA synchronous = OFF');
const since = performance.now();
const engine = createStepFunctions({
	db,
	machines: Object.entries(definitions).map(([name, definition]) => ({
		arn: `arn:aws:states:ap-southeast-1:000000000000:stateMachine:${name}`,
		name,
		definition,
		roleArn: 'arn:aws:iam::000000000000:role/workflow',
	})),
	async invoke(name, given) {
		appendFileSync(`${folder}/calls`, `${JSON.stringify({ name, ...(given as object) })}\n`);
		await sleep(20);
		const { execution, retry } = given as { execution: string; retry: number };
		if (execution.endsWith('5') && retry === 0) return { error: { errorType: 'TransientError', errorMessage: 'once' } };
		return { payload: 'done' };
	},
	async onStatusChange({ detail: { name, status } }) {
		appendFileSync(`${folder}/events`, `${JSON.stringify({ name, status })}\n`);
		await sleep(1);
	},
});
const engineMs = performance.now() - since;
const server = createServer(createStepFunctionsEndpoint(engine)).listen(0, '127.0.0.1', () => {
	process.send?.({ port: (server.address() as AddressInfo).port, engineMs });
});
process.on('message', () => {
	globalThis.gc?.();
	process.send?.(process.memoryUsage().heapUsed);
});
