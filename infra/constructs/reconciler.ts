// The hourly look whether table and engine still agree. It may list runs and put outbox entries back, and nothing else; what it finds makes it
// fail, which its alarm shows.
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { createDeadLetterQueue } from './queues.ts';
import type { ReportTable } from './report-table.ts';
import { listExecutions, queryIndexes, useTable } from './rights.ts';
import { type FunctionHome, ServiceFunction } from './service-function.ts';

export type ReconcilerProps = { home: FunctionHome; reports: ReportTable; stateMachineArn: string };

export class Reconciler extends Construct {
	readonly deadLetters: Queue;
	readonly function: ServiceFunction;

	constructor(scope: Construct, id: string, { home, reports, stateMachineArn }: ReconcilerProps) {
		super(scope, id);
		this.deadLetters = createDeadLetterQueue(this, 'DeadLetters');
		this.function = new ServiceFunction(this, {
			home,
			name: 'reconcile',
			environment: { TABLE_NAME: reports.table.tableName, STATE_MACHINE_ARN: stateMachineArn },
			rights: [
				useTable(reports, 'GetItem', 'PutItem'),
				queryIndexes(reports, 'byPending'),
				listExecutions(stateMachineArn),
			],
			deadLetters: this.deadLetters,
		});
		new Rule(this, 'EveryHour', {
			description: 'See whether the table and the workflow still agree',
			schedule: Schedule.rate(Duration.hours(1)),
			// The next look is an hour away; one that failed has already raised its alarm.
			targets: [
				new LambdaTarget(this.function.lambda, {
					deadLetterQueue: this.deadLetters,
					maxEventAge: Duration.minutes(10),
					retryAttempts: 0,
				}),
			],
		});
	}
}
