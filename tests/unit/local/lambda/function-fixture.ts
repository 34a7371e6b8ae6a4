// Functions for the tests of the runtime: a bundle folder with one handler written by the test.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { FunctionModel } from '../../../../infra/local/assembly/model.ts';
import { createFunctionLogs } from '../../../../infra/local/lambda/function-log.ts';
import { createLambda, type Lambda } from '../../../../infra/local/lambda/lambda.ts';

export const functionModel = (over: Partial<FunctionModel> = {}): FunctionModel => ({
	name: 'f',
	arn: 'arn:aws:lambda:ap-southeast-1:000000000000:function:f',
	roleArn: 'arn:aws:iam::000000000000:role/f-role',
	logGroupName: '/f',
	folder: '/nowhere',
	handler: 'index.handler',
	environment: {},
	timeoutSeconds: 5,
	memoryMegabytes: 128,
	deadLetterArn: undefined,
	asyncRetries: 2,
	asyncMaximumAgeSeconds: 21_600,
	asyncFailureArn: undefined,
	...over,
});

export interface RunningFunction {
	readonly lambda: Lambda;
	readonly troubles: string[];
	readonly logPath: string;
	call(payload?: unknown): ReturnType<Lambda['invoke']>;
}

export function runFunction(
	code: string,
	over: Partial<FunctionModel> = {},
	options: { environment?: Record<string, string>; idleMilliseconds?: number } = {},
): RunningFunction {
	const folder = mkdtempSync(join(tmpdir(), 'function-'));
	writeFileSync(join(folder, 'index.mjs'), code);
	const troubles: string[] = [];
	const logs = createFunctionLogs(join(folder, 'logs'), (line) => troubles.push(line));
	const lambda = createLambda({
		functions: [functionModel({ folder, ...over })],
		environmentOf: () => ({ PATH: process.env.PATH ?? '', ...options.environment }),
		logs,
		onTrouble: (line) => troubles.push(line),
		...(options.idleMilliseconds === undefined ? {} : { idleMilliseconds: options.idleMilliseconds }),
	});
	onTestFinished(async () => {
		await lambda.stop();
		await logs.close();
		rmSync(folder, { recursive: true, force: true });
	});
	return {
		lambda,
		troubles,
		logPath: logs.pathOf('f'),
		call: (payload = {}) => lambda.invoke('f', payload),
	};
}
