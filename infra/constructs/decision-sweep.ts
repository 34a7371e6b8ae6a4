// The guarantee behind the stream: every minute, decisions that stand in the table but were never told to the engine are told again.
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { createDeadLetterQueue } from './queues.ts';
import type { ReportTable } from './report-table.ts';
import { completeTasks, queryIndexes, useTable } from './rights.ts';
import { type FunctionHome, ServiceFunction } from './service-function.ts';

export type DecisionSweepProps = { home: FunctionHome; reports: ReportTable };

export class DecisionSweep extends Construct {
	constructor(scope: Construct, id: string, { home, reports }: DecisionSweepProps) {
		super(scope, id);
		const deadLetters = createDeadLetterQueue(this, 'DeadLetters');
		const sweep = new ServiceFunction(this, {
			home,
			name: 'sweep-decisions',
			environment: { TABLE_NAME: reports.table.tableName },
			rights: [
				useTable(reports, 'GetItem', 'DeleteItem', 'ConditionCheckItem'),
				queryIndexes(reports, 'byPending'),
				completeTasks(),
			],
			deadLetters,
		});
		new Rule(this, 'EveryMinute', {
			description: 'Tell the workflow decisions that it has not heard of',
			schedule: Schedule.rate(Duration.minutes(1)),
			// An old sweep is worth nothing: the next one is a minute away.
			targets: [
				new LambdaTarget(sweep.lambda, {
					deadLetterQueue: deadLetters,
					maxEventAge: Duration.minutes(1),
					retryAttempts: 1,
				}),
			],
		});
	}
}
