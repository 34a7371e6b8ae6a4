// The environment a function finds: its own variables from the template, what the Lambda runtime sets, and the documented
// AWS_ENDPOINT_URL_* variables by which the SDK finds this host. Each function has its own access key, so that an endpoint knows who calls.
import { devNull } from 'node:os';
import type { FunctionModel } from '../assembly/model.ts';
import type { AccessKey } from './access-keys.ts';

export interface Endpoints {
	readonly s3: string;
	readonly dynamodb: string;
	/** Everything else; it refuses by name what it does not know. */
	readonly gateway: string;
}

export interface EnvironmentOptions {
	readonly region: string;
	readonly key: AccessKey;
	readonly endpoints: Endpoints;
	readonly compileCache: string;
}

export function functionEnvironment(
	model: FunctionModel,
	{ region, key, endpoints, compileCache }: EnvironmentOptions,
): Record<string, string> {
	return {
		PATH: process.env.PATH ?? '',
		LANG: 'en_US.UTF-8',
		TZ: 'UTC',
		NODE_COMPILE_CACHE: compileCache,
		...model.environment,
		AWS_REGION: region,
		AWS_DEFAULT_REGION: region,
		AWS_ACCESS_KEY_ID: key.accessKeyId,
		AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
		AWS_ENDPOINT_URL: endpoints.gateway,
		AWS_ENDPOINT_URL_S3: endpoints.s3,
		AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
		AWS_ENDPOINT_URL_SFN: endpoints.gateway,
		AWS_ENDPOINT_URL_SESV2: endpoints.gateway,
		AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
		AWS_LAMBDA_FUNCTION_NAME: model.name,
		AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
		AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memoryMegabytes),
		AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${model.name}`,
		AWS_LAMBDA_LOG_STREAM_NAME: 'local',
		LAMBDA_TASK_ROOT: model.folder,
		_HANDLER: model.handler,
		// The developer's own AWS profile must never reach a function.
		AWS_CONFIG_FILE: devNull,
		AWS_SHARED_CREDENTIALS_FILE: devNull,
		AWS_EC2_METADATA_DISABLED: 'true',
	};
}
