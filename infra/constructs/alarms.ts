// Every alarm of a stage: named for what is wrong, told to the operator when it begins and when it is over.
// Its description says what to do, because it is read in a mail by somebody who was doing something else.
import {
	Alarm,
	ComparisonOperator,
	type IAlarm,
	type IAlarmAction,
	type IMetric,
	TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';

export type AlarmRule = {
	/** What is wrong, in Pascal case: the end of the alarm's name. */
	name: string;
	metric: IMetric;
	/** The value from which it is wrong. */
	from: number;
	/** How many periods in a row; one unless said. */
	periods?: number;
	/** What it means and what to do. */
	advice: string;
};

export class Alarms extends Construct {
	readonly #prefix: string;
	readonly #action: IAlarmAction;
	readonly #all: IAlarm[] = [];

	constructor(scope: Construct, id: string, { prefix, topicArn }: { prefix: string; topicArn: string }) {
		super(scope, id);
		this.#prefix = prefix;
		this.#action = { bind: () => ({ alarmActionArn: topicArn }) };
	}

	get all(): readonly IAlarm[] {
		return this.#all;
	}

	add(...rules: AlarmRule[]): void {
		for (const rule of rules) {
			const reached = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
			// AWS tells most numbers only when something happened: silence is well.
			this.#create(rule, reached, TreatMissingData.NOT_BREACHING);
		}
	}

	/** For what must happen all the time: here silence is the fault. */
	addForSilence(rule: Omit<AlarmRule, 'from'>): void {
		this.#create({ ...rule, from: 1 }, ComparisonOperator.LESS_THAN_THRESHOLD, TreatMissingData.BREACHING);
	}

	#create(rule: AlarmRule, comparisonOperator: ComparisonOperator, treatMissingData: TreatMissingData): void {
		const alarm = new Alarm(this, rule.name, {
			alarmName: `${this.#prefix}-${rule.name}`,
			alarmDescription: rule.advice,
			metric: rule.metric,
			threshold: rule.from,
			evaluationPeriods: rule.periods ?? 1,
			comparisonOperator,
			treatMissingData,
		});
		alarm.addAlarmAction(this.#action);
		alarm.addOkAction(this.#action);
		this.#all.push(alarm);
	}
}
