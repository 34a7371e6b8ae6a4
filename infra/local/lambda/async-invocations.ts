// Asynchronous calls of functions, kept in SQLite until they are done. Invariant: a call that was accepted runs at least once, also
// after kill -9; one that keeps failing ends, after its retries, in the function's failure queue if it has one.
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { transaction } from '../sqlite.ts';
import { createWakeLoop } from '../wake.ts';
import type { Lambda } from './lambda.ts';
import type { FunctionFailure } from './runtime-protocol.ts';

export interface AsyncInvocations {
	/** Writes the call down; within a transaction of the caller it is part of that. */
	accept(functionArn: string, payload: string): void;
	/** Call after the transaction of `accept` is committed. */
	wake(): void;
	idle(): Promise<void>;
	stop(): Promise<void>;
}

export interface AsyncInvocationOptions {
	readonly db: DatabaseSync;
	readonly clock: Clock;
	readonly lambda: Pick<Lambda, 'invoke' | 'find'>;
	readonly sendMessage: (queueArn: string, body: string) => void;
	readonly onTrouble: (line: string) => void;
}

/** AWS waits one minute before the first retry and two before the second. */
const RETRY_AFTER_MILLISECONDS = [60_000, 120_000];

/** When the host itself could not make the call. */
const TROUBLE_MILLISECONDS = 10_000;

const rowSchema = z.object({
	id: z.string(),
	function_arn: z.string(),
	payload: z.string(),
	attempts: z.number(),
	due_at: z.number(),
});
type Row = z.infer<typeof rowSchema>;

export function createAsyncInvocations(options: AsyncInvocationOptions): AsyncInvocations {
	const { db, clock, lambda, sendMessage, onTrouble } = options;
	db.exec(`CREATE TABLE IF NOT EXISTS async_invocations (
		id TEXT PRIMARY KEY, function_arn TEXT NOT NULL, payload TEXT NOT NULL, attempts INTEGER NOT NULL, due_at INTEGER NOT NULL
	) STRICT`);
	const insert = db.prepare('INSERT INTO async_invocations VALUES (?, ?, ?, 0, ?)');
	const list = db.prepare('SELECT * FROM async_invocations ORDER BY due_at');
	const postpone = db.prepare('UPDATE async_invocations SET attempts = ?, due_at = ? WHERE id = ?');
	const remove = db.prepare('DELETE FROM async_invocations WHERE id = ?');
	const running = new Map<string, Promise<void>>();
	let stopped = false;

	async function run(row: Row): Promise<void> {
		const outcome = await lambda.invoke(row.function_arn, JSON.parse(row.payload));
		// What the stop of the host cut short is neither done nor failed: it runs again at the next start.
		if (stopped) return;
		if (outcome.ok) {
			remove.run(row.id);
			return;
		}
		const attempts = row.attempts + 1;
		const model = lambda.find(row.function_arn);
		if (attempts <= (model?.asyncRetries ?? 0)) {
			postpone.run(attempts, clock.now() + (RETRY_AFTER_MILLISECONDS[attempts - 1] ?? 0), row.id);
			return;
		}
		transaction(db, () => {
			if (model?.asyncFailureArn !== undefined) {
				sendMessage(model.asyncFailureArn, failureRecord(row, attempts, outcome.failure, clock));
			}
			if (model?.deadLetterArn !== undefined) sendMessage(model.deadLetterArn, row.payload);
			remove.run(row.id);
		});
	}

	const loop = createWakeLoop(
		clock,
		async () => {
			const rows = z.array(rowSchema).parse(list.all());
			for (const row of rows) {
				if (row.due_at > clock.now()) return row.due_at;
				if (running.has(row.id)) continue;
				const work = run(row)
					.catch((error: unknown) => {
						if (stopped) return;
						onTrouble(`async call of ${row.function_arn}: ${String(error)}`);
						postpone.run(row.attempts, clock.now() + TROUBLE_MILLISECONDS, row.id);
					})
					.finally(() => {
						running.delete(row.id);
						loop.wake();
					});
				running.set(row.id, work);
			}
			return undefined;
		},
		(error) => onTrouble(`async calls: ${String(error)}`),
	);

	return {
		accept: (functionArn, payload) => void insert.run(randomUUID(), functionArn, payload, clock.now()),
		wake: loop.wake,
		async idle() {
			await loop.idle();
			while (running.size > 0) {
				await Promise.all(running.values());
				await loop.idle();
			}
		},
		async stop() {
			stopped = true;
			await loop.stop();
		},
	};
}

/** The record Lambda sends to an on-failure destination. */
function failureRecord(row: Row, attempts: number, failure: FunctionFailure, clock: Clock): string {
	return JSON.stringify({
		version: '1.0',
		timestamp: new Date(clock.now()).toISOString(),
		requestContext: {
			requestId: row.id,
			functionArn: `${row.function_arn}:$LATEST`,
			condition: 'RetriesExhausted',
			approximateInvokeCount: attempts,
		},
		requestPayload: JSON.parse(row.payload),
		responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
		responsePayload: { errorType: failure.errorType, errorMessage: failure.errorMessage, trace: failure.trace },
	});
}
