// The sizes of index keys, which DynamoDB bounds like those of the table and dynoxide does not: 2,048 bytes for the partition, 1,024 for the
// sort key. Invariant: pure; weighs the items that a request puts (an update expression's result is not known here).
import type { TableModel } from '../assembly/model.ts';
import { isRecord } from '../assembly/template.ts';

const LARGEST = { HASH: 2048, RANGE: 1024 } as const;

interface Put {
	readonly table: unknown;
	readonly item: Record<string, unknown>;
}

/** What DynamoDB would say of the request, if it would refuse it. */
export function indexKeyProblem(
	tables: readonly TableModel[],
	operation: string,
	request: unknown,
): string | undefined {
	for (const { table, item } of putsOf(operation, request)) {
		const model = tables.find(({ name, arn }) => name === table || arn === table);
		for (const { IndexName, KeySchema } of model?.indexes ?? []) {
			const long = KeySchema.find(({ AttributeName, KeyType }) => keyBytes(item[AttributeName]) > LARGEST[KeyType]);
			if (long === undefined) continue;
			const what = long.KeyType === 'HASH' ? 'Size of hashkey' : 'Aggregated size of all range keys';
			return `One or more parameter values were invalid: ${what} has exceeded the size limit of ${LARGEST[long.KeyType]} bytes. IndexName: ${IndexName}, IndexKey: ${long.AttributeName}`;
		}
	}
	return undefined;
}

function putsOf(operation: string, request: unknown): Put[] {
	if (!isRecord(request)) return [];
	switch (operation) {
		case 'PutItem':
			return putOf(request);
		case 'TransactWriteItems':
			return listOf(request.TransactItems).flatMap((action) => putOf(isRecord(action) ? action.Put : undefined));
		case 'BatchWriteItem':
			return Object.entries(isRecord(request.RequestItems) ? request.RequestItems : {}).flatMap(([TableName, writes]) =>
				listOf(writes).flatMap((write) =>
					isRecord(write) && isRecord(write.PutRequest) ? putOf({ TableName, Item: write.PutRequest.Item }) : [],
				),
			);
		default:
			return [];
	}
}

const putOf = (put: unknown): Put[] =>
	isRecord(put) && isRecord(put.Item) ? [{ table: put.TableName, item: put.Item }] : [];

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const keyBytes = (value: unknown): number =>
	isRecord(value) && typeof value.S === 'string' ? Buffer.byteLength(value.S) : 0;
