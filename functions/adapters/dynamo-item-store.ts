// The item store on one DynamoDB table. Invariant: conditions and transactions are DynamoDB's own; nothing is checked here first.
import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
	DynamoDBDocumentClient,
	GetCommand,
	paginateQuery,
	type QueryCommandInput,
	TransactWriteCommand,
	type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { type Condition, ConflictError, type Item, type ItemStore, indexes, type Write } from '../ports/item-store.ts';

interface Expression {
	ConditionExpression: string;
	ExpressionAttributeNames?: Record<string, string>;
	ExpressionAttributeValues?: Record<string, unknown>;
}

function expressionOf(condition: Condition): Expression {
	switch (condition.kind) {
		case 'absent':
			return { ConditionExpression: 'attribute_not_exists(pk)' };
		case 'present':
			return { ConditionExpression: 'attribute_exists(pk)' };
		case 'equals': {
			const entries = Object.entries(condition.attributes);
			return {
				ConditionExpression: entries.map((_, i) => `#a${i} = :v${i}`).join(' AND '),
				ExpressionAttributeNames: Object.fromEntries(entries.map(([name], i) => [`#a${i}`, name])),
				ExpressionAttributeValues: Object.fromEntries(entries.map(([, value], i) => [`:v${i}`, value])),
			};
		}
	}
}

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

function actionOf(TableName: string, write: Write): Action {
	const condition = write.when ? expressionOf(write.when) : {};
	switch (write.kind) {
		case 'put':
			return { Put: { TableName, Item: write.item, ...condition } };
		case 'delete':
			return { Delete: { TableName, Key: write.key, ...condition } };
		case 'check':
			return { ConditionCheck: { TableName, Key: write.key, ...expressionOf(write.when) } };
	}
}

const wasCancelledFor = (error: unknown, ...codes: string[]): boolean =>
	error instanceof TransactionCanceledException &&
	(error.CancellationReasons ?? []).some((reason) => codes.includes(reason.Code ?? ''));

/** A throttled transaction arrives as a cancelled one: named as what it is, so that it is tried again. */
class ThrottledTransactionError extends Error {
	override readonly name = 'ThrottlingException';
}

export function createDynamoItemStore(tableName: string, client = new DynamoDBClient({})): ItemStore {
	const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
	async function query(input: Omit<QueryCommandInput, 'TableName'>): Promise<Item[]> {
		const items: Item[] = [];
		for await (const page of paginateQuery({ client: documents }, { TableName: tableName, ...input }))
			items.push(...((page.Items ?? []) as Item[]));
		return items;
	}
	return {
		async get({ pk, sk }) {
			const { Item } = await documents.send(
				new GetCommand({ TableName: tableName, Key: { pk, sk }, ConsistentRead: true }),
			);
			return (Item as Item | undefined) ?? null;
		},
		list: (pk, prefix) =>
			query({
				ConsistentRead: true,
				KeyConditionExpression: prefix ? 'pk = :pk AND begins_with(sk, :prefix)' : 'pk = :pk',
				ExpressionAttributeValues: prefix ? { ':pk': pk, ':prefix': prefix } : { ':pk': pk },
			}),
		listIndex: (index, partition, order = 'ascending') =>
			query({
				IndexName: index,
				ScanIndexForward: order === 'ascending',
				KeyConditionExpression: '#p = :p',
				ExpressionAttributeNames: { '#p': indexes[index].partition },
				ExpressionAttributeValues: { ':p': partition },
			}),
		async transact(writes) {
			const TransactItems = writes.map((write) => actionOf(tableName, write));
			try {
				await documents.send(new TransactWriteCommand({ TransactItems }));
			} catch (error) {
				if (wasCancelledFor(error, 'ConditionalCheckFailed', 'TransactionConflict'))
					throw new ConflictError('another change came first', { cause: error });
				if (wasCancelledFor(error, 'ThrottlingError', 'ProvisionedThroughputExceeded'))
					throw new ThrottledTransactionError('the table is busy', { cause: error });
				throw error;
			}
		},
	};
}
