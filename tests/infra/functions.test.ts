// Every function as the house wants it, and holding exactly the rights and the environment its work needs.
// The two tables below are the agreement: a right or a variable more, or one less, fails here.
import { readFileSync } from 'node:fs';
import type { Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functionNames, functionSizes, pascalName } from '../../infra/constructs/function-list.ts';
import { createWorkFolder, synthesise } from './synthesise.ts';
import { asList, asText, functionsOf, type Properties, resourcesOf, statementsOf } from './template-reading.ts';

const mail = ['TABLE_NAME', 'BASE_URL', 'MAIL_FROM', 'MAIL_CONFIGURATION_SET'];
const files = ['TABLE_NAME', 'UPLOADS_BUCKET'];

const keys = ['GetItem', 'PutItem'];
const queries = [...keys, 'Query'];
const outbox = ['GetItem', 'DeleteItem', 'ConditionCheckItem'];

type Agreement = { environment: string[]; table: string[]; rights: string[] };
const agreed: Record<(typeof functionNames)[number], Agreement> = {
	web: {
		environment: [...mail, 'UPLOADS_BUCKET', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'LOGOUT_URL'],
		table: [...queries, 'DeleteItem'],
		rights: ['QueryIndexes', 'WriteObjects', 'ReadUploads', 'ReadReadings', 'SendMail'],
	},
	'receive-upload': {
		environment: ['TABLE_NAME', 'STATE_MACHINE_ARN'],
		table: [...keys, 'DeleteItem'],
		rights: ['TakeMessages', 'StartExecutions'],
	},
	'record-scan': { environment: ['TABLE_NAME'], table: queries, rights: ['TakeMessages'] },
	'record-mail-event': {
		environment: [...mail, 'UPLOADS_BUCKET'],
		table: queries,
		rights: ['TakeMessages', 'ReadReadings', 'SendMail'],
	},
	'await-scan': { environment: ['TABLE_NAME'], table: queries, rights: [] },
	'read-report': { environment: files, table: keys, rights: ['ReadUploads', 'WriteObjects'] },
	'check-report': { environment: files, table: keys, rights: ['ReadReadings'] },
	'request-confirmation': {
		environment: [...mail, 'UPLOADS_BUCKET'],
		table: queries,
		rights: ['ReadReadings', 'SendMail'],
	},
	'plan-route': { environment: ['TABLE_NAME'], table: keys, rights: [] },
	'request-approval': {
		environment: [...mail, 'UPLOADS_BUCKET'],
		table: queries,
		rights: ['ReadReadings', 'SendMail'],
	},
	'publish-figures': { environment: files, table: keys, rights: ['ReadReadings'] },
	'notify-outcome': { environment: mail, table: queries, rights: ['SendMail'] },
	'fail-report': { environment: mail, table: queries, rights: ['SendMail', 'PutAside'] },
	'resume-workflow': {
		environment: ['TABLE_NAME'],
		table: outbox,
		rights: ['ReadStream', 'FindStream', 'PutAside', 'CompleteTasks'],
	},
	'sweep-decisions': {
		environment: ['TABLE_NAME', 'STATE_MACHINE_ARN'],
		table: outbox,
		rights: ['QueryIndexes', 'CompleteTasks', 'StartExecutions', 'PutAside'],
	},
	'tend-reviews': {
		environment: [...mail, 'UPLOADS_BUCKET'],
		table: [...queries, 'DeleteItem'],
		rights: ['QueryIndexes', 'ReadReadings', 'SendMail', 'PutAside'],
	},
	reconcile: {
		environment: ['TABLE_NAME', 'STATE_MACHINE_ARN'],
		table: keys,
		rights: ['QueryIndexes', 'ListExecutions', 'PutAside'],
	},
	'project-aggregates': { environment: ['TABLE_NAME'], table: keys, rights: ['ReadStream', 'FindStream', 'PutAside'] },
};

/** What each purpose takes, save the table, whose actions differ by function. */
const actionsOf: Record<string, string[]> = {
	WriteLogs: ['logs:CreateLogStream', 'logs:PutLogEvents'],
	WriteTraces: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
	SampleTraces: ['xray:GetSamplingRules', 'xray:GetSamplingTargets'],
	QueryIndexes: ['dynamodb:Query'],
	ReadUploads: ['s3:GetObjectVersion'],
	ReadReadings: ['s3:GetObject'],
	WriteObjects: ['s3:PutObject'],
	StartExecutions: ['states:StartExecution'],
	CompleteTasks: ['states:SendTaskSuccess'],
	ListExecutions: ['states:ListExecutions'],
	SendMail: ['ses:SendEmail'],
	TakeMessages: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
	PutAside: ['sqs:SendMessage'],
	ReadStream: ['dynamodb:DescribeStream', 'dynamodb:GetShardIterator', 'dynamodb:GetRecords'],
	FindStream: ['dynamodb:ListStreams'],
	CallSteps: ['lambda:InvokeFunction'],
	DeliverLogs: [
		'logs:CreateLogDelivery',
		'logs:GetLogDelivery',
		'logs:UpdateLogDelivery',
		'logs:DeleteLogDelivery',
		'logs:ListLogDeliveries',
		'logs:PutResourcePolicy',
		'logs:DescribeResourcePolicies',
		'logs:DescribeLogGroups',
	],
	EnableBucketEvents: ['s3:PutBucketNotification', 's3:GetBucketNotification', 's3:ListBucket'],
	ProveOwnership: ['s3:PutObject'],
	ScanUploads: ['s3:GetObject', 's3:GetObjectVersion'],
	ManageScanRule: ['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'],
	WatchScanRule: ['events:DescribeRule', 'events:ListTargetsByRule'],
};

/** Where a resource may hold a star, and why nothing narrower would do. */
const starReasons: Record<string, string> = {
	WriteTraces: 'X-Ray knows no resources for these actions',
	FindStream: 'ListStreams knows no resource, and Lambda asks for it when a mapping is made',
	CompleteTasks: 'the task token is the capability; sources disagree on whether AWS accepts a machine ARN',
	SampleTraces: 'X-Ray knows no resources for these actions',
	DeliverLogs: 'vended log delivery knows no resources for these actions',
	ReadUploads: 'keys below a prefix are not known beforehand',
	ReadReadings: 'keys below a prefix are not known beforehand',
	WriteObjects: 'keys below a prefix are not known beforehand',
	ScanUploads: 'GuardDuty reads every upload',
	ManageScanRule: 'GuardDuty completes the name of its own rule',
	WatchScanRule: 'GuardDuty completes the name of its own rule',
};

const { folder, remove } = createWorkFolder();
let data: Template;
let service: Template;
let functions: ReturnType<typeof functionsOf>;
let roles: Map<string, Properties>;
beforeAll(async () => {
	({ data, service } = await synthesise(folder, 'dev'));
	functions = functionsOf(service);
	roles = new Map(resourcesOf(service, 'AWS::IAM::Role'));
});
afterAll(remove);

const functionNamed = (name: string) => functions.get(name)!;
const rightsOf = (name: string) => statementsOf(roles.get(functionNamed(name).roleId)!);
const rightOf = (name: string, sid: string) => rightsOf(name).find((statement) => statement.Sid === sid)!;

it('deploys exactly the functions of the list', () => {
	expect([...functions.keys()].sort()).toEqual([...functionNames].sort());
});

describe.each(functionNames)('%s', (name) => {
	it('runs on Node 24 on arm64 with a time-out, a memory size and traces', () => {
		expect(functionNamed(name).properties).toMatchObject({
			Runtime: 'nodejs24.x',
			Architectures: ['arm64'],
			Handler: 'index.handler',
			Timeout: expect.any(Number),
			MemorySize: expect.any(Number),
			TracingConfig: { Mode: 'Active' },
		});
	});

	it('writes to a log group of its own that is not kept for ever', () => {
		const { LogGroup } = functionNamed(name).properties.LoggingConfig as { LogGroup: { Ref: string } };
		const group = new Map(resourcesOf(service, 'AWS::Logs::LogGroup')).get(LogGroup.Ref)!;
		expect(group).toMatchObject({ LogGroupName: `/khuyen-cong/dev/${name}`, RetentionInDays: 14 });
		expect(asText(rightOf(name, 'WriteLogs').Resource)).toBe(`${LogGroup.Ref}.Arn`);
	});

	it('has its agreed environment and nothing more', () => {
		const { Variables } = functionNamed(name).properties.Environment as { Variables: Properties };
		expect(Object.keys(Variables).sort()).toEqual([...agreed[name].environment].sort());
	});

	it('holds its agreed rights and nothing more', () => {
		const expected = ['WriteLogs', 'WriteTraces', 'UseTable', ...agreed[name].rights].sort();
		expect(
			rightsOf(name)
				.map((statement) => statement.Sid)
				.sort(),
		).toEqual(expected);
	});

	it('does on the table what its code does, and nothing else', () => {
		const actions = asList(rightOf(name, 'UseTable').Action);
		expect(actions.sort()).toEqual(agreed[name].table.map((action) => `dynamodb:${action}`).sort());
	});
});

describe('roles', () => {
	it('are not shared', () => {
		const used = [...functions.values()].map(({ roleId }) => roleId);
		expect(new Set(used).size).toBe(functionNames.length);
	});

	it('take no managed policy and no policy from elsewhere', () => {
		for (const role of roles.values()) expect(role.ManagedPolicyArns).toBeUndefined();
		for (const template of [data, service])
			for (const type of ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']) template.resourceCountIs(type, 0);
	});

	it('name their actions in full', () => {
		for (const statement of allowed())
			for (const action of asList(statement.Action)) expect(action).toMatch(/^[a-z0-9]+:[A-Za-z]+$/);
	});

	it('hold for each purpose the actions it takes, to the letter', () => {
		for (const { Sid = 'unnamed', Action } of allowed().filter((statement) => statement.Sid !== 'UseTable'))
			expect([Sid, ...asList(Action).sort()]).toEqual([Sid, ...(actionsOf[Sid] ?? []).sort()]);
	});

	it('reach beyond named resources only where a reason is written', () => {
		const starred = allowed().filter((statement) => asText(statement.Resource).includes('*'));
		const sids = new Set(starred.map((statement) => statement.Sid));
		expect([...sids].sort()).toEqual(Object.keys(starReasons).sort());
	});
});

function allowed() {
	const all = [...resourcesOf(data, 'AWS::IAM::Role'), ...resourcesOf(service, 'AWS::IAM::Role')];
	return all.flatMap(([, role]) => statementsOf(role)).filter((statement) => statement.Effect === 'Allow');
}

describe('rights on files', () => {
	const reach = (name: string, sid: string) =>
		asList(rightOf(name, sid).Resource).map((resource) => asText(resource).replace(/^.*Arn\w{8}/, ''));

	it('let the site sign uploads but not readings', () => {
		expect(reach('web', 'WriteObjects')).toEqual(['/uploads/*']);
		expect(reach('web', 'ReadUploads')).toEqual(['/uploads/*']);
		expect(reach('web', 'ReadReadings')).toEqual(['/readings/*']);
	});

	it('let no step change an uploaded file', () => {
		for (const name of functionNames.filter((other) => other !== 'web'))
			for (const statement of rightsOf(name).filter(({ Action }) => asList(Action).includes('s3:PutObject')))
				expect(asText(statement.Resource)).toMatch(/\/readings\/\*$/);
	});

	it('let only the reader and the site open the uploaded file', () => {
		const openers = functionNames.filter((name) =>
			rightsOf(name).some(
				({ Action, Resource }) =>
					asList(Action).some((action) => action.startsWith('s3:Get')) && asText(Resource).includes('/uploads/'),
			),
		);
		expect(openers).toEqual(['web', 'read-report']);
	});

	it('let uploads be read as the version that was bound only, and readings as they stand', () => {
		for (const name of ['web', 'read-report']) expect(rightOf(name, 'ReadUploads').Action).toBe('s3:GetObjectVersion');
		expect(rightOf('check-report', 'ReadReadings').Action).toBe('s3:GetObject');
	});
});

it('lets the site look up reports by submitter and by unit, and no pending decisions', () => {
	const reached = asList(rightOf('web', 'QueryIndexes').Resource).map((resource) => asText(resource).split('/').at(-1));
	expect(reached.sort()).toEqual(['bySubmitter', 'byUnit']);
});

it('lets the sweep look at pending decisions and at no other index', () => {
	expect(asText(rightOf('sweep-decisions', 'QueryIndexes').Resource)).toMatch(/\/index\/byPending$/);
});

it('sends mail as the one identity through the one configuration set', () => {
	const resources = asList(rightOf('request-approval', 'SendMail').Resource).map((resource) => asText(resource));
	expect(resources.sort()).toEqual([
		expect.stringMatching(/:configuration-set\/Mail\w+$/),
		expect.stringMatching(/:identity\/MailFrom$/),
	]);
});

it('lets a step of the workflow take longer than its function may, so that the function is what ends', () => {
	const file = new URL('../../workflows/report-approval.asl.json', import.meta.url);
	const machine: { States: Record<string, { TimeoutSeconds?: number; Arguments?: { FunctionName?: string } }> } =
		JSON.parse(readFileSync(file, 'utf8'));
	for (const name of functionNames)
		for (const [state, { Arguments, TimeoutSeconds = 0 }] of Object.entries(machine.States))
			if (Arguments?.FunctionName === `\${${pascalName(name)}Arn}`)
				expect(TimeoutSeconds, state).toBeGreaterThan(functionSizes[name].timeoutSeconds);
});

it('gives the reader the memory and the time a scanned report takes', () => {
	expect(functionNamed('read-report').properties).toMatchObject({ MemorySize: 3008, Timeout: 600 });
});

it('asks for no reserved concurrency, which a new account does not have', () => {
	for (const { properties } of functions.values()) expect(properties.ReservedConcurrentExecutions).toBeUndefined();
});
