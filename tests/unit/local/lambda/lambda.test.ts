// A function's end, however it comes, is an outcome with AWS's name, and the next call finds a fresh copy.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runFunction } from './function-fixture.ts';

const byCommand = `
import { existsSync, writeFileSync } from 'node:fs';
let calls = 0;
export const handler = async (event, context) => {
	calls++;
	switch (event.do) {
		case 'loop': for (;;);
		case 'hang': return new Promise(() => setInterval(() => {}, 1000));
		case 'exit': process.exit(7);
		case 'throw': throw Object.assign(new Error('no such thing'), { name: 'PermanentError' });
		case 'later': setTimeout(() => { throw new Error('late'); }, 0); return new Promise(() => {});
		case 'heap': { const all = []; for (;;) all.push(new Array(10_000).fill(calls)); }
		case 'buffers': { const all = []; for (;;) { all.push(Buffer.alloc(20_000_000, 1)); await new Promise((go) => setTimeout(go, 5)); } }
		case 'meet': writeFileSync(event.mine, ''); while (!existsSync(event.other)) await new Promise((go) => setTimeout(go, 10)); return { calls };
		case 'nothing': return undefined;
		case 'large': return 'x'.repeat(6_291_556);
		case 'say': console.log('said aloud'); console.error('said in anger'); return 1;
		default: return { calls, event, region: process.env.AWS_REGION, host: process.env.VITEST, name: context.functionName, left: context.getRemainingTimeInMillis() };
	}
};`;

describe.each([
	['a thread', 128],
	['a process', 1536],
])('a function in %s', (_, memoryMegabytes) => {
	test('sees its event, its context and its own environment only', async () => {
		const { call } = runFunction(byCommand, { memoryMegabytes }, { environment: { AWS_REGION: 'here' } });
		const outcome = await call({ a: 'á' });
		expect(outcome.ok && JSON.parse(outcome.payload)).toMatchObject({
			calls: 1,
			event: { a: 'á' },
			region: 'here',
			name: 'f',
		});
		expect(outcome.ok && JSON.parse(outcome.payload)).not.toHaveProperty('host');
		const again = await call();
		expect(again.ok && JSON.parse(again.payload)).toMatchObject({ calls: 2 });
		expect(await call({ do: 'nothing' })).toEqual({ ok: true, payload: 'null' });
	});

	test.each([
		['loop', 'Sandbox.Timedout', /Task timed out after 0.50 seconds/],
		['hang', 'Sandbox.Timedout', /Task timed out after 0.50 seconds/],
		['exit', 'Runtime.ExitError', /7/],
		['throw', 'PermanentError', /^no such thing$/],
		['later', 'Runtime.ExitError', /late/],
	])('that does %s ends as %s and the next call works', async (what, errorType, errorMessage) => {
		const { call, troubles } = runFunction(byCommand, { memoryMegabytes, timeoutSeconds: 0.5 });
		const outcome = await call({ do: what });
		expect(outcome).toMatchObject({ ok: false, failure: { errorType } });
		expect(!outcome.ok && outcome.failure.errorMessage).toMatch(errorMessage);
		expect(troubles).toHaveLength(1);
		expect((await call()).ok).toBe(true);
	});

	test('that says something says it to its log, not to the terminal', async () => {
		const { call, logPath } = runFunction(byCommand, { memoryMegabytes });
		await call({ do: 'say' });
		const log = () => (existsSync(logPath) ? readFileSync(logPath, 'utf8') : '');
		for (let attempt = 0; attempt < 200 && !log().includes('said in anger'); attempt++) await sleep(20);
		expect(log()).toContain('said aloud');
		expect(log()).toContain('said in anger');
	});

	test('runs as many calls at a time as there are, each copy one', async () => {
		const { call } = runFunction(byCommand, { memoryMegabytes, timeoutSeconds: 20 });
		const folder = mkdtempSync(join(tmpdir(), 'meeting-'));
		onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
		// Each call waits for the other: both are running at the same time or neither ends.
		const [a, b] = [join(folder, 'a'), join(folder, 'b')];
		const meetings = [
			{ mine: a, other: b },
			{ mine: b, other: a },
		];
		const outcomes = await Promise.all(meetings.map((meeting) => call({ do: 'meet', ...meeting })));
		expect(outcomes.map((outcome) => outcome.ok && JSON.parse(outcome.payload))).toEqual([{ calls: 1 }, { calls: 1 }]);
	});
});

test('a heap over the limit ends the function alone', async () => {
	const { call } = runFunction(byCommand, { memoryMegabytes: 64, timeoutSeconds: 20 });
	expect(await call({ do: 'heap' })).toMatchObject({ ok: false, failure: { errorType: 'Runtime.OutOfMemory' } });
	expect((await call()).ok).toBe(true);
});

test('buffers over the limit end a function that runs as a process', async () => {
	const { call } = runFunction(byCommand, { memoryMegabytes: 1536, timeoutSeconds: 20 });
	expect(await call({ do: 'buffers' })).toMatchObject({ ok: false, failure: { errorType: 'Runtime.OutOfMemory' } });
	expect((await call()).ok).toBe(true);
});

test('an answer too large for Lambda is refused', async () => {
	const { call } = runFunction(byCommand);
	expect(await call({ do: 'large' })).toMatchObject({
		ok: false,
		failure: { errorType: 'Function.ResponseSizeTooLarge' },
	});
});

test('a bundle that does not load says why, at every call', async () => {
	const { call } = runFunction("import 'nothing-of-this-name'; export const handler = () => 1;");
	for (let time = 0; time < 2; time++) {
		expect(await call()).toMatchObject({ ok: false, failure: { errorMessage: /nothing-of-this-name/ } });
	}
	const { call: wrongName } = runFunction('export const main = () => 1;');
	expect(await wrongName()).toMatchObject({ ok: false, failure: { errorType: 'Runtime.HandlerNotFound' } });
});

test('a burst of quick calls starts few copies', async () => {
	const { call } = runFunction('let calls = 0; export const handler = async () => ({ calls: ++calls });');
	const outcomes = await Promise.all(Array.from({ length: 30 }, () => call()));
	const counts = outcomes.map((outcome) => (outcome.ok ? JSON.parse(outcome.payload).calls : 0));
	expect(counts.filter((count) => count === 1).length).toBeLessThan(3);
});

test('a copy left idle is stopped', async () => {
	const { call } = runFunction(byCommand, {}, { idleMilliseconds: 50 });
	await call();
	await new Promise((resolve) => setTimeout(resolve, 200));
	const outcome = await call();
	expect(outcome.ok && JSON.parse(outcome.payload)).toMatchObject({ calls: 1 });
});

test('a function nobody described is refused by name', async () => {
	const { lambda } = runFunction(byCommand);
	await expect(lambda.invoke('ghost', {})).rejects.toThrow(/ghost.*known are: f/);
});
