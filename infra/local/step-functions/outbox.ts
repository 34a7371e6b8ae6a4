// Status changes on their way to EventBridge. Invariant: an event is written with the change it tells of and deleted only after it was taken:
// delivered at least once, also across a crash.
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import { createEarliestTimer } from './earliest-timer.ts';
import type { ExecutionStatusChange } from './status-event.ts';

export type Deliver = (event: ExecutionStatusChange) => Promise<void>;
export type Outbox = ReturnType<typeof createOutbox>;

const longestPause = 60_000;

export function createOutbox(options: {
	db: DatabaseSync;
	clock: Clock;
	deliver: Deliver | undefined;
	background: (promise: Promise<unknown>) => void;
	report: (error: unknown) => void;
}) {
	const { db, clock, deliver, background, report } = options;
	const insert = db.prepare('INSERT INTO sfn_outbox (event, attempts, due) VALUES (?, 0, ?)');
	const due = db.prepare('SELECT * FROM sfn_outbox WHERE due <= ? ORDER BY id LIMIT 100');
	const earliest = db.prepare('SELECT MIN(due) AS due FROM sfn_outbox');
	const remove = db.prepare('DELETE FROM sfn_outbox WHERE id = ?');
	const postpone = db.prepare('UPDATE sfn_outbox SET attempts = attempts + 1, due = ? WHERE id = ?');
	const timer = createEarliestTimer(clock, () => kick());
	let pumping = false;
	let again = false;
	let stopped = true;

	async function pump(take: Deliver): Promise<void> {
		for (let rows = due.all(clock.now()); rows.length > 0; rows = due.all(clock.now()))
			for (const { id, event, attempts } of rows) {
				let failure: unknown;
				try {
					await take(JSON.parse(String(event)) as ExecutionStatusChange);
				} catch (error) {
					failure = error ?? new Error('a status change was refused');
				}
				if (stopped) return;
				if (failure === undefined) {
					remove.run(Number(id));
					continue;
				}
				report(failure);
				postpone.run(clock.now() + Math.min(1000 * 2 ** Number(attempts), longestPause), Number(id));
			}
		const next = earliest.get()?.due;
		if (typeof next === 'number') timer.arm(next);
	}

	function kick(): void {
		// An event may be added just as the pump has seen that nothing is left.
		again = pumping;
		if (!deliver || pumping || stopped) return;
		pumping = true;
		background(
			pump(deliver).finally(() => {
				pumping = false;
				if (again) kick();
			}),
		);
	}

	return {
		/** Belongs into the transaction that changes the status. */
		add(event: ExecutionStatusChange): void {
			// Without a taker nothing would ever empty the table.
			if (deliver) insert.run(JSON.stringify(event), clock.now());
		},
		/** Delivers what is due, in the background. To be called after the commit. */
		kick,
		/** Takes up what a crash left, and delivers from now on. */
		start(): void {
			stopped = false;
			kick();
		},
		stop(): void {
			stopped = true;
			timer.cancel();
		},
	};
}
