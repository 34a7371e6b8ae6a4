// Stands up the tables: the engine (or the one that DYNAMODB_ENDPOINT names) and each table of the template in it.
import type { TableModel } from './assembly/model.ts';
import type { Closers } from './closers.ts';
import type { DataFolder } from './data-folder.ts';
import type { DynamoDbEndpoint } from './dynamodb/aws-json.ts';
import { findDynoxide, startDynoxide } from './dynamodb/dynoxide.ts';
import { ensureTable, type StandingTable } from './dynamodb/ensure-table.ts';
import { indexStreamRecords } from './dynamodb/stream-index.ts';
import { freePort } from './gateway/listen.ts';
import { HostProblem } from './host-problem.ts';
import { region } from './surroundings.ts';

export interface Database {
	readonly endpoint: DynamoDbEndpoint;
	/** By the stream ARN of the template. */
	standUp(tables: readonly TableModel[]): Promise<ReadonlyMap<string, StandingTable>>;
}

export async function startDatabase(
	folder: DataFolder,
	closers: Closers,
	onTrouble: (line: string) => void,
): Promise<Database> {
	const elsewhere = process.env.DYNAMODB_ENDPOINT;
	if (elsewhere !== undefined && !/^http:\/\/[^/]+\/?$/.test(elsewhere)) {
		throw new HostProblem(
			`DYNAMODB_ENDPOINT phải có dạng http://máy:cổng, không phải "${elsewhere}".`,
			`DYNAMODB_ENDPOINT must look like http://host:port, not "${elsewhere}".`,
		);
	}
	const databasePath = folder.path('dynamodb.sqlite');
	const url = elsewhere ?? (await startHere(databasePath, closers, onTrouble));
	const endpoint = { url, region };
	return {
		endpoint,
		async standUp(tables) {
			const standing = new Map<string, StandingTable>();
			for (const table of tables) {
				const made = await ensureTable(endpoint, table);
				if (table.streamArn !== undefined) standing.set(table.streamArn, made);
			}
			if (elsewhere === undefined) indexStreamRecords(databasePath);
			return standing;
		},
	};
}

async function startHere(databasePath: string, closers: Closers, onTrouble: (line: string) => void): Promise<string> {
	const dynoxide = await startDynoxide({ binary: findDynoxide(), databasePath, port: await freePort(), onTrouble });
	closers.add(dynoxide.stop);
	return dynoxide.url;
}
