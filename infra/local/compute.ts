// Stands up what runs and moves things: functions, queues, the event bus, schedules and event sources of the template.
import type { DatabaseSync } from 'node:sqlite';
import type { AssemblyModel } from './assembly/model.ts';
import type { Clock } from './clock.ts';
import type { Closers } from './closers.ts';
import type { DynamoDbEndpoint } from './dynamodb/aws-json.ts';
import type { StandingTable } from './dynamodb/ensure-table.ts';
import { createEventBus, type EventBus } from './events/event-bus.ts';
import { startSchedules } from './events/schedules.ts';
import { createAsyncInvocations } from './lambda/async-invocations.ts';
import type { Lambda } from './lambda/lambda.ts';
import { createQueueSource, type EventSource } from './sqs/queue-source.ts';
import { createQueues, type Queues } from './sqs/queues.ts';
import { createStreamPositions } from './streams/stream-positions.ts';
import { createStreamReader } from './streams/stream-reader.ts';
import { createStreamSource } from './streams/stream-source.ts';
import { account, region } from './surroundings.ts';

export interface Compute {
	readonly bus: EventBus;
	readonly queues: Queues;
	/** A function has called DynamoDB: if that was a write, the streams have something new. */
	noticeWrite(operation: string): void;
	/** Lets work begin: nothing is fetched from a queue or stream before. */
	start(): void;
	/** Settles when nothing accepted is left to do now. */
	idle(): Promise<void>;
}

export interface ComputeOptions {
	readonly model: AssemblyModel;
	readonly db: DatabaseSync;
	readonly clock: Clock;
	readonly lambda: Lambda;
	readonly database: DynamoDbEndpoint;
	readonly tables: ReadonlyMap<string, StandingTable>;
	readonly closers: Closers;
	readonly onTrouble: (line: string) => void;
}

export function createCompute(options: ComputeOptions): Compute {
	const { model, db, clock, lambda, closers, onTrouble } = options;
	const queues = createQueues({ db, clock, queues: model.queues });
	const asyncInvocations = createAsyncInvocations({ db, clock, lambda, sendMessage: queues.send, onTrouble });
	closers.add(asyncInvocations.stop);
	const bus = createEventBus({
		db,
		clock,
		rules: model.rules,
		queues,
		asyncInvocations,
		hasFunction: (arn) => lambda.find(arn) !== undefined,
		region,
		account,
	});
	const sources = createSources(options, queues);
	for (const source of sources) closers.add(source.stop);
	const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems', 'BatchWriteItem']);
	return {
		bus,
		queues,
		noticeWrite(operation) {
			if (writes.has(operation)) for (const source of sources) source.look();
		},
		start() {
			asyncInvocations.wake();
			for (const source of sources) source.start();
			closers.add(startSchedules(model.rules, clock, bus.fire).stop);
		},
		async idle() {
			await asyncInvocations.idle();
			for (const source of sources) await source.idle();
		},
	};
}

function createSources(options: ComputeOptions, queues: Queues): EventSource[] {
	const { model, db, clock, lambda, database, tables, onTrouble } = options;
	const positions = createStreamPositions(db);
	return model.mappings.map((mapping) => {
		if (mapping.kind === 'queue') return createQueueSource({ mapping, queues, lambda, clock, region, onTrouble });
		const streamArn = tables.get(mapping.sourceArn)?.streamArn;
		if (streamArn === undefined) throw new Error(`${mapping.id} reads ${mapping.sourceArn}, which no table has.`);
		return createStreamSource({
			mapping,
			streamArn,
			reader: createStreamReader(database, streamArn),
			positions,
			lambda,
			region,
			now: () => clock.now(),
			sendMessage: queues.send,
			onTrouble,
		});
	});
}
