// Reads and writes the rows of executions and definitions. Invariant: `due` is always what `dueAt` says of the row it stands in.
import { createHash } from 'node:crypto';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { dueAt, type Execution, type ExecutionStatus } from './execution.ts';

export type NewExecution = Omit<Execution, 'id'>;
export type ExecutionRows = ReturnType<typeof createExecutionRows>;

const changing = [
	'status',
	'output',
	'error',
	'cause',
	'stoppedAt',
	'state',
	'stateInput',
	'variables',
	'enteredAt',
	'phase',
	'retries',
	'wakeAt',
	'visit',
	'call',
	'taskToken',
	'callDeadline',
	'heartbeatEvery',
	'heartbeatDue',
	'lastEvent',
] as const satisfies readonly (keyof Execution)[];
const fixed = [
	'arn',
	'machineArn',
	'roleArn',
	'name',
	'definitionHash',
	'input',
	'startedAt',
	'deadline',
] as const satisfies readonly (keyof Execution)[];

export function createExecutionRows(db: DatabaseSync) {
	const statements = new Map<string, StatementSync>();
	const sql = (text: string): StatementSync => {
		const known = statements.get(text) ?? db.prepare(text);
		statements.set(text, known);
		return known;
	};
	const one = <T>(text: string, ...values: SQLInputValue[]) => sql(text).get(...values) as T | undefined;
	const many = <T>(text: string, ...values: SQLInputValue[]) => sql(text).all(...values) as T[];
	const arns = (rows: { arn: string }[]) => rows.map(({ arn }) => arn);
	const values = (row: NewExecution, names: readonly (keyof NewExecution)[]) => names.map((name) => row[name]);

	return {
		find: (arn: string) => one<Execution>('SELECT * FROM sfn_execution WHERE arn = ?', arn),
		findById: (id: number) => one<Execution>('SELECT * FROM sfn_execution WHERE id = ?', id),
		insert(row: NewExecution): Execution {
			const names = [...fixed, ...changing];
			const { lastInsertRowid } = sql(
				`INSERT INTO sfn_execution (${names.join(', ')}, due) VALUES (${names.map(() => '?').join(', ')}, ?)`,
			).run(...values(row, names), dueAt({ ...row, id: 0 }));
			return { ...row, id: Number(lastInsertRowid) };
		},
		save(row: Execution): void {
			const sets = changing.map((name) => `${name} = ?`).join(', ');
			sql(`UPDATE sfn_execution SET ${sets}, due = ? WHERE id = ?`).run(...values(row, changing), dueAt(row), row.id);
		},
		due: (now: number, limit: number) =>
			arns(many('SELECT arn FROM sfn_execution WHERE due <= ? ORDER BY due LIMIT ?', now, limit)),
		nextDue: () =>
			one<{ due: number | null }>('SELECT MIN(due) AS due FROM sfn_execution WHERE due IS NOT NULL')?.due ?? undefined,
		/** Executions that somebody in this process must be working on: what a restart takes up again. */
		busy: () => arns(many("SELECT arn FROM sfn_execution WHERE phase IN ('entered', 'calling') ORDER BY id")),
		list: (machineArn: string, status: ExecutionStatus | undefined, before: number, limit: number) =>
			many<Execution>(
				'SELECT * FROM sfn_execution WHERE machineArn = ?1 AND id < ?2 AND (?3 IS NULL OR status = ?3) ORDER BY id DESC LIMIT ?4',
				machineArn,
				before,
				status ?? null,
				limit,
			),
		/** When the first of those that ended did so. */
		earliestEnd: () =>
			one<{ at: number | null }>('SELECT MIN(stoppedAt) AS at FROM sfn_execution WHERE stoppedAt IS NOT NULL')?.at ??
			Number.POSITIVE_INFINITY,
		/** Takes executions that ended before `at` out, with their histories. */
		forgetEndedBefore(at: number): void {
			for (const { id } of many<{ id: number }>('SELECT id FROM sfn_execution WHERE stoppedAt < ?', at)) {
				sql('DELETE FROM sfn_event WHERE executionId = ?').run(id);
				sql('DELETE FROM sfn_execution WHERE id = ?').run(id);
			}
		},
		saveDefinition(body: string, now: number): { hash: string; createdAt: number } {
			const hash = createHash('sha256').update(body).digest('hex');
			sql('INSERT OR IGNORE INTO sfn_definition (hash, body, createdAt) VALUES (?, ?, ?)').run(hash, body, now);
			const row = one<{ createdAt: number }>('SELECT createdAt FROM sfn_definition WHERE hash = ?', hash);
			return { hash, createdAt: row?.createdAt ?? now };
		},
		/** The definitions that running executions started with, which may be older than the ones the host has now. */
		definitionsInUse: () =>
			many<{ hash: string; body: string; arn: string }>(
				`SELECT d.hash, d.body, MIN(e.arn) AS arn FROM sfn_execution e JOIN sfn_definition d ON d.hash = e.definitionHash
				 WHERE e.status = 'RUNNING' GROUP BY d.hash`,
			),
	};
}
