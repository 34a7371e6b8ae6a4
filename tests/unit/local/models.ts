// Plain models of what a template may hold, for tests of the parts of the local host; a test says only what it is about.
import type {
	QueueMapping,
	QueueModel,
	RuleModel,
	RuleTarget,
	StreamMapping,
} from '../../../infra/local/assembly/model.ts';

export const queueModel = (arn: string, over: Partial<QueueModel> = {}): QueueModel => ({
	name: arn,
	arn,
	url: arn,
	visibilitySeconds: 30,
	retentionSeconds: 3600,
	delaySeconds: 0,
	redrive: undefined,
	...over,
});

export const ruleTarget = (arn: string, over: Partial<RuleTarget> = {}): RuleTarget => ({
	id: 't',
	arn,
	input: undefined,
	inputPath: undefined,
	transformer: undefined,
	deadLetterArn: undefined,
	...over,
});

export const ruleModel = (over: Partial<RuleModel>): RuleModel => ({
	name: 'r',
	arn: 'arn:aws:events:ap-southeast-1:000000000000:rule/r',
	pattern: undefined,
	everyMilliseconds: undefined,
	targets: [],
	...over,
});

const mapping = { id: 'm', functionArn: 'f', batchSize: 10, filters: [], reportsItemFailures: true };

export const queueMapping = (sourceArn: string, over: Partial<QueueMapping> = {}): QueueMapping => ({
	...mapping,
	kind: 'queue',
	sourceArn,
	maximumConcurrency: 1,
	...over,
});

export const streamMapping = (over: Partial<StreamMapping> = {}): StreamMapping => ({
	...mapping,
	kind: 'stream',
	sourceArn: 's',
	fromStart: true,
	bisect: false,
	maximumRetries: 1,
	maximumAgeSeconds: Number.POSITIVE_INFINITY,
	failureQueueArn: undefined,
	...over,
});
