// Owns the events still to be told: a row stays until `deliver` has taken it, so each is delivered at least once.
// A refused event waits with growing back-off (kept in its row, so it survives a restart) and holds up no other.
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import type { ObjectCreatedEvent } from './object-created-event.ts';

export interface EventOutbox {
	/** Call inside the transaction that the event tells of. */
	append(event: ObjectCreatedEvent): void;
	/** Call after the commit. */
	wake(): void;
	/** Resolves when nothing is left to deliver now; an event that waits for its next attempt does not count. */
	idle(): Promise<void>;
	/** Ends deliveries; resolves when the one in flight has ended. */
	stop(): Promise<void>;
}

export interface OutboxDeps {
	readonly db: DatabaseSync;
	readonly clock: Clock;
	readonly deliver: (event: ObjectCreatedEvent) => Promise<void>;
	readonly warn: (line: string) => void;
}

const firstDelay = 200;
const longestDelay = 30_000;

export function createEventOutbox({ db, clock, deliver, warn }: OutboxDeps): EventOutbox {
	db.exec(`
		CREATE TABLE IF NOT EXISTS s3_outbox (
			id INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, attempts INTEGER NOT NULL, due INTEGER NOT NULL
		) STRICT;
		CREATE INDEX IF NOT EXISTS s3_outbox_by_due ON s3_outbox (due);
	`);
	const insert = db.prepare('INSERT INTO s3_outbox (event, attempts, due) VALUES (?, 0, ?)');
	const dueNow = db.prepare('SELECT id, event, attempts FROM s3_outbox WHERE due <= ? ORDER BY id LIMIT 1');
	const earliest = db.prepare('SELECT MIN(due) AS due FROM s3_outbox');
	const remove = db.prepare('DELETE FROM s3_outbox WHERE id = ?');
	const postpone = db.prepare('UPDATE s3_outbox SET attempts = ?, due = ? WHERE id = ?');
	let running: Promise<void> | undefined;
	let stopped = false;
	let cancelTimer = () => {};

	async function drain(): Promise<void> {
		for (let row = dueNow.get(clock.now()); row !== undefined && !stopped; row = dueNow.get(clock.now())) {
			const id = Number(row.id);
			const event: ObjectCreatedEvent = JSON.parse(String(row.event));
			try {
				await deliver(event);
				remove.run(id);
			} catch (error) {
				const attempts = Number(row.attempts) + 1;
				const delay = Math.min(longestDelay, firstDelay * 2 ** (attempts - 1));
				postpone.run(attempts, clock.now() + delay, id);
				warn(`S3: event for ${event.detail.object.key} not delivered (attempt ${attempts}): ${String(error)}`);
			}
		}
	}

	function wake(): void {
		if (stopped || running !== undefined) return;
		cancelTimer();
		running = Promise.resolve()
			.then(drain)
			.finally(() => {
				running = undefined;
				if (stopped) return;
				const due = earliest.get()?.due;
				if (typeof due !== 'number') return;
				if (due <= clock.now()) wake();
				else cancelTimer = clock.setTimer(due, wake);
			});
	}

	wake();
	return {
		append: (event) => void insert.run(JSON.stringify(event), clock.now()),
		wake,
		async idle() {
			while (running !== undefined) await running;
		},
		async stop() {
			stopped = true;
			cancelTimer();
			await running;
		},
	};
}
