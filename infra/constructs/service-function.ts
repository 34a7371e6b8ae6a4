// One function as every function here is: Node 24 on arm64, its own role with exactly the rights given, its own kept log group.
// The role cannot grow by itself: what CDK would add quietly has to be written in rights.ts and handed in.
import path from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
	Architecture,
	Code,
	Function as LambdaFunction,
	LoggingFormat,
	Runtime,
	Tracing,
} from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { acknowledgeStars } from './acknowledge.ts';
import { type FunctionName, functionSizes, pascalName } from './function-list.ts';
import { createMaskedLogGroup } from './log-group.ts';
import { putAside, type Right, writeLogs, writeTraces } from './rights.ts';

/** What all functions of one service share. */
export type FunctionHome = { stage: Stage; bundleFolder: string };

export type ServiceFunctionProps = {
	home: FunctionHome;
	name: FunctionName;
	environment: Record<string, string>;
	rights: Right[];
	/** Where AWS puts an event that an asynchronous call could not get done. */
	deadLetters?: IQueue;
};

export class ServiceFunction extends Construct {
	readonly name: FunctionName;
	readonly lambda: LambdaFunction;

	constructor(scope: Construct, props: ServiceFunctionProps) {
		const { home, name, deadLetters } = props;
		super(scope, pascalName(name));
		this.name = name;
		const logGroup = createMaskedLogGroup(this, 'Logs', home.stage, `/khuyen-cong/${home.stage.name}/${name}`);
		const aside = deadLetters === undefined ? [] : [putAside(deadLetters)];
		const rights = [writeLogs(logGroup), writeTraces(), ...props.rights, ...aside];
		const role = new Role(this, 'Role', {
			assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
			inlinePolicies: {
				Rights: new PolicyDocument({ statements: rights.map(({ statement }) => statement) }),
			},
		});
		acknowledgeStars(role, rights);
		const { memoryMegabytes, timeoutSeconds } = functionSizes[name];
		this.lambda = new LambdaFunction(this, 'Function', {
			functionName: `KhuyenCong-${home.stage.name}-${name}`,
			runtime: Runtime.NODEJS_24_X,
			architecture: Architecture.ARM_64,
			code: Code.fromAsset(path.join(home.bundleFolder, name)),
			handler: 'index.handler',
			memorySize: memoryMegabytes,
			timeout: Duration.seconds(timeoutSeconds),
			environment: props.environment,
			role: role.withoutPolicyUpdates(),
			logGroup,
			loggingFormat: LoggingFormat.JSON,
			tracing: Tracing.ACTIVE,
			...(deadLetters === undefined ? {} : { deadLetterQueue: deadLetters }),
		});
	}
}
