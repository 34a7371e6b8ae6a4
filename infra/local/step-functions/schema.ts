// The tables of the engine. Invariant: everything an execution needs to go on stands in its one row; memory holds only calls in flight.
import type { DatabaseSync } from 'node:sqlite';

export function createTables(db: DatabaseSync): void {
	db.exec(`
		CREATE TABLE IF NOT EXISTS sfn_definition (hash TEXT PRIMARY KEY, body TEXT NOT NULL, createdAt INTEGER NOT NULL);
		CREATE TABLE IF NOT EXISTS sfn_execution (
			id INTEGER PRIMARY KEY AUTOINCREMENT,
			arn TEXT NOT NULL UNIQUE, machineArn TEXT NOT NULL, roleArn TEXT NOT NULL, name TEXT NOT NULL,
			definitionHash TEXT NOT NULL REFERENCES sfn_definition(hash),
			input TEXT NOT NULL, startedAt INTEGER NOT NULL, deadline INTEGER,
			status TEXT NOT NULL, output TEXT, error TEXT, cause TEXT, stoppedAt INTEGER,
			state TEXT NOT NULL, stateInput TEXT NOT NULL, variables TEXT NOT NULL, enteredAt INTEGER NOT NULL,
			phase TEXT NOT NULL, retries TEXT NOT NULL, wakeAt INTEGER,
			visit INTEGER NOT NULL, call TEXT, taskToken TEXT, callDeadline INTEGER, heartbeatEvery INTEGER, heartbeatDue INTEGER,
			lastEvent INTEGER NOT NULL, due INTEGER
		);
		CREATE INDEX IF NOT EXISTS sfn_execution_machine ON sfn_execution (machineArn, id);
		CREATE INDEX IF NOT EXISTS sfn_execution_due ON sfn_execution (due) WHERE due IS NOT NULL;
		CREATE INDEX IF NOT EXISTS sfn_execution_busy ON sfn_execution (phase) WHERE phase IN ('entered', 'calling');
		CREATE INDEX IF NOT EXISTS sfn_execution_running ON sfn_execution (definitionHash) WHERE status = 'RUNNING';
		CREATE INDEX IF NOT EXISTS sfn_execution_stopped ON sfn_execution (stoppedAt) WHERE stoppedAt IS NOT NULL;
		CREATE TABLE IF NOT EXISTS sfn_event (
			executionId INTEGER NOT NULL, id INTEGER NOT NULL, at INTEGER NOT NULL, type TEXT NOT NULL, details TEXT NOT NULL,
			PRIMARY KEY (executionId, id)
		) WITHOUT ROWID;
		CREATE TABLE IF NOT EXISTS sfn_outbox (
			id INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, attempts INTEGER NOT NULL, due INTEGER NOT NULL
		);
		CREATE INDEX IF NOT EXISTS sfn_outbox_due ON sfn_outbox (due, id);
	`);
}
