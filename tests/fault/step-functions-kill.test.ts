// Kill -9 of the engine while a hundred executions run: none is lost, none ends twice, a repeated call carries the same task token.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const executions = 100;
const killAfterCalls = [40, 90, 140];
const machineArn = (name: string) => `arn:aws:states:ap-southeast-1:000000000000:stateMachine:${name}`;
const machineOf = (k: number) => (k % 4 === 0 ? 'asking' : 'quick');

interface Call {
	name: string;
	execution: string;
	state: string;
	retry: number;
	token?: string;
}

test('three kills lose nothing', { timeout: 60_000 }, async () => {
	const folder = mkdtempSync(join(tmpdir(), 'sfn-kill-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const lines = <T>(file: string) =>
		existsSync(join(folder, file))
			? readFileSync(join(folder, file), 'utf8')
					.split('\n')
					.filter(Boolean)
					.map((line) => JSON.parse(line) as T)
			: [];
	let child: ChildProcess | undefined;
	let port = 0;
	async function startHost(): Promise<void> {
		child = fork(fileURLToPath(new URL('./step-functions-host.ts', import.meta.url)), [folder], { execArgv: [] });
		[port] = (await once(child, 'message')) as [number];
	}
	async function killHost(): Promise<void> {
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const exit = once(child, 'exit');
		child.kill('SIGKILL');
		await exit;
	}
	onTestFinished(killHost);

	/** Sends until a living host answers, as the SDK's retries would. */
	async function send(operation: string, body: object): Promise<Record<string, unknown>> {
		for (;;) {
			try {
				const response = await fetch(`http://127.0.0.1:${port}/`, {
					method: 'POST',
					headers: { 'x-amz-target': `AWSStepFunctions.${operation}` },
					body: JSON.stringify(body),
				});
				return (await response.json()) as Record<string, unknown>;
			} catch {
				// Killed under the request: whether it was done is unknown, so it is sent again.
				await sleep(20);
			}
		}
	}
	const running = async (name: string) => {
		const answer = await send('ListExecutions', { stateMachineArn: machineArn(name), statusFilter: 'RUNNING' });
		return (answer.executions as unknown[]).length;
	};
	async function until(done: () => boolean | Promise<boolean>): Promise<void> {
		while (!(await done())) await sleep(10);
	}

	await startHost();
	const killing = (async () => {
		for (const count of killAfterCalls) {
			await until(() => lines('calls').length >= count);
			await killHost();
			await startHost();
		}
	})();
	let next = 0;
	const starters = Array.from({ length: 8 }, async () => {
		while (next < executions) {
			const k = next++;
			const request = { stateMachineArn: machineArn(machineOf(k)), name: `x${k}`, input: JSON.stringify({ k }) };
			const answer = await send('StartExecution', request);
			// A start whose answer was lost may have run to its end meanwhile: the name proves that it was not lost.
			expect(answer.executionArn ?? String(answer.__type)).toMatch(/:x\d+$|#ExecutionAlreadyExists$/);
			await sleep(30);
		}
	});
	await Promise.all([killing, ...starters]);

	// Every execution that asks has asked; its token, however often it was handed out, is one.
	const asking = Array.from({ length: executions }, (_, k) => k).filter((k) => machineOf(k) === 'asking');
	const tokens = () => {
		const byExecution = new Map<string, Set<string>>();
		for (const { execution, token } of lines<Call>('calls'))
			if (token) byExecution.set(execution, (byExecution.get(execution) ?? new Set()).add(token));
		return byExecution;
	};
	const askedWith = (k: number) => tokens().get(`x${k}`);
	await until(() => asking.every((k) => askedWith(k)));
	expect([...tokens().values()].filter((handedOut) => handedOut.size !== 1)).toEqual([]);
	for (const k of asking)
		expect(await send('SendTaskSuccess', { taskToken: [...askedWith(k)!][0], output: '{}' })).toEqual({});
	await until(async () => (await running('quick')) + (await running('asking')) === 0);

	const endings: string[] = [];
	for (let k = 0; k < executions; k++) {
		const executionArn = `${machineArn(machineOf(k)).replace(':stateMachine:', ':execution:')}:x${k}`;
		const { events } = await send('GetExecutionHistory', { executionArn, maxResults: 1000 });
		const history = events as { id: number; type: string }[];
		expect(history.map(({ id }) => id)).toEqual(history.map((_, index) => index + 1));
		endings.push(...history.map(({ type }) => type).filter((type) => /^Execution(?!Started)/.test(type)));
	}
	expect(endings).toEqual(Array.from({ length: executions }, () => 'ExecutionSucceeded'));
	await until(() => new Set(lines('events').map((event) => JSON.stringify(event))).size === 2 * executions);
	const repeated = lines<Call>('calls').length - new Set(lines<Call>('calls').map((call) => JSON.stringify(call))).size;
	expect(repeated).toBeGreaterThan(0);
	expect(repeated).toBeLessThan(killAfterCalls.length * executions);
});
