// Asynchronous calls as rows, so that they outlive the host. Invariant: a call keeps the time it was accepted through all its attempts.
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

export interface AsyncCall {
	readonly id: string;
	readonly functionArn: string;
	readonly payload: string;
	readonly attempts: number;
	readonly acceptedAt: number;
	readonly dueAt: number;
}

const rowSchema = z.object({
	id: z.string(),
	function_arn: z.string(),
	payload: z.string(),
	attempts: z.number(),
	accepted_at: z.number(),
	due_at: z.number(),
});

export function createAsyncCallRows(db: DatabaseSync, now: number) {
	db.exec(`CREATE TABLE IF NOT EXISTS async_invocations (
		id TEXT PRIMARY KEY, function_arn TEXT NOT NULL, payload TEXT NOT NULL, attempts INTEGER NOT NULL, due_at INTEGER NOT NULL
	) STRICT`);
	const columns = db.prepare("SELECT name FROM pragma_table_info('async_invocations')").all();
	// A data folder of an earlier host: its calls count as accepted now.
	if (!columns.some(({ name }) => name === 'accepted_at')) {
		db.exec(`ALTER TABLE async_invocations ADD COLUMN accepted_at INTEGER NOT NULL DEFAULT ${now}`);
	}
	const insert = db.prepare(
		'INSERT INTO async_invocations (id, function_arn, payload, attempts, due_at, accepted_at) VALUES (?, ?, ?, 0, ?, ?)',
	);
	const list = db.prepare('SELECT * FROM async_invocations ORDER BY due_at');
	const postpone = db.prepare('UPDATE async_invocations SET attempts = ?, due_at = ? WHERE id = ?');
	const remove = db.prepare('DELETE FROM async_invocations WHERE id = ?');
	return {
		insert: (id: string, functionArn: string, payload: string, at: number) =>
			void insert.run(id, functionArn, payload, at, at),
		/** The one due first comes first. */
		list: (): AsyncCall[] =>
			z
				.array(rowSchema)
				.parse(list.all())
				.map(({ function_arn: functionArn, accepted_at: acceptedAt, due_at: dueAt, ...row }) => ({
					...row,
					functionArn,
					acceptedAt,
					dueAt,
				})),
		postpone: (id: string, attempts: number, dueAt: number) => void postpone.run(attempts, dueAt, id),
		remove: (id: string) => void remove.run(id),
	};
}
