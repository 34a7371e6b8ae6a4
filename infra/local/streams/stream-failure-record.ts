// The record that Lambda sends to a stream mapping's on-failure destination: it names the records passed over, it does not hold them.
import { randomUUID } from 'node:crypto';
import type { StreamMapping } from '../assembly/model.ts';
import { createdAt, type StreamRecord } from './stream-reader.ts';

export type FailureCondition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

export function streamFailureRecord(of: {
	readonly mapping: StreamMapping;
	readonly shardId: string;
	readonly records: readonly StreamRecord[];
	readonly condition: FailureCondition;
	readonly invocations: number;
	/** What the last call came to, if there was one. */
	readonly failure: { readonly thrown: boolean } | undefined;
	readonly now: number;
}) {
	const { mapping, shardId, records, condition, invocations, failure, now } = of;
	const [first] = records;
	const last = records.at(-1);
	return {
		version: '1.0',
		timestamp: new Date(now).toISOString(),
		requestContext: {
			requestId: randomUUID(),
			functionArn: mapping.functionArn,
			condition,
			approximateInvokeCount: invocations,
		},
		...(failure === undefined
			? {}
			: {
					responseContext: {
						statusCode: 200,
						executedVersion: '$LATEST',
						...(failure.thrown ? { functionError: 'Unhandled' } : {}),
					},
				}),
		DDBStreamBatchInfo: {
			shardId,
			startSequenceNumber: first?.dynamodb.SequenceNumber,
			endSequenceNumber: last?.dynamodb.SequenceNumber,
			approximateArrivalOfFirstRecord: arrival(first),
			approximateArrivalOfLastRecord: arrival(last),
			batchSize: records.length,
			streamArn: mapping.sourceArn,
		},
	};
}

/** To the second, as in the examples of AWS. */
const arrival = (record: StreamRecord | undefined) =>
	new Date((record === undefined ? undefined : createdAt(record)) ?? 0).toISOString().replace(/\.\d+Z$/, 'Z');
