// Feeds a function from a table's stream. Invariant: the position in SQLite moves only over records that are done or given up, so a
// kill -9 repeats at most what was under way: at least once, in order per shard.
import type { StreamMapping } from '../assembly/model.ts';
import type { Clock } from '../clock.ts';
import { type Duplicates, noDuplicates } from '../duplicates.ts';
import { matchesPattern } from '../events/pattern.ts';
import type { Lambda } from '../lambda/lambda.ts';
import { cutBatches } from '../lambda/payload-limits.ts';
import type { EventSource } from '../sqs/queue-source.ts';
import { deliverBatch } from './deliver-batch.ts';
import type { StreamPositions } from './stream-positions.ts';
import { changedSomething, type StreamReader, type StreamRecord } from './stream-reader.ts';

export interface StreamSourceOptions {
	readonly mapping: StreamMapping;
	/** The engine's own name of the stream; the mapping's ARN is the template's. */
	readonly streamArn: string;
	readonly reader: StreamReader;
	readonly positions: StreamPositions;
	readonly lambda: Pick<Lambda, 'invoke'>;
	readonly region: string;
	/** Retries wait and records grow old by it. */
	readonly clock: Clock;
	readonly duplicates?: Duplicates;
	readonly sendMessage: (queueArn: string, body: string) => void;
	readonly onTrouble: (line: string) => void;
	readonly pollMilliseconds?: number;
}

/** Writes of functions are noticed at once; this finds what others wrote (an administrator's tool, expiry). */
const POLL_MILLISECONDS = 500;
const TROUBLE_MILLISECONDS = 1000;

class HostStopped extends Error {
	override readonly name = 'HostStopped';
}

export function createStreamSource(options: StreamSourceOptions): EventSource {
	const { mapping, streamArn, reader, positions, clock, onTrouble } = options;
	const startedAt = clock.now();
	const duplicates = options.duplicates ?? noDuplicates;
	const stop = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	let pass: Promise<void> | undefined;
	let started = false;
	let lookAgain = false;

	async function readShards(): Promise<void> {
		const shards = await reader.shards();
		const open = new Set<string>();
		for (const shard of shards) {
			// Order across a split holds only if the parent is finished first.
			const parentDone = shard.parentId === undefined || !open.has(shard.parentId);
			if (!parentDone || !(await drain(shard.id))) open.add(shard.id);
		}
	}

	/** True where the shard is closed and all of it is done. */
	async function drain(shardId: string): Promise<boolean> {
		while (!stop.signal.aborted) {
			const sequence = positions.load(mapping.id, streamArn, shardId);
			const { records, closed } = await reader.read(shardId, sequence === undefined ? 'start' : { sequence });
			if (records.length === 0) return closed;
			await work(shardId, records);
		}
		return false;
	}

	async function work(shardId: string, records: readonly StreamRecord[]): Promise<void> {
		const checkpoint = (record: StreamRecord) => {
			if (stop.signal.aborted) throw new HostStopped();
			positions.save(mapping.id, streamArn, shardId, record.dynamodb.SequenceNumber);
		};
		const delivery = { ...options, shardId, checkpoint, pause, now: () => clock.now(), startedAt, duplicates };
		const wanted = records.filter((record) => changedSomething(record) && isWanted(record));
		for (const batch of cutBatches(wanted, mapping.batchSize, (record) => record)) {
			await deliverBatch(delivery, batch);
		}
		const last = records.at(-1);
		if (last !== undefined) checkpoint(last);
	}

	const isWanted = (record: StreamRecord) =>
		mapping.filters.length === 0 || mapping.filters.some((filter) => matchesPattern(filter, record));

	async function pause(milliseconds: number): Promise<void> {
		await new Promise<void>((resolve) => {
			const cancel = clock.setTimer(clock.now() + milliseconds, resolve);
			stop.signal.addEventListener('abort', () => {
				cancel();
				resolve();
			});
		});
		if (stop.signal.aborted) throw new HostStopped();
	}

	function poll(): Promise<void> {
		clearTimeout(timer);
		pass ??= readShards()
			.then(() => options.pollMilliseconds ?? POLL_MILLISECONDS)
			.catch((error: unknown) => {
				if (!stop.signal.aborted) onTrouble(`${mapping.id}: ${String(error)}`);
				return TROUBLE_MILLISECONDS;
			})
			.then((next) => {
				pass = undefined;
				if (!stop.signal.aborted) timer = setTimeout(() => void poll(), lookAgain ? 0 : next);
				lookAgain = false;
			});
		return pass;
	}

	return {
		start() {
			started = true;
			void poll();
		},
		look() {
			if (!started || stop.signal.aborted) return;
			// A pass under way may have read before the write.
			if (pass === undefined) void poll();
			else lookAgain = true;
		},
		async idle() {
			// A pass under way may have read before the latest write: a second one has certainly seen it.
			await pass;
			if (!stop.signal.aborted) await poll();
		},
		async stop() {
			stop.abort();
			clearTimeout(timer);
			await pass;
		},
	};
}
