// A function that the clock calls, with a dead-letter queue for calls that came to nothing. Invariant: a call that is late is dropped for the next
// one, which does what it left; nothing piles up behind an outage.
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName } from './function-list.ts';
import { createDeadLetterQueue } from './queues.ts';
import type { Right } from './rights.ts';
import { type FunctionHome, ServiceFunction } from './service-function.ts';

const timetables = {
	minute: { ruleId: 'EveryMinute', rate: Duration.minutes(1), maxEventAge: Duration.minutes(1), retryAttempts: 1 },
	// One that failed has already raised its alarm.
	hour: { ruleId: 'EveryHour', rate: Duration.hours(1), maxEventAge: Duration.minutes(10), retryAttempts: 0 },
};

export type ScheduledFunctionProps = {
	home: FunctionHome;
	name: FunctionName;
	description: string;
	every: keyof typeof timetables;
	environment: Record<string, string>;
	rights: Right[];
};

export class ScheduledFunction extends Construct {
	readonly deadLetters: Queue;
	readonly function: ServiceFunction;

	constructor(scope: Construct, id: string, props: ScheduledFunctionProps) {
		super(scope, id);
		const { home, name, description, environment, rights } = props;
		const { ruleId, rate, maxEventAge, retryAttempts } = timetables[props.every];
		this.deadLetters = createDeadLetterQueue(this, 'DeadLetters');
		this.function = new ServiceFunction(this, { home, name, environment, rights, deadLetters: this.deadLetters });
		new Rule(this, ruleId, {
			description,
			schedule: Schedule.rate(rate),
			targets: [
				new LambdaTarget(this.function.lambda, { deadLetterQueue: this.deadLetters, maxEventAge, retryAttempts }),
			],
		});
	}
}
