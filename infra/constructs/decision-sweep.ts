// The guarantee behind the stream: every minute, what stands in the table and the engine was never told
// is told again: decisions, and runs to start.
import type { Construct } from 'constructs';
import type { ReportTable } from './report-table.ts';
import { completeTasks, queryIndexes, startExecutions, useTable } from './rights.ts';
import { ScheduledFunction } from './scheduled-function.ts';
import type { FunctionHome } from './service-function.ts';

export type DecisionSweepProps = { home: FunctionHome; reports: ReportTable; stateMachineArn: string };

export class DecisionSweep extends ScheduledFunction {
	constructor(scope: Construct, id: string, { home, reports, stateMachineArn }: DecisionSweepProps) {
		super(scope, id, {
			home,
			name: 'sweep-decisions',
			description: 'Tell the workflow what it has not heard of',
			every: 'minute',
			environment: { TABLE_NAME: reports.table.tableName, STATE_MACHINE_ARN: stateMachineArn },
			rights: [
				useTable(reports, 'GetItem', 'DeleteItem', 'ConditionCheckItem'),
				queryIndexes(reports, 'byPending'),
				completeTasks(),
				startExecutions(stateMachineArn),
			],
		});
	}
}
