// Reads a table's stream from the DynamoDB engine: its shards, and the records after a position. Invariant: what the engine says comes
// back unchanged and in its order; what AWS would not have said can be told by `changedSomething`.
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { callAwsJson, type DynamoDbEndpoint } from '../dynamodb/aws-json.ts';

const service = 'DynamoDBStreams_20120810';

const recordSchema = z.looseObject({
	eventID: z.string(),
	eventName: z.string(),
	eventVersion: z.string(),
	dynamodb: z.looseObject({
		SequenceNumber: z.string(),
		ApproximateCreationDateTime: z.number().optional(),
		NewImage: z.unknown().optional(),
		OldImage: z.unknown().optional(),
	}),
});
export type StreamRecord = z.infer<typeof recordSchema>;

/** When the write was made, in ms since the epoch. */
export function createdAt({ dynamodb }: StreamRecord): number | undefined {
	const seconds = dynamodb.ApproximateCreationDateTime;
	return seconds === undefined ? undefined : seconds * 1000;
}

/** A write that changed nothing leaves no record on AWS; dynoxide tells of it as a MODIFY with two equal images. */
export const changedSomething = ({ eventName, dynamodb }: StreamRecord): boolean =>
	eventName !== 'MODIFY' || !isDeepStrictEqual(dynamodb.NewImage, dynamodb.OldImage);

export interface Shard {
	readonly id: string;
	readonly parentId: string | undefined;
}

export interface StreamReader {
	shards(): Promise<Shard[]>;
	/** Records after the sequence number, oldest first; from the shard's beginning or end where there is none yet. */
	read(shardId: string, after: StreamPosition): Promise<{ records: StreamRecord[]; closed: boolean }>;
}

export type StreamPosition = { readonly sequence: string } | 'start' | 'end';

const describedSchema = z.object({
	StreamDescription: z.looseObject({
		Shards: z.array(z.looseObject({ ShardId: z.string(), ParentShardId: z.string().nullish() })),
	}),
});
const iteratorSchema = z.object({ ShardIterator: z.string() });
const recordsSchema = z.object({ Records: z.array(recordSchema), NextShardIterator: z.string().nullish() });

const LARGEST_READ = 1000;

export function createStreamReader(endpoint: DynamoDbEndpoint, streamArn: string): StreamReader {
	return {
		async shards() {
			const described = describedSchema.parse(
				await callAwsJson(endpoint, `${service}.DescribeStream`, { StreamArn: streamArn }),
			);
			return described.StreamDescription.Shards.map((shard) => ({
				id: shard.ShardId,
				parentId: shard.ParentShardId ?? undefined,
			}));
		},
		async read(ShardId, after) {
			const { ShardIterator } = iteratorSchema.parse(
				await callAwsJson(endpoint, `${service}.GetShardIterator`, {
					StreamArn: streamArn,
					ShardId,
					...(typeof after === 'object'
						? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after.sequence }
						: { ShardIteratorType: after === 'start' ? 'TRIM_HORIZON' : 'LATEST' }),
				}),
			);
			const answer = recordsSchema.parse(
				await callAwsJson(endpoint, `${service}.GetRecords`, { ShardIterator, Limit: LARGEST_READ }),
			);
			return { records: answer.Records, closed: answer.NextShardIterator == null };
		},
	};
}
