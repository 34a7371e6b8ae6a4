// The list of what an operator is called for. Each alarm stands for somebody who waits in vain unless it is looked after.
import type { AlarmRule, Alarms } from './alarms.ts';
import type { FunctionName } from './function-list.ts';
import {
	allThrottles,
	functionMetric,
	mailMetric,
	mailReputation,
	queueMetric,
	runMetric,
	siteLatency,
	siteMetric,
	streamDelay,
	tableThrottles,
} from './service-metrics.ts';
import { functionNameOf, type WatchedService } from './watched-service.ts';

export function addServiceAlarms(alarms: Alarms, service: WatchedService): void {
	alarms.add(
		...queueRules(service),
		...runRules(service),
		...functionRules(service),
		...siteRules(service),
		...mailRules(service),
		...throttleRules(service),
	);
	alarms.addForSilence({
		name: 'TenderSilent',
		metric: functionMetric(functionNameOf(service, 'tend-reviews'), 'Invocations'),
		periods: 2,
		advice: 'Nobody is reminded and no owed mail leaves: see that the rule of tend-reviews is enabled.',
	});
	alarms.addForSilence({
		name: 'SweepSilent',
		metric: functionMetric(functionNameOf(service, 'sweep-decisions'), 'Invocations'),
		periods: 2,
		advice: 'The sweep that runs every minute has not run: decisions may hang. See that its rule is enabled.',
	});
}

function queueRules({ deadLetterQueues, workQueues }: WatchedService): AlarmRule[] {
	const putAside = [...deadLetterQueues].map(([name, queue]) => ({
		name: `${name}PutAside`,
		metric: queueMetric(queue.queueName, 'ApproximateNumberOfMessagesVisible'),
		from: 1,
		advice: `A message could not be dealt with and waits in ${name}: read it, mend the cause, send it again within 14 days.`,
	}));
	// Long before the last attempt: a report whose run could not be started hangs in "received" until then.
	const late = [...workQueues].map(([name, queue]) => ({
		name: `${name}Late`,
		metric: queueMetric(queue.queueName, 'ApproximateAgeOfOldestMessage'),
		from: 300,
		advice: `A message of ${name} has waited for five minutes, and a report with it: look at the log of the function that takes it.`,
	}));
	return [...putAside, ...late];
}

function runRules({ stateMachineArn }: WatchedService): AlarmRule[] {
	const advice = (what: string) =>
		`A report's run ${what}. Its submitter was told that the system failed: find the run in Step Functions and its report by the name.`;
	return [
		{ name: 'RunFailed', metric: runMetric(stateMachineArn, 'ExecutionsFailed'), from: 1, advice: advice('failed') },
		{
			name: 'RunTimedOut',
			metric: runMetric(stateMachineArn, 'ExecutionsTimedOut'),
			from: 1,
			advice: advice('went beyond its time'),
		},
		{
			name: 'RunAborted',
			metric: runMetric(stateMachineArn, 'ExecutionsAborted'),
			from: 1,
			advice: advice('was stopped by hand'),
		},
	];
}

/** Those whose failing shows nowhere else, or too late: a step that fails for good fails its run. */
const watchedFunctions: readonly FunctionName[] = [
	'receive-upload',
	'record-scan',
	'record-mail-event',
	'publish-figures',
	'fail-report',
	'resume-workflow',
	'sweep-decisions',
	'tend-reviews',
	'reconcile',
	'project-aggregates',
];
const streamReaders = ['resume-workflow', 'project-aggregates'] as const;

function functionRules(service: WatchedService): AlarmRule[] {
	const failing = watchedFunctions.map((name) => ({
		name: `Failing-${name}`,
		metric: functionMetric(functionNameOf(service, name), 'Errors'),
		from: 1,
		advice: `${name} failed and will be tried again: its log says why. Act if it goes on.`,
	}));
	const behind = streamReaders.map((name) => ({
		name: `Behind-${name}`,
		metric: streamDelay(functionNameOf(service, name)),
		from: 600_000,
		advice: `${name} is ten minutes behind the table: a record that keeps failing is in its log, or calls are throttled.`,
	}));
	return [...failing, ...behind];
}

function siteRules({ apiId }: WatchedService): AlarmRule[] {
	return [
		{
			name: 'SiteFailing',
			metric: siteMetric(apiId, '5xx'),
			from: 3,
			advice: 'The site answered with errors of its own: look at the log of the web function.',
		},
		{
			name: 'SiteSlow',
			metric: siteLatency(apiId, 'p95'),
			from: 5000,
			periods: 3,
			advice:
				'One of twenty pages took over five seconds for a quarter of an hour: look at the traces of the web function.',
		},
	];
}

function mailRules({ mailConfigurationSet }: WatchedService): AlarmRule[] {
	return [
		{
			name: 'MailBounced',
			metric: mailMetric(mailConfigurationSet, 'Bounce'),
			from: 1,
			advice: 'A mailbox did not take a mail, and its owner may be an approver who is waited for: correct the address.',
		},
		{
			name: 'MailComplained',
			metric: mailMetric(mailConfigurationSet, 'Complaint'),
			from: 1,
			advice: 'A recipient called our mail spam and gets none from now on: talk to them, then lift the suppression.',
		},
		{
			name: 'MailRejected',
			metric: mailMetric(mailConfigurationSet, 'Reject'),
			from: 1,
			advice: 'SES refused to send a mail because of its content: look at the report whose mail it was.',
		},
		{
			name: 'MailBounceRate',
			metric: mailReputation('BounceRate'),
			from: 0.05,
			advice: 'AWS reviews accounts from 5 % bounces on and stops their mail from 10 %: correct addresses now.',
		},
		{
			name: 'MailComplaintRate',
			metric: mailReputation('ComplaintRate'),
			from: 0.001,
			advice: 'AWS reviews accounts from 0.1 % complaints on and stops their mail from 0.5 %.',
		},
	];
}

function throttleRules({ stateMachineArn, tableName }: WatchedService): AlarmRule[] {
	return [
		{
			name: 'FunctionsThrottled',
			metric: allThrottles(),
			from: 1,
			periods: 2,
			advice:
				'Calls of functions are put off: the concurrency of the account (10 in a new one) is used up. Ask AWS for more.',
		},
		{
			name: 'TableThrottled',
			metric: tableThrottles(tableName),
			from: 1,
			periods: 2,
			advice:
				'The table puts requests off: one report or unit is written to very often, or the table grew faster than AWS doubles it.',
		},
		{
			name: 'RunsThrottled',
			metric: runMetric(stateMachineArn, 'ExecutionThrottled'),
			from: 1,
			periods: 2,
			advice: 'Step Functions puts state transitions off: ask AWS for more if uploads go on like this.',
		},
	];
}
