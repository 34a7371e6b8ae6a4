// Functions of the template: the bundle folder that synth made, the entry in it, environment and limits.
import { z } from 'zod';
import type { FunctionModel } from './model.ts';
import { parseProperties } from './parse-properties.ts';
import type { ScopedResource } from './stack-scope.ts';

// Lambda's own defaults.
const TIMEOUT_SECONDS = 3;
const MEMORY_MEGABYTES = 128;
const ASYNC_RETRIES = 2;
const ASYNC_AGE_SECONDS = 21_600;

// Strict: a property not listed here, such as a reserved concurrency, is refused instead of ignored.
const functionSchema = z.strictObject({
	FunctionName: z.string().optional(),
	Description: z.string().optional(),
	Architectures: z.array(z.string()).optional(),
	Tags: z.unknown().optional(),
	TracingConfig: z.unknown().optional(),
	Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
	Handler: z.string(),
	Runtime: z.string().startsWith('nodejs'),
	Timeout: z.coerce.number().default(TIMEOUT_SECONDS),
	MemorySize: z.coerce.number().default(MEMORY_MEGABYTES),
	Environment: z.looseObject({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
	DeadLetterConfig: z.looseObject({ TargetArn: z.string() }).optional(),
	Role: z.string(),
	LoggingConfig: z.looseObject({ LogGroup: z.string().optional() }).optional(),
	Layers: z.undefined().optional(),
});

const invokeConfigSchema = z.strictObject({
	Qualifier: z.literal('$LATEST').optional(),
	FunctionName: z.string(),
	MaximumRetryAttempts: z.coerce.number().optional(),
	MaximumEventAgeInSeconds: z.coerce.number().optional(),
	DestinationConfig: z
		.looseObject({
			OnFailure: z.looseObject({ Destination: z.string() }).optional(),
			OnSuccess: z.undefined().optional(),
		})
		.optional(),
});

export function extractFunctions(resources: readonly ScopedResource[]): FunctionModel[] {
	const invokeConfigs = resources
		.filter(({ type }) => type === 'AWS::Lambda::EventInvokeConfig')
		.map((resource) => parseProperties(resource, invokeConfigSchema));
	return resources
		.filter(({ type }) => type === 'AWS::Lambda::Function')
		.map((resource) => {
			const settings = parseProperties(resource, functionSchema);
			const name = resource.ref;
			const invokeConfig = invokeConfigs.find(({ FunctionName }) => FunctionName === name);
			return {
				name,
				arn: resource.attribute('Arn'),
				roleArn: settings.Role,
				logGroupName: settings.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
				folder: assetFolder(resource, settings.Code.S3Key),
				handler: settings.Handler,
				environment: settings.Environment?.Variables ?? {},
				timeoutSeconds: settings.Timeout,
				memoryMegabytes: settings.MemorySize,
				deadLetterArn: settings.DeadLetterConfig?.TargetArn,
				asyncRetries: invokeConfig?.MaximumRetryAttempts ?? ASYNC_RETRIES,
				asyncMaximumAgeSeconds: invokeConfig?.MaximumEventAgeInSeconds ?? ASYNC_AGE_SECONDS,
				asyncFailureArn: invokeConfig?.DestinationConfig?.OnFailure?.Destination,
			};
		});
}

export function assetFolder(resource: ScopedResource, key: string): string {
	const hash = key.replace(/\.[a-z]+$/, '');
	const path = resource.stack.assetPaths.get(hash);
	if (path !== undefined) return path;
	throw new Error(
		`${resource.stack.name}: ${resource.logicalId} names asset ${key}, which the assembly does not hold.`,
	);
}
