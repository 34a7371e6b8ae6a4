// DynamoDB's limits hold on the local engine, to the byte, and what the engine lets through is refused in front of it. The numbers are those
// of https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html and .../CapacityUnitCalculations.html (item sizes).
import {
	type AttributeValue,
	BatchGetItemCommand,
	BatchWriteItemCommand,
	PutItemCommand,
	TransactWriteItemsCommand,
	UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexKeyProblem } from '../../../../infra/local/dynamodb/index-keys.ts';
import { type ContractTable, hasDynoxide, startTable } from '../../../support/contract-table.ts';

const LARGEST_ITEM = 409_600;
const text = (bytes: number): AttributeValue => ({ S: 'x'.repeat(bytes) });

describe.skipIf(!hasDynoxide)('the engine', () => {
	let table: ContractTable;
	beforeAll(async () => {
		table = await startTable();
	});
	afterAll(() => table?.stop());

	const item = (more: Record<string, AttributeValue> = {}, sk = 'b', pk = 'a') => ({
		TableName: table.tableName,
		Item: { pk: { S: pk }, sk: { S: sk }, ...more },
	});
	const put = (...given: Parameters<typeof item>) => table.client.send(new PutItemCommand(item(...given)));
	const transact = (sizes: readonly number[]) =>
		table.client.send(
			new TransactWriteItemsCommand({
				TransactItems: sizes.map((size, index) => ({ Put: item({ x: text(size) }, String(index)) })),
			}),
		);
	const refused = (message: RegExp) => ({
		name: 'ValidationException',
		message: expect.stringMatching(message) as string,
	});
	const tooLarge = refused(/Item size.* has exceeded the maximum allowed size/);

	// Names and values count: pk 'a' and sk 'b' take 3 bytes each, the name x one.
	test.each<[string, number, (bytes: number) => AttributeValue]>([
		['a text', 7, text],
		[
			'a text of two-byte letters',
			7,
			(bytes) => ({ S: `${'x'.repeat(bytes % 2)}${'á'.repeat(Math.floor(bytes / 2))}` }),
		],
		['a map: 3 bytes and 1 for each member', 7 + 3 + 1 + 1, (bytes) => ({ M: { a: text(bytes) } })],
		['a list: 3 bytes and 1 for each member', 7 + 3 + 1, (bytes) => ({ L: [text(bytes)] })],
	])('takes 400 KB in one item and not a byte more: %s', async (_, frame, value) => {
		await put({ x: value(LARGEST_ITEM - frame) });
		await expect(put({ x: value(LARGEST_ITEM - frame + 1) })).rejects.toMatchObject(tooLarge);
	});

	test('lets no update and no transaction make an item too large', async () => {
		await put({ x: text(LARGEST_ITEM - 7) });
		const update = {
			TableName: table.tableName,
			Key: { pk: { S: 'a' }, sk: { S: 'b' } },
			UpdateExpression: 'SET y = :y',
			ExpressionAttributeValues: { ':y': { S: 'y' } },
		};
		await expect(table.client.send(new UpdateItemCommand(update))).rejects.toMatchObject(tooLarge);
		await expect(transact([LARGEST_ITEM])).rejects.toMatchObject(tooLarge);
	});

	test('bounds keys: 2,048 bytes of partition key, 1,024 of sort key, none empty', async () => {
		await put({}, 's'.repeat(1024), 'p'.repeat(2048));
		await expect(put({}, 'b', 'p'.repeat(2049))).rejects.toMatchObject(refused(/hashkey/));
		await expect(put({}, 's'.repeat(1025))).rejects.toMatchObject(refused(/range keys/));
		await expect(put({}, '')).rejects.toMatchObject(refused(/empty string value/));
	});

	test('takes 100 actions in a transaction and not 101', async () => {
		await transact(Array.from({ length: 100 }, () => 1));
		const more = transact(Array.from({ length: 101 }, () => 1));
		await expect(more).rejects.toMatchObject(refused(/Member must have length less than or equal to 100/));
	});

	test('takes 4 MB in a transaction and not more', async () => {
		const ten = Array.from({ length: 10 }, () => 400_000);
		const rest = 4 * 2 ** 20 - 4_000_000;
		await transact([...ten, rest - 200]);
		await expect(transact([...ten, rest])).rejects.toMatchObject(refused(/4MB limit/));
	});

	test('refuses two actions on one item in a transaction', async () => {
		const twice = new TransactWriteItemsCommand({ TransactItems: [{ Put: item() }, { Put: item() }] });
		await expect(table.client.send(twice)).rejects.toMatchObject(refused(/multiple operations on one item/));
		const key = { TableName: table.tableName, Key: { pk: { S: 'a' }, sk: { S: 'b' } } };
		const check = { ConditionCheck: { ...key, ConditionExpression: 'attribute_exists(pk)' } };
		const both = new TransactWriteItemsCommand({ TransactItems: [{ Put: item() }, check] });
		await expect(table.client.send(both)).rejects.toMatchObject(refused(/multiple operations on one item/));
	});

	test('takes 25 writes and 100 reads in a batch', async () => {
		const keys = (count: number) => Array.from({ length: count }, (_, n) => ({ pk: { S: 'a' }, sk: { S: String(n) } }));
		const write = (count: number) =>
			table.client.send(
				new BatchWriteItemCommand({
					RequestItems: { [table.tableName]: keys(count).map((Item) => ({ PutRequest: { Item } })) },
				}),
			);
		const read = (count: number) =>
			table.client.send(new BatchGetItemCommand({ RequestItems: { [table.tableName]: { Keys: keys(count) } } }));
		await write(25);
		await expect(write(26)).rejects.toMatchObject(refused(/less than or equal to 25/));
		await read(100);
		await expect(read(101)).rejects.toMatchObject(refused(/less than or equal to 100/));
	});
});

describe('keys of indexes, in front of the engine', () => {
	const tables = [
		{
			name: 't',
			arn: 'arn:t',
			attributes: [],
			keys: [],
			indexes: [
				{
					IndexName: 'byUnit',
					KeySchema: [
						{ AttributeName: 'unitKey', KeyType: 'HASH' as const },
						{ AttributeName: 'unitSort', KeyType: 'RANGE' as const },
					],
					Projection: { ProjectionType: 'ALL' },
				},
			],
			streamArn: undefined,
			streamView: undefined,
			ttlAttribute: undefined,
		},
	];
	const item = (unitKey: number, unitSort: number) => ({ unitKey: text(unitKey), unitSort: text(unitSort) });
	const put = (Item: Record<string, AttributeValue>) => ({ TableName: 't', Item });

	test.each([
		['PutItem', put],
		['TransactWriteItems', (Item: Record<string, AttributeValue>) => ({ TransactItems: [{ Put: put(Item) }] })],
		['BatchWriteItem', (Item: Record<string, AttributeValue>) => ({ RequestItems: { t: [{ PutRequest: { Item } }] } })],
	])('are bounded in %s', (operation, request) => {
		expect(indexKeyProblem(tables, operation, request(item(2048, 1024)))).toBeUndefined();
		expect(indexKeyProblem(tables, operation, request(item(2049, 1)))).toMatch(/hashkey .*2048 .*byUnit.*unitKey/);
		expect(indexKeyProblem(tables, operation, request(item(1, 1025)))).toMatch(/range keys .*1024 .*byUnit.*unitSort/);
	});

	test('do not concern reads, other tables and items without them', () => {
		expect(indexKeyProblem(tables, 'GetItem', put(item(3000, 3000)))).toBeUndefined();
		expect(indexKeyProblem(tables, 'PutItem', { ...put(item(3000, 1)), TableName: 'other' })).toBeUndefined();
		expect(indexKeyProblem(tables, 'PutItem', put({ pk: text(1) }))).toBeUndefined();
	});
});
