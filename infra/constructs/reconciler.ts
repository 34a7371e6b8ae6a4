// The hourly look whether table and engine still agree. It may list runs and put outbox entries back, and nothing else; what it finds makes it
// fail, which its alarm shows.
import type { Construct } from 'constructs';
import type { ReportTable } from './report-table.ts';
import { listExecutions, queryIndexes, useTable } from './rights.ts';
import { ScheduledFunction } from './scheduled-function.ts';
import type { FunctionHome } from './service-function.ts';

export type ReconcilerProps = { home: FunctionHome; reports: ReportTable; stateMachineArn: string };

export class Reconciler extends ScheduledFunction {
	constructor(scope: Construct, id: string, { home, reports, stateMachineArn }: ReconcilerProps) {
		super(scope, id, {
			home,
			name: 'reconcile',
			description: 'See whether the table and the workflow still agree',
			every: 'hour',
			environment: { TABLE_NAME: reports.table.tableName, STATE_MACHINE_ARN: stateMachineArn },
			rights: [
				useTable(reports, 'GetItem', 'PutItem'),
				queryIndexes(reports, 'byPending'),
				listExecutions(stateMachineArn),
			],
		});
	}
}
