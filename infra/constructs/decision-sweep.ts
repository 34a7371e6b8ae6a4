// The guarantee behind the stream: every minute, what stands in the table and the engine was never told
// is told again: decisions, and runs to start.
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { createDeadLetterQueue } from './queues.ts';
import type { ReportTable } from './report-table.ts';
import { completeTasks, queryIndexes, startExecutions, useTable } from './rights.ts';
import { type FunctionHome, ServiceFunction } from './service-function.ts';

export type DecisionSweepProps = { home: FunctionHome; reports: ReportTable; stateMachineArn: string };

export class DecisionSweep extends Construct {
	readonly deadLetters: Queue;
	readonly function: ServiceFunction;

	constructor(scope: Construct, id: string, { home, reports, stateMachineArn }: DecisionSweepProps) {
		super(scope, id);
		this.deadLetters = createDeadLetterQueue(this, 'DeadLetters');
		this.function = new ServiceFunction(this, {
			home,
			name: 'sweep-decisions',
			environment: { TABLE_NAME: reports.table.tableName, STATE_MACHINE_ARN: stateMachineArn },
			rights: [
				useTable(reports, 'GetItem', 'DeleteItem', 'ConditionCheckItem'),
				queryIndexes(reports, 'byPending'),
				completeTasks(),
				startExecutions(stateMachineArn),
			],
			deadLetters: this.deadLetters,
		});
		new Rule(this, 'EveryMinute', {
			description: 'Tell the workflow what it has not heard of',
			schedule: Schedule.rate(Duration.minutes(1)),
			// An old sweep is worth nothing: the next one is a minute away.
			targets: [
				new LambdaTarget(this.function.lambda, {
					deadLetterQueue: this.deadLetters,
					maxEventAge: Duration.minutes(1),
					retryAttempts: 1,
				}),
			],
		});
	}
}
