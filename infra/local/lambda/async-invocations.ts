// Asynchronous calls of functions, kept in SQLite until they are done. Invariant: a call that was accepted runs at least once, also
// after kill -9; one that keeps failing ends, after its retries or past its age, in the function's failure queue if it has one.
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import { type Duplicates, noDuplicates } from '../duplicates.ts';
import { transaction } from '../sqlite.ts';
import { createWakeLoop } from '../wake.ts';
import { type AsyncCall, createAsyncCallRows } from './async-call-rows.ts';
import { failureRecord } from './failure-record.ts';
import type { Lambda } from './lambda.ts';
import { LARGEST_ASYNC_REQUEST } from './payload-limits.ts';
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
	readonly duplicates?: Duplicates;
}

/** AWS waits one minute before the first retry and two before the second. */
const RETRY_AFTER_MILLISECONDS = [60_000, 120_000];

/** When the host itself could not make the call. */
const TROUBLE_MILLISECONDS = 10_000;

export function createAsyncInvocations(options: AsyncInvocationOptions): AsyncInvocations {
	const { db, clock, lambda, sendMessage, onTrouble, duplicates = noDuplicates } = options;
	const rows = createAsyncCallRows(db, clock.now());
	const running = new Map<string, Promise<void>>();
	/** Already come twice: enough. */
	const repeated = new Set<string>();
	// Nothing grows old while the host is off.
	const startedAt = clock.now();
	let stopped = false;

	async function run(call: AsyncCall): Promise<void> {
		const outcome = await lambda.invoke(call.functionArn, JSON.parse(call.payload));
		// What the stop of the host cut short is neither done nor failed: it runs again at the next start.
		if (stopped) return;
		if (!outcome.ok) return fail(call, outcome.failure);
		if (!repeated.delete(call.id) && duplicates.next()) {
			repeated.add(call.id);
			rows.postpone(call.id, call.attempts, clock.now());
			return;
		}
		rows.remove(call.id);
	}

	function fail(call: AsyncCall, failure: FunctionFailure): void {
		const attempts = call.attempts + 1;
		const model = lambda.find(call.functionArn);
		const retryAt = clock.now() + (RETRY_AFTER_MILLISECONDS[attempts - 1] ?? 0);
		const tooOldAt = Math.max(call.acceptedAt, startedAt) + (model?.asyncMaximumAgeSeconds ?? Infinity) * 1000;
		const mayRetry = attempts <= (model?.asyncRetries ?? 0);
		if (mayRetry && retryAt < tooOldAt) {
			rows.postpone(call.id, attempts, retryAt);
			return;
		}
		const condition = mayRetry ? 'EventAgeExceeded' : 'RetriesExhausted';
		transaction(db, () => {
			if (model?.asyncFailureArn !== undefined) {
				sendMessage(model.asyncFailureArn, failureRecord({ call, attempts, condition, failure, now: clock.now() }));
			}
			if (model?.deadLetterArn !== undefined) sendMessage(model.deadLetterArn, call.payload);
			rows.remove(call.id);
		});
	}

	const loop = createWakeLoop(
		clock,
		async () => {
			for (const call of rows.list()) {
				if (call.dueAt > clock.now()) return call.dueAt;
				if (running.has(call.id)) continue;
				const work = run(call)
					.catch((error: unknown) => {
						if (stopped) return;
						onTrouble(`async call of ${call.functionArn}: ${String(error)}`);
						rows.postpone(call.id, call.attempts, clock.now() + TROUBLE_MILLISECONDS);
					})
					.finally(() => {
						running.delete(call.id);
						loop.wake();
					});
				running.set(call.id, work);
			}
			return undefined;
		},
		(error) => onTrouble(`async calls: ${String(error)}`),
	);

	return {
		accept(functionArn, payload) {
			const bytes = Buffer.byteLength(payload);
			if (bytes > LARGEST_ASYNC_REQUEST) {
				throw new Error(`An asynchronous call takes ${LARGEST_ASYNC_REQUEST} bytes, not ${bytes}.`);
			}
			rows.insert(randomUUID(), functionArn, payload, clock.now());
		},
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
