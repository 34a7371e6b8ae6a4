// Brings one table of the template into being. Invariant: an existing table keeps its items; one whose keys or indexes differ from the
// template is refused, because the functions would fail on it one by one.
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { TableModel } from '../assembly/model.ts';
import { HostProblem } from '../host-problem.ts';
import { AwsJsonError, callAwsJson, type DynamoDbEndpoint } from './aws-json.ts';

const service = 'DynamoDB_20120810';
const keys = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const describedSchema = z.object({
	Table: z.looseObject({
		TableStatus: z.string(),
		KeySchema: keys,
		GlobalSecondaryIndexes: z.array(z.looseObject({ IndexName: z.string(), KeySchema: keys })).nullish(),
		LatestStreamArn: z.string().nullish(),
	}),
});
type Described = z.infer<typeof describedSchema>['Table'];

export interface StandingTable {
	readonly name: string;
	/** The engine's own name of the stream, if the table has one. */
	readonly streamArn: string | undefined;
}

export async function ensureTable(endpoint: DynamoDbEndpoint, table: TableModel): Promise<StandingTable> {
	const described = (await describe(endpoint, table.name)) ?? (await create(endpoint, table));
	const wanted = shapeOf({
		KeySchema: [...table.keys],
		GlobalSecondaryIndexes: table.indexes.map((index) => ({ ...index, KeySchema: [...index.KeySchema] })),
	});
	if (!isDeepStrictEqual(shapeOf(described), wanted)) {
		throw new HostProblem(
			`Bảng ${table.name} trong thư mục dữ liệu có khóa hoặc chỉ mục khác với mẫu hiện tại: hãy dùng một DATA_DIR mới.`,
			`Table ${table.name} in the data folder has other keys or indexes than the template now says: use a fresh DATA_DIR.`,
		);
	}
	return { name: table.name, streamArn: described.LatestStreamArn ?? undefined };
}

async function describe(endpoint: DynamoDbEndpoint, TableName: string): Promise<Described | undefined> {
	try {
		return describedSchema.parse(await callAwsJson(endpoint, `${service}.DescribeTable`, { TableName })).Table;
	} catch (error) {
		if (error instanceof AwsJsonError && error.type === 'ResourceNotFoundException') return undefined;
		throw error;
	}
}

async function create(endpoint: DynamoDbEndpoint, table: TableModel): Promise<Described> {
	await callAwsJson(endpoint, `${service}.CreateTable`, {
		TableName: table.name,
		BillingMode: 'PAY_PER_REQUEST',
		AttributeDefinitions: table.attributes,
		KeySchema: table.keys,
		...(table.indexes.length === 0 ? {} : { GlobalSecondaryIndexes: table.indexes }),
		...(table.streamView === undefined
			? {}
			: { StreamSpecification: { StreamEnabled: true, StreamViewType: table.streamView } }),
	});
	const described = await untilActive(endpoint, table.name);
	if (table.ttlAttribute !== undefined) {
		await callAwsJson(endpoint, `${service}.UpdateTimeToLive`, {
			TableName: table.name,
			TimeToLiveSpecification: { AttributeName: table.ttlAttribute, Enabled: true },
		});
	}
	return described;
}

async function untilActive(endpoint: DynamoDbEndpoint, name: string): Promise<Described> {
	for (let attempt = 0; attempt < 200; attempt++) {
		const described = await describe(endpoint, name);
		if (described?.TableStatus === 'ACTIVE') return described;
		await new Promise((resolve) => setTimeout(resolve, 25));
	}
	throw new Error(`Table ${name} did not become active.`);
}

function shapeOf(table: Pick<Described, 'KeySchema' | 'GlobalSecondaryIndexes'>) {
	const plainKeys = (schema: Described['KeySchema']) =>
		schema.map((key) => `${key.KeyType}:${key.AttributeName}`).sort();
	return {
		keys: plainKeys(table.KeySchema),
		indexes: (table.GlobalSecondaryIndexes ?? [])
			.map((index) => [index.IndexName, ...plainKeys(index.KeySchema)].join(' '))
			.sort(),
	};
}
