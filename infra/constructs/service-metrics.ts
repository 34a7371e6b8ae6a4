// The numbers AWS counts about this service, each with the statistic that means something; alarms and dashboard share them.
// Periods are five minutes, except where a number only means something over a longer time.
import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';

const fiveMinutes = Duration.minutes(5);

const count = (namespace: string, metricName: string, dimensionsMap: Record<string, string> = {}): Metric =>
	new Metric({ namespace, metricName, dimensionsMap, statistic: 'Sum', period: fiveMinutes });
const worst = (namespace: string, metricName: string, dimensionsMap: Record<string, string>): Metric =>
	new Metric({ namespace, metricName, dimensionsMap, statistic: 'Maximum', period: fiveMinutes });

export type QueueNumber = 'ApproximateNumberOfMessagesVisible' | 'ApproximateAgeOfOldestMessage';
export const queueMetric = (QueueName: string, name: QueueNumber): Metric => worst('AWS/SQS', name, { QueueName });

export type FunctionCount = 'Errors' | 'Invocations';
export const functionMetric = (FunctionName: string, name: FunctionCount): Metric =>
	count('AWS/Lambda', name, { FunctionName });

/** How old the newest record was that a stream reader took: how far it is behind. */
export const streamDelay = (FunctionName: string): Metric => worst('AWS/Lambda', 'IteratorAge', { FunctionName });

/** Of the whole account, whose concurrency all functions share. */
export const allThrottles = (): Metric => count('AWS/Lambda', 'Throttles');
export const allConcurrency = (): Metric =>
	new Metric({
		namespace: 'AWS/Lambda',
		metricName: 'ConcurrentExecutions',
		statistic: 'Maximum',
		period: fiveMinutes,
	});

export type RunCount =
	| 'ExecutionsStarted'
	| 'ExecutionsSucceeded'
	| 'ExecutionsFailed'
	| 'ExecutionsTimedOut'
	| 'ExecutionsAborted'
	| 'ExecutionThrottled';
export const runMetric = (StateMachineArn: string, name: RunCount): Metric =>
	count('AWS/States', name, { StateMachineArn });

export type SiteCount = 'Count' | '4xx' | '5xx';
export const siteMetric = (ApiId: string, name: SiteCount): Metric => count('AWS/ApiGateway', name, { ApiId });
export const siteLatency = (ApiId: string, statistic: 'p50' | 'p95'): Metric =>
	count('AWS/ApiGateway', 'Latency', { ApiId }).with({ statistic });

/** Requests that the table or one of its indexes put off, over the operations that the functions use. */
export function tableThrottles(TableName: string): MathExpression {
	const operations = ['GetItem', 'Query', 'TransactWriteItems'];
	const usingMetrics = Object.fromEntries(
		operations.map((Operation) => [
			Operation.charAt(0).toLowerCase() + Operation.slice(1),
			count('AWS/DynamoDB', 'ThrottledRequests', { TableName, Operation }),
		]),
	);
	// Unlike a chain of plus signs, the sum does not vanish where one of the numbers is missing.
	const expression = `SUM([${Object.keys(usingMetrics).join(', ')}])`;
	return new MathExpression({ expression, usingMetrics, label: 'Throttled requests', period: fiveMinutes });
}

export type MailCount = 'Send' | 'Delivery' | 'Bounce' | 'Complaint' | 'Reject' | 'DeliveryDelay';
export const mailMetric = (configurationSet: string, name: MailCount): Metric =>
	count('AWS/SES', name, { 'ses:configuration-set': configurationSet });

/** What AWS judges an account by: it is put on review at 5 % bounces or 0.1 % complaints. */
export const mailReputation = (name: 'BounceRate' | 'ComplaintRate'): Metric =>
	new Metric({
		namespace: 'AWS/SES',
		metricName: `Reputation.${name}`,
		statistic: 'Average',
		period: Duration.hours(1),
	});
