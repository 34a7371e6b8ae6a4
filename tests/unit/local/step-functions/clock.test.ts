// The clocks of the local host: far timers, and a test clock whose time moves only when told.
import { expect, onTestFinished, test, vi } from 'vitest';
import { createTestClock, systemClock } from '../../../../infra/local/clock.ts';

test('a system timer a year ahead does not fire at once, and fires in its time', () => {
	vi.useFakeTimers({ now: 0 });
	onTestFinished(() => void vi.useRealTimers());
	const year = 365 * 24 * 3600 * 1000;
	const fired = vi.fn();
	systemClock.setTimer(year, fired);
	vi.advanceTimersByTime(year - 1);
	expect(fired).not.toHaveBeenCalled();
	vi.advanceTimersByTime(1);
	expect(fired).toHaveBeenCalledOnce();
});

test('a system timer in the past fires soon but not within the call, unless cancelled', async () => {
	const fired = vi.fn();
	const cancelled = vi.fn();
	systemClock.setTimer(0, fired);
	systemClock.setTimer(0, cancelled)();
	expect(fired).not.toHaveBeenCalled();
	await vi.waitUntil(() => fired.mock.calls.length > 0);
	expect(cancelled).not.toHaveBeenCalled();
});

test('the test clock fires timers in order, each at its own time, also those set on the way', async () => {
	const clock = createTestClock(0);
	const seen: string[] = [];
	const note = (name: string) => seen.push(`${name}@${clock.now()}`);
	clock.setTimer(20, () => note('late'));
	clock.setTimer(10, () => {
		note('early');
		clock.setTimer(15, () => note('between'));
	});
	const cancel = clock.setTimer(12, () => note('cancelled'));
	cancel();
	await clock.advance(19);
	expect(seen).toEqual(['early@10', 'between@15']);
	await clock.advanceTo(30);
	expect(seen).toEqual(['early@10', 'between@15', 'late@20']);
	expect(clock.now()).toBe(30);
});

test('of timers due together, one may still cancel the other', async () => {
	const clock = createTestClock(0);
	const second = vi.fn();
	clock.setTimer(5, () => cancel());
	const cancel = clock.setTimer(5, second);
	await clock.advance(5);
	expect(second).not.toHaveBeenCalled();
});

test('time does not move before registered work has settled', async () => {
	const clock = createTestClock(0);
	const { promise: work, resolve: release } = Promise.withResolvers<void>();
	clock.settleWith(() => work);
	const moved = clock.advance(5);
	await new Promise((resolve) => setImmediate(resolve));
	expect(clock.now()).toBe(0);
	release();
	await moved;
	expect(clock.now()).toBe(5);
});
