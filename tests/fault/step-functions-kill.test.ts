// Kill -9 of the engine while four hundred executions run: all end, none twice, a repeated call carries the same task token.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Call, createEngineProcess, machineArn, until } from './step-functions-child.ts';

const executions = 400;
const killAfterCalls = [150, 350, 550];
const machineOf = (k: number) => (k % 4 === 0 ? 'asking' : 'quick');

test('of 400 executions all end once through three kills', { timeout: 120_000 }, async () => {
	const { start, kill, send, lines } = createEngineProcess();
	const running = async (name: string) => {
		const answer = await send('ListExecutions', { stateMachineArn: machineArn(name), statusFilter: 'RUNNING' });
		return (answer.executions as unknown[]).length;
	};

	await start();
	const killing = (async () => {
		for (const count of killAfterCalls) {
			await until(() => lines('calls').length >= count);
			await kill();
			await start();
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
	await until(() => tokens().size === asking.length);
	const handedOut = tokens();
	expect([...handedOut.values()].filter((ofOne) => ofOne.size !== 1)).toEqual([]);
	for (const k of asking)
		expect(await send('SendTaskSuccess', { taskToken: [...handedOut.get(`x${k}`)!][0], output: '{}' })).toEqual({});
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
	const calls = lines<Call>('calls').map((call) => JSON.stringify(call));
	const repeated = calls.length - new Set(calls).size;
	console.log(`400 executions, 3 kills: ${calls.length} calls, ${repeated} of them repeated`);
	expect(repeated).toBeGreaterThan(0);
	expect(repeated).toBeLessThan(killAfterCalls.length * executions);
});
