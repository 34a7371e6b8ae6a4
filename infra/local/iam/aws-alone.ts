// The closed list of grants that only AWS itself uses and nothing on one machine asks for, each with why and where AWS says so. Invariant:
// held to the letter by tests/security/iam: a grant that this host does ask for, or that no role holds, may not stand here.

export interface AwsAlone {
	/** The statement, in whichever roles it stands. */
	readonly sid: string;
	readonly actions: readonly string[];
	readonly reason: string;
	readonly source: string;
}

const guardDuty = 'https://docs.aws.amazon.com/guardduty/latest/ug/malware-protection-s3-iam-policy-prerequisite.html';

export const AWS_ALONE: readonly AwsAlone[] = [
	{
		sid: 'WriteTraces',
		actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
		reason: 'Lambda and Step Functions send the traces; there is no X-Ray here to take them',
		source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html',
	},
	{
		sid: 'SampleTraces',
		actions: ['xray:GetSamplingRules', 'xray:GetSamplingTargets'],
		reason: 'Step Functions asks X-Ray which executions to trace; there is no X-Ray here to answer',
		source: 'https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html',
	},
	{
		sid: 'DeliverLogs',
		actions: [
			'logs:CreateLogDelivery',
			'logs:GetLogDelivery',
			'logs:UpdateLogDelivery',
			'logs:DeleteLogDelivery',
			'logs:ListLogDeliveries',
			'logs:PutResourcePolicy',
			'logs:DescribeResourcePolicies',
			'logs:DescribeLogGroups',
		],
		reason:
			'Step Functions sets up the delivery of its log when the machine is deployed; here executions keep their history only',
		source: 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
	},
	{
		sid: 'ManageScanRule',
		actions: ['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'],
		reason: 'GuardDuty hears of uploads through a rule of its own making; here it is told by the bucket',
		source: guardDuty,
	},
	{
		sid: 'WatchScanRule',
		actions: ['events:DescribeRule', 'events:ListTargetsByRule'],
		reason: 'GuardDuty looks whether its own rule still stands; here it has none',
		source: guardDuty,
	},
	{
		sid: 'EnableBucketEvents',
		actions: ['s3:PutBucketNotification', 's3:GetBucketNotification', 's3:ListBucket'],
		reason:
			'GuardDuty turns on the events of the bucket and proves who owns it when the plan is deployed; here the template is read as it stands',
		source: guardDuty,
	},
	{
		sid: 'ProveOwnership',
		actions: ['s3:PutObject'],
		reason: 'GuardDuty writes one test object when the plan is deployed',
		source: guardDuty,
	},
	{
		sid: 'ScanUploads',
		actions: ['s3:GetObject'],
		reason:
			'AWS asks for it beside s3:GetObjectVersion; the scan here reads the version that was uploaded, as a versioned bucket has one for every object',
		source: guardDuty,
	},
];
