// The host's own files, read from outside. Invariant: reads only; what it calls left is work nobody will do any more or has not done yet.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

function read<T>(folder: string, file: string, ask: (db: DatabaseSync) => T): T {
	const db = new DatabaseSync(join(folder, file), { readOnly: true, timeout: 5000 });
	try {
		return ask(db);
	} finally {
		db.close();
	}
}

const queuesOfWork = [
	['host.sqlite', 'queue_messages'],
	['host.sqlite', 'async_invocations'],
	['host.sqlite', 'pending_scans'],
	['s3.sqlite', 's3_outbox'],
	['step-functions.sqlite', 'sfn_outbox'],
] as const;

/** Where something still waits, dead-letter queues included: "queue_messages: 2". */
export function workLeft(folder: string): string[] {
	return queuesOfWork.flatMap(([file, table]) => {
		if (!existsSync(join(folder, file))) return [];
		const left = read(folder, file, (db) => db.prepare(`SELECT COUNT(*) AS n FROM ${table}`).get()?.n);
		return left === 0 ? [] : [`${table}: ${left}`];
	});
}

/** Events in the histories of all executions, up to now. */
export function countSteps(folder: string): number {
	if (!existsSync(join(folder, 'step-functions.sqlite'))) return 0;
	return read(folder, 'step-functions.sqlite', (db) => {
		const hasRows = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'sfn_execution'").get();
		return hasRows === undefined
			? 0
			: Number(db.prepare('SELECT SUM(lastEvent) AS n FROM sfn_execution').get()?.n ?? 0);
	});
}

export interface ExecutionEnd {
	readonly name: string;
	readonly status: string;
	/** Ends in its history: one, or something went wrong. */
	readonly ends: number;
}

export function executionEnds(folder: string): ExecutionEnd[] {
	return read(folder, 'step-functions.sqlite', (db) =>
		db
			.prepare(
				`SELECT x.name, x.status, (SELECT COUNT(*) FROM sfn_event e WHERE e.executionId = x.id
				 AND e.type LIKE 'Execution%' AND e.type <> 'ExecutionStarted') AS ends FROM sfn_execution x ORDER BY x.id`,
			)
			.all()
			.map(({ name, status, ends }) => ({ name: String(name), status: String(status), ends: Number(ends) })),
	);
}
