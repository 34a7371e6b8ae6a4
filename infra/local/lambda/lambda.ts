// The functions of the template, callable by ARN or name. Invariant: a call always ends in a result or a failure named as AWS names it,
// and a failure is written to the function's log and told to the terminal in one line.
import { relative } from 'node:path';
import type { FunctionModel } from '../assembly/model.ts';
import type { FunctionLogs } from './function-log.ts';
import { createFunctionPool, type FunctionPool } from './function-pool.ts';
import { LARGEST_ANSWER, LARGEST_REQUEST } from './payload-limits.ts';
import { createRunner } from './runner.ts';
import type { InvocationOutcome } from './runtime-protocol.ts';

export interface Lambda {
	invoke(functionArnOrName: string, payload: unknown): Promise<InvocationOutcome>;
	/** Starts a first copy of the function ahead of its first call. */
	warm(functionArnOrName: string): void;
	find(functionArnOrName: string): FunctionModel | undefined;
	stop(): Promise<void>;
}

export interface LambdaOptions {
	readonly functions: readonly FunctionModel[];
	readonly environmentOf: (model: FunctionModel) => Readonly<Record<string, string>>;
	readonly logs: FunctionLogs;
	/** Told of each failed call in one line. */
	readonly onTrouble: (line: string) => void;
	readonly idleMilliseconds?: number;
}

/** A new AWS account runs ten functions at a time in all. */
const MAXIMUM_RUNNERS = 10;
const IDLE_MILLISECONDS = 180_000;

export function createLambda({ functions, environmentOf, logs, onTrouble, idleMilliseconds }: LambdaOptions): Lambda {
	const models = new Map(functions.flatMap((model) => [[model.name, model] as const, [model.arn, model] as const]));
	const pools = new Map<string, FunctionPool>();
	const poolOf = (model: FunctionModel): FunctionPool => {
		const known = pools.get(model.name);
		if (known !== undefined) return known;
		const environment = environmentOf(model);
		const pool = createFunctionPool({
			startRunner: () => createRunner({ model, environment, writeLog: (chunk) => logs.write(model.name, chunk) }),
			maximumRunners: MAXIMUM_RUNNERS,
			idleMilliseconds: idleMilliseconds ?? IDLE_MILLISECONDS,
		});
		pools.set(model.name, pool);
		return pool;
	};
	return {
		find: (functionArnOrName) => models.get(functionArnOrName),
		warm(functionArnOrName) {
			const model = models.get(functionArnOrName);
			if (model !== undefined) poolOf(model).warm();
		},
		async invoke(functionArnOrName, payload) {
			const model = models.get(functionArnOrName);
			if (model === undefined) {
				throw new Error(
					`No function ${functionArnOrName} in the template; known are: ${functions.map(({ name }) => name).join(', ')}.`,
				);
			}
			const request = JSON.stringify(payload) ?? 'null';
			const outcome = refuseRequest(request) ?? limitAnswer(await poolOf(model).invoke(request));
			if (!outcome.ok) {
				const { errorType, errorMessage, trace } = outcome.failure;
				logs.write(model.name, `${trace.length > 0 ? trace.join('\n') : `${errorType}: ${errorMessage}`}\n`);
				onTrouble(`${model.name}: ${errorType}: ${firstLine(errorMessage)} (${relative('', logs.pathOf(model.name))})`);
			}
			return outcome;
		},
		async stop() {
			await Promise.all([...pools.values()].map((pool) => pool.stop()));
		},
	};
}

/** By this error the front door tells a request too large from a function that failed. */
export const REQUEST_TOO_LARGE = 'RequestTooLargeException';

function refuseRequest(request: string): InvocationOutcome | undefined {
	if (Buffer.byteLength(request) <= LARGEST_REQUEST) return undefined;
	const errorMessage = `Request must be smaller than ${LARGEST_REQUEST} bytes for the InvokeFunction operation`;
	return { ok: false, failure: { errorType: REQUEST_TOO_LARGE, errorMessage, trace: [] } };
}

function limitAnswer(outcome: InvocationOutcome): InvocationOutcome {
	if (!outcome.ok || Buffer.byteLength(outcome.payload) <= LARGEST_ANSWER) return outcome;
	const errorMessage = `Response payload size exceeded maximum allowed payload size (${LARGEST_ANSWER} bytes).`;
	return { ok: false, failure: { errorType: 'Function.ResponseSizeTooLarge', errorMessage, trace: [] } };
}

const firstLine = (text: string) => text.split('\n', 1)[0] ?? '';
