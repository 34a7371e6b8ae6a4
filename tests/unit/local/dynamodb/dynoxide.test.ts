// The DynamoDB engine that the host stands on does what the functions rely on, and keeps it through kill -9.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, PutItemCommand, QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { TableModel } from '../../../../infra/local/assembly/model.ts';
import { callAwsJson } from '../../../../infra/local/dynamodb/aws-json.ts';
import { findDynoxide, startDynoxide } from '../../../../infra/local/dynamodb/dynoxide.ts';
import { ensureTable } from '../../../../infra/local/dynamodb/ensure-table.ts';
import { indexStreamRecords } from '../../../../infra/local/dynamodb/stream-index.ts';
import { freePort } from '../../../../infra/local/gateway/listen.ts';
import { createStreamReader } from '../../../../infra/local/streams/stream-reader.ts';

const platform = `${process.platform}-${process.arch}`;
const binary = new URL(`../../../../node_modules/@dynoxide/${platform}/dynoxide`, import.meta.url);

const table: TableModel = {
	name: 'reports',
	arn: 'arn',
	attributes: ['pk', 'sk', 'unitKey', 'unitSort'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
	keys: [
		{ AttributeName: 'pk', KeyType: 'HASH' },
		{ AttributeName: 'sk', KeyType: 'RANGE' },
	],
	indexes: [
		{
			IndexName: 'byUnit',
			KeySchema: [
				{ AttributeName: 'unitKey', KeyType: 'HASH' },
				{ AttributeName: 'unitSort', KeyType: 'RANGE' },
			],
			Projection: { ProjectionType: 'ALL' },
		},
	],
	streamArn: 'arn/stream/local',
	streamView: 'NEW_AND_OLD_IMAGES',
	ttlAttribute: 'ttl',
};

async function start() {
	const folder = mkdtempSync(join(tmpdir(), 'dynoxide-'));
	const databasePath = join(folder, 'db.sqlite');
	const troubles: string[] = [];
	const dynoxide = await startDynoxide({
		binary: findDynoxide(),
		databasePath,
		port: await freePort(),
		onTrouble: (line) => troubles.push(line),
	});
	onTestFinished(async () => {
		await dynoxide.stop();
		rmSync(folder, { recursive: true, force: true });
	});
	const endpoint = { url: dynoxide.url, region: 'ap-southeast-1' };
	const standing = await ensureTable(endpoint, table);
	indexStreamRecords(databasePath);
	const client = new DynamoDBClient({
		endpoint: dynoxide.url,
		region: endpoint.region,
		credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
		maxAttempts: 1,
	});
	onTestFinished(() => client.destroy());
	return { client, endpoint, troubles, dynoxide, streamArn: standing.streamArn ?? '' };
}

const item = (pk: string, sk: string, more = {}) => ({
	TableName: table.name,
	Item: { pk: { S: pk }, sk: { S: sk }, ...more },
});
const absent = { ConditionExpression: 'attribute_not_exists(pk)' };

describe.skipIf(!existsSync(binary))('the DynamoDB engine', () => {
	test('writes a transaction whole or not at all, and says which condition failed', async () => {
		const { client } = await start();
		await client.send(new PutItemCommand(item('r', 'head')));
		const write = new TransactWriteItemsCommand({
			TransactItems: [{ Put: item('r', 'event') }, { Put: { ...item('r', 'head'), ...absent } }],
		});
		await expect(client.send(write)).rejects.toMatchObject({
			name: 'TransactionCanceledException',
			CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
		});
		const found = await client.send(
			new QueryCommand({
				TableName: table.name,
				KeyConditionExpression: 'pk = :r',
				ExpressionAttributeValues: { ':r': { S: 'r' } },
			}),
		);
		expect(found.Items?.map(({ sk }) => sk?.S)).toEqual(['head']);
	});

	test('answers by index, in order', async () => {
		const { client } = await start();
		for (const sort of ['2', '1']) {
			await client.send(new PutItemCommand(item('r', sort, { unitKey: { S: 'u' }, unitSort: { S: sort } })));
		}
		const found = await client.send(
			new QueryCommand({
				TableName: table.name,
				IndexName: 'byUnit',
				KeyConditionExpression: 'unitKey = :u',
				ExpressionAttributeValues: { ':u': { S: 'u' } },
			}),
		);
		expect(found.Items?.map(({ unitSort }) => unitSort?.S)).toEqual(['1', '2']);
	});

	test('streams both images of every change, in order past ten', async () => {
		const { client, endpoint, streamArn } = await start();
		for (let n = 1; n <= 12; n++) await client.send(new PutItemCommand(item('r', 'head', { n: { N: String(n) } })));
		const reader = createStreamReader(endpoint, streamArn);
		const [shard] = await reader.shards();
		const { records } = await reader.read(shard!.id, { sequence: '9' });
		expect(records.map(({ eventName, dynamodb }) => [eventName, dynamodb.NewImage, dynamodb.OldImage])).toMatchObject([
			['MODIFY', { n: { N: '10' } }, { n: { N: '9' } }],
			['MODIFY', { n: { N: '11' } }, { n: { N: '10' } }],
			['MODIFY', { n: { N: '12' } }, { n: { N: '11' } }],
		]);
	});

	test('is started again after kill -9 and has every write it acknowledged', async () => {
		const { client, dynoxide, endpoint, troubles } = await start();
		let acknowledged = 0;
		const writer = (async () => {
			for (;;) {
				const pair = ['a', 'b'].map((sk) => ({ Put: { ...item(`k${acknowledged}`, sk), ...absent } }));
				await client.send(new TransactWriteItemsCommand({ TransactItems: pair }));
				acknowledged++;
			}
		})().catch(() => 'cut off');
		await sleep(400);
		const processId = dynoxide.processId();
		expect(processId).toBeGreaterThan(1);
		process.kill(processId!, 'SIGKILL');
		expect(await writer).toBe('cut off');
		for (let attempt = 0; attempt < 100; attempt++) {
			try {
				await callAwsJson(endpoint, 'DynamoDB_20120810.ListTables', {});
				break;
			} catch {
				await sleep(50);
			}
		}
		expect(acknowledged).toBeGreaterThan(0);
		for (let n = 0; n < acknowledged; n++) {
			const { Count } = await client.send(
				new QueryCommand({
					TableName: table.name,
					KeyConditionExpression: 'pk = :k',
					ExpressionAttributeValues: { ':k': { S: `k${n}` } },
					ConsistentRead: true,
				}),
			);
			expect(Count).toBe(2);
		}
		expect(troubles).toEqual([expect.stringContaining('started again')]);
	});

	test('keeps a table that is there and refuses one with other keys', async () => {
		const { client, endpoint } = await start();
		await client.send(new PutItemCommand(item('r', 'head')));
		await ensureTable(endpoint, table);
		await expect(ensureTable(endpoint, { ...table, indexes: [] })).rejects.toThrow(/use a fresh DATA_DIR/);
	});
});
