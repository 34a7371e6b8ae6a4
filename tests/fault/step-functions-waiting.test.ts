// Five thousand executions wait for an answer, the engine is killed and starts again: all of them still wait, nothing is called again, and
// the tokens handed out before still count. How long and how much is printed, not judged: it belongs to the machine.
import { expect, test } from 'vitest';
import { type Call, createEngineProcess, machineArn, until } from './step-functions-child.ts';

const executions = 5000;
const answered = 100;
const atOnce = 40;
const nameOf = (k: number) => `x${k}-waits`;

test('5,000 executions wait through a kill, and the tokens from before it still count', {
	timeout: 180_000,
}, async () => {
	const { start, kill, send, heap, lines } = createEngineProcess();
	const stateMachineArn = machineArn('asking');
	async function list(statusFilter: string): Promise<string[]> {
		const names: string[] = [];
		for (let nextToken: unknown; ; ) {
			const page = await send('ListExecutions', { stateMachineArn, statusFilter, maxResults: 1000, nextToken });
			names.push(...(page.executions as { name: string }[]).map(({ name }) => name));
			nextToken = page.nextToken;
			if (nextToken === undefined) return names;
		}
	}

	await start({ withoutSync: true });
	// One execution first: what the code itself takes is not counted.
	await send('StartExecution', { stateMachineArn, name: 'first' });
	const before = await heap();
	const since = performance.now();
	let next = 0;
	const starters = Array.from({ length: atOnce }, async () => {
		while (next < executions) await send('StartExecution', { stateMachineArn, name: nameOf(next++) });
	});
	await Promise.all(starters);
	await until(() => lines('calls').length === executions + 1);
	const perSecond = executions / ((performance.now() - since) / 1000);
	const perExecution = ((await heap()) - before) / executions;

	await kill();
	const { processMs, engineMs } = await start({ withoutSync: true });
	expect(new Set(await list('RUNNING')).size).toBe(executions + 1);
	const perExecutionAfter = ((await heap()) - before) / executions;

	const tokens = new Map(lines<Call>('calls').map(({ execution, token }) => [execution, token]));
	expect(tokens.size).toBe(executions + 1);
	const chosen = Array.from({ length: answered }, (_, k) => nameOf(k * (executions / answered)));
	for (const name of chosen) {
		const output = JSON.stringify({ name });
		expect(await send('SendTaskSuccess', { taskToken: tokens.get(name), output })).toEqual({});
	}
	await until(async () => (await list('SUCCEEDED')).length === answered);
	expect((await list('SUCCEEDED')).sort()).toEqual(chosen.toSorted());
	expect(await list('RUNNING')).toHaveLength(executions + 1 - answered);
	// The restart called nobody again, save those whose call had just been made when the kill came and was not yet written down as answered.
	const all = lines<Call>('calls');
	const inFlight = new Set(all.slice(executions + 1 - atOnce, executions + 1).map(({ execution }) => execution));
	const after = all.slice(executions + 1).filter(({ execution, state }) => state !== 'A' || !inFlight.has(execution));
	expect(after.map(({ execution, state }) => `${execution} ${state}`).sort()).toEqual(
		chosen.map((name) => `${name} B`).sort(),
	);
	console.log(
		`${executions} waiting: ${perSecond.toFixed(0)} starts/s; ${perExecution.toFixed(0)} bytes of heap each, ${perExecutionAfter.toFixed(0)} after the restart; ` +
			`the engine opened in ${engineMs.toFixed(1)} ms, the process was back in ${processMs.toFixed(0)} ms`,
	);
});
