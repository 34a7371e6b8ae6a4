// The loop over durable work looks again whenever it might have missed something, and never twice at a time.
import { expect, onTestFinished, test } from 'vitest';
import { createTestClock } from '../../../infra/local/clock.ts';
import { createWakeLoop } from '../../../infra/local/wake.ts';

test('a wake during a pass causes another pass, never a second one beside it', async () => {
	let running = 0;
	let most = 0;
	let passes = 0;
	const loop = createWakeLoop(
		createTestClock(0),
		async () => {
			most = Math.max(most, ++running);
			passes++;
			if (passes < 3) loop.wake();
			await new Promise((resolve) => setImmediate(resolve));
			running--;
			return undefined;
		},
		() => undefined,
	);
	loop.wake();
	loop.wake();
	await loop.idle();
	expect([passes, most]).toEqual([3, 1]);
});

test('it sleeps until the time its pass named, and tries again after an error', async () => {
	const clock = createTestClock(0);
	const at: number[] = [];
	const errors: unknown[] = [];
	const loop = createWakeLoop(
		clock,
		async () => {
			at.push(clock.now());
			if (at.length === 2) throw new Error('once');
			return at.length === 1 ? 5000 : undefined;
		},
		(error) => errors.push(error),
	);
	onTestFinished(clock.settleWith(loop.idle));
	loop.wake();
	await clock.advance(20_000);
	expect(at).toEqual([0, 5000, 6000]);
	expect(errors).toHaveLength(1);
	await loop.stop();
	loop.wake();
	await clock.advance(1);
	expect(at).toHaveLength(3);
});
