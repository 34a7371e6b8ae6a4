// The closed list of resource types that change nothing on one machine. A type is either stood up by the host or stands here with a
// reason; any other type is an error at start, so that a new resource cannot be overlooked.

export const NO_EFFECT_TYPES: ReadonlyMap<string, string> = new Map([
	['AWS::CDK::Metadata', 'usage metadata of the CDK'],
	['AWS::Logs::LogGroup', 'logs go to files in the data folder'],
	['AWS::CloudWatch::Alarm', 'nobody is paged from one machine'],
	['AWS::CloudWatch::CompositeAlarm', 'nobody is paged from one machine'],
	['AWS::CloudWatch::Dashboard', 'there are no metrics to draw'],
	['AWS::SNS::Topic', 'nobody is paged from one machine'],
	['AWS::SNS::TopicPolicy', 'nobody is paged from one machine'],
	['AWS::SNS::Subscription', 'nobody is paged from one machine'],
	['AWS::ApiGatewayV2::DomainName', 'the site answers on loopback'],
	['AWS::ApiGatewayV2::ApiMapping', 'the site answers on loopback'],
	[
		'AWS::SES::ConfigurationSetEventDestination',
		'mails are not counted; what becomes of each is told over the local bus',
	],
]);

/** Types that the extractors of this folder read. */
export const STOOD_UP_TYPES: ReadonlySet<string> = new Set([
	'AWS::DynamoDB::GlobalTable',
	'AWS::DynamoDB::Table',
	'AWS::S3::Bucket',
	'AWS::GuardDuty::MalwareProtectionPlan',
	'AWS::Lambda::Function',
	'AWS::Lambda::EventSourceMapping',
	'AWS::Lambda::EventInvokeConfig',
	'AWS::StepFunctions::StateMachine',
	'AWS::Events::Rule',
	'AWS::SQS::Queue',
	'AWS::ApiGatewayV2::Api',
	'AWS::ApiGatewayV2::Integration',
	'AWS::ApiGatewayV2::Route',
	'AWS::ApiGatewayV2::Stage',
	'AWS::Cognito::UserPool',
	'AWS::Cognito::UserPoolClient',
	'AWS::Cognito::UserPoolGroup',
	'AWS::Cognito::UserPoolDomain',
	'AWS::SES::EmailIdentity',
	'AWS::SES::ConfigurationSet',
	'AWS::IAM::Role',
	'AWS::IAM::Policy',
	'AWS::Lambda::Permission',
	'AWS::S3::BucketPolicy',
	'AWS::SQS::QueuePolicy',
]);
