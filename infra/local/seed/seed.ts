// Puts the seeded people, their units and the approvers into a fresh table. Invariant: each item is put once in the life of a table: what
// an administrator changed stays, and what they took out does not come back with the next start.
import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateQuery, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type SeedItem, seedItems } from './seed-items.ts';

export interface SeedClient {
	readonly tableName: string;
	readonly endpoint: string;
	readonly region: string;
	readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Notes which items were put; the functions know no such key. */
const marks = 'SEED';
const markOf = ({ pk, sk }: SeedItem): string => `${pk}|${sk}`;

export async function seedTable({ tableName, endpoint, region, credentials }: SeedClient): Promise<void> {
	const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }));
	try {
		const known = await marksIn(client, tableName);
		for (const item of seedItems()) if (!known.has(markOf(item))) await putOnce(client, tableName, item);
	} finally {
		client.destroy();
	}
}

async function marksIn(client: DynamoDBDocumentClient, TableName: string): Promise<Set<string>> {
	const found = new Set<string>();
	const pages = paginateQuery(
		{ client },
		{
			TableName,
			ConsistentRead: true,
			KeyConditionExpression: 'pk = :marks',
			ExpressionAttributeValues: { ':marks': marks },
		},
	);
	for await (const { Items = [] } of pages) for (const { sk } of Items) found.add(String(sk));
	return found;
}

async function putOnce(client: DynamoDBDocumentClient, TableName: string, item: SeedItem): Promise<void> {
	const absent = { TableName, ConditionExpression: 'attribute_not_exists(pk)' };
	const mark = { pk: marks, sk: markOf(item), type: 'seed' };
	try {
		await client.send(
			new TransactWriteCommand({
				TransactItems: [{ Put: { Item: item, ...absent } }, { Put: { Item: mark, ...absent } }],
			}),
		);
	} catch (error) {
		// Somebody was first: an earlier start, or a sign-in or an administrator that wrote the item itself. Theirs stands.
		if (!isTaken(error)) throw error;
	}
}

const isTaken = (error: unknown): boolean =>
	error instanceof TransactionCanceledException &&
	(error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed');
