// Seeding a real table of the local engine: once, and never against what people changed since.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostCredentials } from '../../../../infra/local/dynamodb/aws-json.ts';
import { type Dynoxide, findDynoxide, startDynoxide } from '../../../../infra/local/dynamodb/dynoxide.ts';
import { ensureTable } from '../../../../infra/local/dynamodb/ensure-table.ts';
import { freePort } from '../../../../infra/local/gateway/listen.ts';
import { seedTable } from '../../../../infra/local/seed/seed.ts';
import { seedItems } from '../../../../infra/local/seed/seed-items.ts';

const region = 'ap-southeast-1';
const tableName = 'seeded';
let folder: string;
let engine: Dynoxide;
let client: DynamoDBDocumentClient;

const engineRunsHere = (() => {
	try {
		return findDynoxide() !== '';
	} catch {
		return false;
	}
})();

describe.skipIf(!engineRunsHere)('a seeded table', () => {
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'seed-'));
		engine = await startDynoxide({
			binary: findDynoxide(),
			databasePath: join(folder, 'db.sqlite'),
			port: await freePort(),
			onTrouble: (line) => console.error(line),
		});
		await ensureTable(
			{ url: engine.url, region },
			{
				name: tableName,
				arn: `arn:aws:dynamodb:${region}:000000000000:table/${tableName}`,
				attributes: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
				keys: [
					{ AttributeName: 'pk', KeyType: 'HASH' },
					{ AttributeName: 'sk', KeyType: 'RANGE' },
				],
				indexes: [],
				streamArn: undefined,
				streamView: undefined,
				ttlAttribute: undefined,
			},
		);
		client = DynamoDBDocumentClient.from(
			new DynamoDBClient({ endpoint: engine.url, region, credentials: hostCredentials }),
		);
	});
	afterAll(async () => {
		client?.destroy();
		await engine?.stop();
		rmSync(folder, { recursive: true, force: true });
	});

	const seed = () => seedTable({ tableName, endpoint: engine.url, region, credentials: hostCredentials });
	const stored = async () =>
		(await client.send(new ScanCommand({ TableName: tableName, ConsistentRead: true }))).Items ?? [];
	const read = async ({ pk, sk }: { pk: string; sk: string }) =>
		(await client.send(new GetCommand({ TableName: tableName, Key: { pk, sk }, ConsistentRead: true }))).Item;

	it('puts every item once, and a second start changes nothing', async () => {
		await seed();
		const first = await stored();
		expect(first.filter(({ type }) => type !== 'seed')).toHaveLength(seedItems().length);
		await seed();
		const byKey = (items: typeof first) => new Map(items.map((item) => [`${item.pk}|${item.sk}`, item]));
		expect(byKey(await stored())).toEqual(byKey(first));
	});

	it('keeps what an administrator changed and does not bring back what they took out', async () => {
		const [changed, removed] = seedItems().filter(({ type }) => type === 'approver');
		await client.send(new PutCommand({ TableName: tableName, Item: { ...changed!, validTo: '2026-01-31' } }));
		await client.send(new DeleteCommand({ TableName: tableName, Key: { pk: removed!.pk, sk: removed!.sk } }));
		await seed();
		expect(await read(changed!)).toMatchObject({ validTo: '2026-01-31' });
		expect(await read(removed!)).toBeUndefined();
	});
});
