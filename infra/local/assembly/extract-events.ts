// Queues, event rules and event source mappings of the template.
import { z } from 'zod';
import type { QueueMapping, QueueModel, RuleModel, StreamMapping } from './model.ts';
import { parseProperties } from './parse-properties.ts';
import type { ScopedResource } from './stack-scope.ts';

// Strict, as the other two: a property not listed here is refused instead of ignored.
const queueSchema = z.strictObject({
	QueueName: z.string().optional(),
	SqsManagedSseEnabled: z.boolean().optional(),
	Tags: z.unknown().optional(),
	FifoQueue: z.literal(false).optional(),
	VisibilityTimeout: z.coerce.number().default(30),
	MessageRetentionPeriod: z.coerce.number().default(345_600),
	DelaySeconds: z.coerce.number().default(0),
	RedrivePolicy: z.looseObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
});

export function extractQueues(resources: readonly ScopedResource[]): QueueModel[] {
	return resources
		.filter(({ type }) => type === 'AWS::SQS::Queue')
		.map((resource) => {
			const queue = parseProperties(resource, queueSchema);
			return {
				name: resource.attribute('QueueName'),
				arn: resource.attribute('Arn'),
				url: resource.ref,
				visibilitySeconds: queue.VisibilityTimeout,
				retentionSeconds: queue.MessageRetentionPeriod,
				delaySeconds: queue.DelaySeconds,
				redrive:
					queue.RedrivePolicy === undefined
						? undefined
						: {
								deadLetterArn: queue.RedrivePolicy.deadLetterTargetArn,
								maxReceiveCount: queue.RedrivePolicy.maxReceiveCount,
							},
			};
		});
}

const ruleSchema = z.looseObject({
	EventBusName: z.literal('default').optional(),
	State: z.string().default('ENABLED'),
	EventPattern: z.unknown().optional(),
	ScheduleExpression: z.string().optional(),
	Targets: z
		.array(
			// Strict: a kind of target parameter not listed here is refused instead of ignored.
			z.strictObject({
				Id: z.string(),
				Arn: z.string(),
				Input: z.string().optional(),
				InputPath: z.string().optional(),
				InputTransformer: z
					.strictObject({
						InputPathsMap: z.record(z.string(), z.string()).default({}),
						InputTemplate: z.string(),
					})
					.optional(),
				DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
				RetryPolicy: z
					.strictObject({
						MaximumRetryAttempts: z.coerce.number().int().min(0).max(185).optional(),
						MaximumEventAgeInSeconds: z.coerce.number().int().min(60).max(86_400).optional(),
					})
					.optional(),
				RoleArn: z.string().optional(),
			}),
		)
		.default([]),
});

export function extractRules(resources: readonly ScopedResource[]): RuleModel[] {
	return resources
		.filter(({ type }) => type === 'AWS::Events::Rule')
		.map((resource) => ({ resource, rule: parseProperties(resource, ruleSchema) }))
		.filter(({ rule }) => rule.State !== 'DISABLED')
		.map(({ resource, rule }) => ({
			name: resource.ref,
			arn: resource.attribute('Arn'),
			pattern: rule.EventPattern,
			everyMilliseconds:
				rule.ScheduleExpression === undefined ? undefined : parseRate(rule.ScheduleExpression, resource),
			targets: rule.Targets.map((target) => ({
				id: target.Id,
				arn: target.Arn,
				input: target.Input,
				inputPath: target.InputPath,
				transformer:
					target.InputTransformer === undefined
						? undefined
						: {
								paths: target.InputTransformer.InputPathsMap,
								template: target.InputTransformer.InputTemplate,
							},
				deadLetterArn: target.DeadLetterConfig?.Arn,
			})),
		}));
}

const UNIT_MILLISECONDS: Readonly<Record<string, number>> = {
	minute: 60_000,
	hour: 3_600_000,
	day: 86_400_000,
};

function parseRate(expression: string, resource: ScopedResource): number {
	const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
	const milliseconds = unit === undefined ? undefined : UNIT_MILLISECONDS[unit];
	if (milliseconds !== undefined) return Number(count) * milliseconds;
	throw new Error(
		`${resource.stack.name}: rule ${resource.logicalId} has the schedule ${expression}; the local host plays rate(...) only.`,
	);
}

const mappingSchema = z.strictObject({
	Tags: z.unknown().optional(),
	EventSourceArn: z.string(),
	FunctionName: z.string(),
	Enabled: z.boolean().default(true),
	BatchSize: z.coerce.number().optional(),
	StartingPosition: z.literal('TRIM_HORIZON').optional(),
	BisectBatchOnFunctionError: z.boolean().default(false),
	MaximumRetryAttempts: z.coerce.number().default(-1),
	MaximumRecordAgeInSeconds: z.coerce.number().default(-1),
	ScalingConfig: z.looseObject({ MaximumConcurrency: z.coerce.number() }).optional(),
	FilterCriteria: z.looseObject({ Filters: z.array(z.looseObject({ Pattern: z.string() })) }).optional(),
	FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
	DestinationConfig: z.looseObject({ OnFailure: z.looseObject({ Destination: z.string() }).optional() }).optional(),
});

/** Minus one says: without end. */
const orWithoutEnd = (limit: number): number => (limit < 0 ? Number.POSITIVE_INFINITY : limit);

export function extractMappings(resources: readonly ScopedResource[]): (QueueMapping | StreamMapping)[] {
	const functionArns = new Map(
		resources.filter(({ type }) => type === 'AWS::Lambda::Function').map((it) => [it.ref, it.attribute('Arn')]),
	);
	return resources
		.filter(({ type }) => type === 'AWS::Lambda::EventSourceMapping')
		.map((resource) => ({ resource, mapping: parseProperties(resource, mappingSchema) }))
		.filter(({ mapping }) => mapping.Enabled)
		.map(({ resource, mapping }): QueueMapping | StreamMapping => {
			const base = {
				id: `${resource.stack.name}/${resource.logicalId}`,
				functionArn: functionArns.get(mapping.FunctionName) ?? mapping.FunctionName,
				sourceArn: mapping.EventSourceArn,
				filters: (mapping.FilterCriteria?.Filters ?? []).map((filter) => JSON.parse(filter.Pattern) as unknown),
				reportsItemFailures: mapping.FunctionResponseTypes.length > 0,
			};
			if (mapping.EventSourceArn.includes(':sqs:')) {
				return {
					...base,
					kind: 'queue',
					batchSize: mapping.BatchSize ?? 10,
					maximumConcurrency: mapping.ScalingConfig?.MaximumConcurrency ?? 5,
				};
			}
			if (/:dynamodb:.*\/stream\//.test(mapping.EventSourceArn)) {
				return {
					...base,
					kind: 'stream',
					batchSize: mapping.BatchSize ?? 100,
					fromStart: mapping.StartingPosition === 'TRIM_HORIZON',
					bisect: mapping.BisectBatchOnFunctionError,
					maximumRetries: orWithoutEnd(mapping.MaximumRetryAttempts),
					maximumAgeSeconds: orWithoutEnd(mapping.MaximumRecordAgeInSeconds),
					failureQueueArn: mapping.DestinationConfig?.OnFailure?.Destination,
				};
			}
			throw new Error(`${base.id}: the local host cannot poll ${mapping.EventSourceArn}.`);
		});
}
