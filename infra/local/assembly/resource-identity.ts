// What Ref and Fn::GetAtt answer for each resource type: the physical names and ARNs of this host. A type or attribute that is not
// written here is an error that names it.
import { createHash } from 'node:crypto';

/** One resource as seen by the rules below. */
export interface ResourceIdentity {
	readonly stackName: string;
	readonly logicalId: string;
	readonly type: string;
	/** A resolved property of the resource, if it is set. */
	property(name: string): string | undefined;
}

export interface Surroundings {
	readonly region: string;
	readonly account: string;
	/** Where the HTTP API answers. */
	readonly siteUrl: string;
	/** Where the OIDC issuer that stands for the user pool answers. */
	readonly issuerUrl: string;
}

type Answer = (resource: ResourceIdentity, around: Surroundings) => string;
interface TypeRule {
	readonly ref: Answer;
	readonly attributes: Readonly<Record<string, Answer>>;
}

export function refOf(resource: ResourceIdentity, around: Surroundings): string {
	return ruleOf(resource).ref(resource, around);
}

export function attributeOf(resource: ResourceIdentity, attribute: string, around: Surroundings): string {
	const answer = ruleOf(resource).attributes[attribute];
	if (answer === undefined) {
		throw new Error(
			`${resource.stackName}: the local host does not know attribute ${attribute} of ${resource.type} (${resource.logicalId}); teach it in infra/local/assembly/resource-identity.ts.`,
		);
	}
	return answer(resource, around);
}

function ruleOf(resource: ResourceIdentity): TypeRule {
	const rule = RULES[resource.type];
	if (rule !== undefined) return rule;
	throw new Error(
		`${resource.stackName}: the local host does not know how to name ${resource.type} (${resource.logicalId}); teach it in infra/local/assembly/resource-identity.ts.`,
	);
}

/** The property that sets the name, or stack and logical id, shortened to the service's limit by a hash. */
function named(property: string, limit: number): Answer {
	return (resource) => resource.property(property) ?? shorten(`${resource.stackName}-${resource.logicalId}`, limit);
}

function shorten(name: string, limit: number): string {
	if (name.length <= limit) return name;
	const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
	return `${name.slice(0, limit - 9)}-${digest}`;
}

const arn =
	(service: string, rest: (name: string) => string, name: Answer): Answer =>
	(resource, around) =>
		`arn:aws:${service}:${around.region}:${around.account}:${rest(name(resource, around))}`;

const logicalId: Answer = (resource) => resource.logicalId;
const onlyRef = (ref: Answer): TypeRule => ({ ref, attributes: {} });

const tableName = named('TableName', 255);
const tableArn = arn('dynamodb', (name) => `table/${name}`, tableName);
const table: TypeRule = {
	ref: tableName,
	attributes: {
		Arn: tableArn,
		StreamArn: (resource, around) => `${tableArn(resource, around)}/stream/local`,
		TableId: tableName,
	},
};

const bucketName: Answer = (resource) =>
	resource.property('BucketName') ?? shorten(`${resource.stackName}-${resource.logicalId}`.toLowerCase(), 63);
const functionName = named('FunctionName', 64);
const machineName = named('StateMachineName', 80);
const machineArn = arn('states', (name) => `stateMachine:${name}`, machineName);
const queueName = named('QueueName', 80);
const queueUrl: Answer = (resource, around) =>
	`https://sqs.${around.region}.amazonaws.com/${around.account}/${queueName(resource, around)}`;
const ruleName = named('Name', 64);
const roleName = named('RoleName', 64);
const logGroupName = named('LogGroupName', 512);
const poolId: Answer = (resource, around) => `${around.region}_${shorten(resource.logicalId, 55)}`;
const clientId: Answer = (resource) => `local-${resource.logicalId}`.slice(0, 128);
const identity: Answer = (resource) => resource.property('EmailIdentity') ?? resource.logicalId;
const planId: Answer = (resource) => `${resource.stackName}-${resource.logicalId}`;

const RULES: Readonly<Record<string, TypeRule>> = {
	'AWS::DynamoDB::GlobalTable': table,
	'AWS::DynamoDB::Table': table,
	'AWS::S3::Bucket': {
		ref: bucketName,
		attributes: {
			Arn: (resource, around) => `arn:aws:s3:::${bucketName(resource, around)}`,
			DomainName: (resource, around) => `${bucketName(resource, around)}.s3.amazonaws.com`,
			RegionalDomainName: (resource, around) => `${bucketName(resource, around)}.s3.${around.region}.amazonaws.com`,
		},
	},
	'AWS::Lambda::Function': {
		ref: functionName,
		attributes: { Arn: arn('lambda', (name) => `function:${name}`, functionName) },
	},
	'AWS::StepFunctions::StateMachine': { ref: machineArn, attributes: { Arn: machineArn, Name: machineName } },
	'AWS::SQS::Queue': {
		ref: queueUrl,
		attributes: { Arn: arn('sqs', (name) => name, queueName), QueueName: queueName, QueueUrl: queueUrl },
	},
	'AWS::Events::Rule': {
		ref: ruleName,
		attributes: { Arn: arn('events', (name) => `rule/${name}`, ruleName) },
	},
	'AWS::IAM::Role': {
		ref: roleName,
		attributes: {
			Arn: (resource, around) => `arn:aws:iam::${around.account}:role/${roleName(resource, around)}`,
			RoleId: roleName,
		},
	},
	'AWS::Logs::LogGroup': {
		ref: logGroupName,
		attributes: { Arn: arn('logs', (name) => `log-group:${name}:*`, logGroupName) },
	},
	'AWS::ApiGatewayV2::Api': {
		ref: logicalId,
		attributes: { ApiEndpoint: (_, around) => around.siteUrl, ApiId: logicalId },
	},
	'AWS::ApiGatewayV2::Integration': onlyRef(logicalId),
	'AWS::ApiGatewayV2::Route': onlyRef(logicalId),
	'AWS::ApiGatewayV2::Stage': onlyRef((resource) => resource.property('StageName') ?? resource.logicalId),
	'AWS::Cognito::UserPool': {
		ref: poolId,
		attributes: {
			Arn: arn('cognito-idp', (name) => `userpool/${name}`, poolId),
			ProviderURL: (_, around) => around.issuerUrl,
			ProviderName: (_, around) => around.issuerUrl.replace(/^https?:\/\//, ''),
			UserPoolId: poolId,
		},
	},
	'AWS::Cognito::UserPoolClient': { ref: clientId, attributes: { ClientId: clientId } },
	'AWS::Cognito::UserPoolDomain': onlyRef((resource) => resource.property('Domain') ?? resource.logicalId),
	'AWS::Cognito::UserPoolGroup': onlyRef((resource) => resource.property('GroupName') ?? resource.logicalId),
	'AWS::SES::EmailIdentity': {
		ref: identity,
		attributes: {
			// DNS records that the owner of the sending domain would publish; nothing reads them on one machine.
			DkimDNSTokenName1: logicalId,
			DkimDNSTokenName2: logicalId,
			DkimDNSTokenName3: logicalId,
			DkimDNSTokenValue1: logicalId,
			DkimDNSTokenValue2: logicalId,
			DkimDNSTokenValue3: logicalId,
		},
	},
	'AWS::SES::ConfigurationSet': onlyRef(named('Name', 64)),
	'AWS::GuardDuty::MalwareProtectionPlan': {
		ref: planId,
		attributes: {
			Arn: arn('guardduty', (name) => `malware-protection-plan/${name}`, planId),
			MalwareProtectionPlanId: planId,
		},
	},
	'AWS::CloudWatch::Alarm': {
		ref: logicalId,
		attributes: { Arn: arn('cloudwatch', (name) => `alarm:${name}`, logicalId) },
	},
};
