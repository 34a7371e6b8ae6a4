// The queues of the template over SQLite rows. Invariant: a message that was accepted stays until it is removed by its latest receipt,
// outlives its retention, or has been received too often and moves to the dead-letter queue, all in single transactions.
import { createHash, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { QueueModel } from '../assembly/model.ts';
import type { Clock } from '../clock.ts';
import { transaction } from '../sqlite.ts';

export interface ReceivedMessage {
	readonly id: string;
	readonly receipt: string;
	readonly body: string;
	readonly bodyMd5: string;
	readonly sentAt: number;
	readonly firstReceivedAt: number;
	readonly receiveCount: number;
}

export interface Queues {
	/** Writes the message down; within a transaction of the caller it is part of that. Listeners wake on the next turn. */
	send(queueArn: string, body: string): void;
	receive(queueArn: string, maximum: number): ReceivedMessage[];
	remove(receipt: string): void;
	/** Makes a received message visible again after so many ms. */
	release(receipt: string, after: number): void;
	/** When the next message of the queue becomes visible, if there is one. */
	nextVisibleAt(queueArn: string): number | undefined;
	/** Messages waiting or in flight. */
	count(queueArn: string): number;
	onMessage(queueArn: string, listener: () => void): void;
	has(queueArn: string): boolean;
}

/** The most a message may hold, in bytes of UTF-8. */
export const LARGEST_MESSAGE = 1_048_576;

const rowSchema = z.object({
	id: z.string(),
	body: z.string(),
	sent_at: z.number(),
	first_received_at: z.number().nullable(),
	receive_count: z.number(),
});

export function createQueues(options: { db: DatabaseSync; clock: Clock; queues: readonly QueueModel[] }): Queues {
	const { db, clock } = options;
	const models = new Map(options.queues.map((queue) => [queue.arn, queue]));
	const listeners = new Map<string, Set<() => void>>();
	db.exec(`CREATE TABLE IF NOT EXISTS queue_messages (
		id TEXT PRIMARY KEY, queue_arn TEXT NOT NULL, body TEXT NOT NULL, sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL,
		first_received_at INTEGER, receive_count INTEGER NOT NULL, receipt TEXT UNIQUE, interrupted INTEGER NOT NULL DEFAULT 0
	) STRICT;
	CREATE INDEX IF NOT EXISTS queue_messages_visible ON queue_messages (queue_arn, visible_at);`);
	// A data folder from before the column was there.
	if (
		!db
			.prepare('PRAGMA table_info(queue_messages)')
			.all()
			.some(({ name }) => name === 'interrupted')
	)
		db.exec('ALTER TABLE queue_messages ADD COLUMN interrupted INTEGER NOT NULL DEFAULT 0');
	// Whoever held a message when the last host ended is gone: no need to wait out the visibility time. And the end was the host's, not the
	// message's: it does not count towards the dead-letter queue, or a few kills would put aside what nobody ever failed.
	db.prepare(
		'UPDATE queue_messages SET visible_at = MIN(visible_at, ?), interrupted = interrupted + 1, receipt = NULL WHERE receipt IS NOT NULL',
	).run(clock.now());
	const insert = db.prepare('INSERT INTO queue_messages VALUES (?, ?, ?, ?, ?, NULL, 0, NULL, 0)');
	const expire = db.prepare('DELETE FROM queue_messages WHERE queue_arn = ? AND sent_at <= ?');
	const redrive = db.prepare(
		'UPDATE queue_messages SET queue_arn = ?, visible_at = ?, receive_count = 0, interrupted = 0, first_received_at = NULL, receipt = NULL WHERE queue_arn = ? AND visible_at <= ? AND receive_count - interrupted >= ?',
	);
	const visible = db.prepare(
		'SELECT id, body, sent_at, first_received_at, receive_count FROM queue_messages WHERE queue_arn = ? AND visible_at <= ? ORDER BY sent_at, rowid LIMIT ?',
	);
	const hold = db.prepare(
		'UPDATE queue_messages SET visible_at = ?, receive_count = ?, first_received_at = ?, receipt = ? WHERE id = ?',
	);
	const removeByReceipt = db.prepare('DELETE FROM queue_messages WHERE receipt = ?');
	const show = db.prepare('UPDATE queue_messages SET visible_at = ? WHERE receipt = ? RETURNING queue_arn');
	const earliest = db.prepare('SELECT MIN(visible_at) AS at FROM queue_messages WHERE queue_arn = ?');
	const counted = db.prepare('SELECT COUNT(*) AS messages FROM queue_messages WHERE queue_arn = ?');

	const modelOf = (queueArn: string): QueueModel => {
		const model = models.get(queueArn);
		if (model === undefined) throw new Error(`No queue ${queueArn} in the template.`);
		return model;
	};
	const tell = (queueArn: string) => {
		for (const listener of listeners.get(queueArn) ?? []) setImmediate(listener);
	};

	return {
		has: (queueArn) => models.has(queueArn),
		send(queueArn, body) {
			const { delaySeconds } = modelOf(queueArn);
			const bytes = Buffer.byteLength(body);
			if (bytes > LARGEST_MESSAGE) {
				throw new Error(`${queueArn}: a message must be shorter than ${LARGEST_MESSAGE} bytes, not ${bytes}.`);
			}
			insert.run(randomUUID(), queueArn, body, clock.now(), clock.now() + delaySeconds * 1000);
			tell(queueArn);
		},
		receive(queueArn, maximum) {
			const model = modelOf(queueArn);
			return transaction(db, () => {
				const now = clock.now();
				expire.run(queueArn, now - model.retentionSeconds * 1000);
				if (model.redrive !== undefined) {
					const { deadLetterArn, maxReceiveCount } = model.redrive;
					const moved = redrive.run(deadLetterArn, now, queueArn, now, maxReceiveCount);
					if (moved.changes > 0) tell(deadLetterArn);
				}
				return z
					.array(rowSchema)
					.parse(visible.all(queueArn, now, maximum))
					.map((row): ReceivedMessage => {
						const receipt = randomUUID();
						const firstReceivedAt = row.first_received_at ?? now;
						const receiveCount = row.receive_count + 1;
						hold.run(now + model.visibilitySeconds * 1000, receiveCount, firstReceivedAt, receipt, row.id);
						const bodyMd5 = createHash('md5').update(row.body).digest('hex');
						return { id: row.id, receipt, body: row.body, bodyMd5, sentAt: row.sent_at, firstReceivedAt, receiveCount };
					});
			});
		},
		remove: (receipt) => void removeByReceipt.run(receipt),
		release(receipt, after) {
			const row = show.get(clock.now() + after, receipt);
			if (row !== undefined) tell(String(row.queue_arn));
		},
		nextVisibleAt: (queueArn) => z.object({ at: z.number().nullable() }).parse(earliest.get(queueArn)).at ?? undefined,
		count: (queueArn) => z.object({ messages: z.number() }).parse(counted.get(queueArn)).messages,
		onMessage(queueArn, listener) {
			const known = listeners.get(queueArn) ?? new Set();
			known.add(listener);
			listeners.set(queueArn, known);
		},
	};
}
