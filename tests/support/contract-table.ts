// The product's table on a DynamoDB of this machine, for suites that run on the real adapter. Invariant: who started it stops it; where there
// is none, suites are skipped visibly.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { indexes } from '../../functions/ports/item-store.ts';
import type { TableModel } from '../../infra/local/assembly/model.ts';
import { findDynoxide, startDynoxide } from '../../infra/local/dynamodb/dynoxide.ts';
import { ensureTable } from '../../infra/local/dynamodb/ensure-table.ts';
import { freePort } from '../../infra/local/gateway/listen.ts';
import { createStreamReader, type StreamRecord } from '../../infra/local/streams/stream-reader.ts';

const binary = new URL(`../../node_modules/@dynoxide/${process.platform}-${process.arch}/dynoxide`, import.meta.url);
export const hasDynoxide = existsSync(binary);

/** The folder of AWS's DynamoDB Local: the package amplify-dynamodb-simulator brings it; DYNAMODB_LOCAL_FOLDER names another place. */
const awsFolder =
	process.env.DYNAMODB_LOCAL_FOLDER ??
	fileURLToPath(new URL('../../node_modules/amplify-dynamodb-simulator/emulator', import.meta.url));
export const hasDynamoDbLocal =
	existsSync(join(awsFolder, 'DynamoDBLocal.jar')) && spawnSync('java', ['-version']).status === 0;

const keyPair = (partition: string, sort: string) => [
	{ AttributeName: partition, KeyType: 'HASH' as const },
	{ AttributeName: sort, KeyType: 'RANGE' as const },
];

const tableOf = (name: string): TableModel => ({
	name,
	arn: 'arn',
	attributes: ['pk', 'sk', ...Object.values(indexes).flatMap(({ partition, sort }) => [partition, sort])].map(
		(AttributeName) => ({ AttributeName, AttributeType: 'S' as const }),
	),
	keys: keyPair('pk', 'sk'),
	indexes: Object.entries(indexes).map(([IndexName, { partition, sort }]) => ({
		IndexName,
		KeySchema: keyPair(partition, sort),
		Projection: { ProjectionType: 'ALL' as const },
	})),
	streamArn: 'arn/stream/local',
	streamView: 'NEW_AND_OLD_IMAGES',
	ttlAttribute: 'ttl',
});

export interface ContractTable {
	tableName: string;
	client: DynamoDBClient;
	/** Every record of the table's stream so far, oldest first. */
	streamRecords(): Promise<StreamRecord[]>;
	stop(): Promise<void>;
}

/** A table of its own on a DynamoDB that runs. */
async function openTable(url: string): Promise<ContractTable> {
	const tableName = `contract-${process.pid}-${Date.now()}`;
	const region = 'ap-southeast-1';
	const { streamArn = '' } = await ensureTable({ url, region }, tableOf(tableName));
	const reader = createStreamReader({ url, region }, streamArn);
	const client = new DynamoDBClient({
		endpoint: url,
		region,
		// As the host speaks to it: DynamoDB Local keeps the tables of different access keys apart.
		credentials: { accessKeyId: 'LOCALHOST', secretAccessKey: 'local' },
	});
	return {
		tableName,
		client,
		async streamRecords() {
			const shards = await reader.shards();
			const read = await Promise.all(shards.map(({ id }) => reader.read(id, 'start')));
			return read.flatMap(({ records }) => records);
		},
		stop: async () => client.destroy(),
	};
}

export async function startTable(): Promise<ContractTable> {
	const folder = mkdtempSync(join(tmpdir(), 'contract-table-'));
	const dynoxide = await startDynoxide({
		binary: findDynoxide(),
		databasePath: join(folder, 'db.sqlite'),
		port: await freePort(),
		onTrouble: (line) => console.error(line),
	});
	const table = await openTable(dynoxide.url);
	return {
		...table,
		async stop() {
			await table.stop();
			await dynoxide.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

async function untilAnswers(url: string): Promise<void> {
	for (let attempt = 0; attempt < 300; attempt += 1) {
		// Refused until it listens; any answer will do.
		const answered = await fetch(url).then(
			() => true,
			() => false,
		);
		if (answered) return;
		await sleep(100);
	}
	throw new Error(`nothing answers at ${url}`);
}

export async function startTableOnDynamoDbLocal(): Promise<ContractTable> {
	const port = String(await freePort());
	const options = ['-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar', '-inMemory', '-port', port];
	const engine = spawn('java', options, { cwd: awsFolder, stdio: 'ignore' });
	const url = `http://127.0.0.1:${port}`;
	await untilAnswers(url);
	const table = await openTable(url);
	return {
		...table,
		async stop() {
			await table.stop();
			engine.kill('SIGKILL');
			await once(engine, 'exit');
		},
	};
}
