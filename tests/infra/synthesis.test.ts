// The assembly as a whole: the same bytes each time, only resource types the second host knows, stages that differ only where meant.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../infra/create-app.ts';
import { getStage, parseStageName, type Stage } from '../../infra/stages.ts';
import { createWorkFolder, type Synthesis, synthesise, writeFakeWorkflow } from './synthesise.ts';
import { functionsOf, onlyResource, resourcesOf } from './template-reading.ts';

const knownTypes = [
	'AWS::ApiGatewayV2::Api',
	'AWS::ApiGatewayV2::Integration',
	'AWS::ApiGatewayV2::Route',
	'AWS::ApiGatewayV2::Stage',
	'AWS::CloudWatch::Alarm',
	'AWS::CloudWatch::Dashboard',
	'AWS::Cognito::UserPool',
	'AWS::Cognito::UserPoolClient',
	'AWS::Cognito::UserPoolDomain',
	'AWS::Cognito::UserPoolGroup',
	'AWS::DynamoDB::Table',
	'AWS::Events::Rule',
	'AWS::GuardDuty::MalwareProtectionPlan',
	'AWS::IAM::Role',
	'AWS::Lambda::EventSourceMapping',
	'AWS::Lambda::Function',
	'AWS::Lambda::Permission',
	'AWS::Logs::LogGroup',
	'AWS::S3::Bucket',
	'AWS::S3::BucketPolicy',
	'AWS::SES::ConfigurationSet',
	'AWS::SES::ConfigurationSetEventDestination',
	'AWS::SES::EmailIdentity',
	'AWS::SNS::Subscription',
	'AWS::SNS::Topic',
	'AWS::SNS::TopicPolicy',
	'AWS::SQS::Queue',
	'AWS::SQS::QueuePolicy',
	'AWS::StepFunctions::StateMachine',
];

const { folder, remove } = createWorkFolder();
let dev: Synthesis;
let prod: Synthesis;
beforeAll(async () => {
	dev = await synthesise(folder, 'dev');
	prod = await synthesise(folder, 'prod', 'prod');
});
afterAll(remove);

it('gives byte-identical templates and asset lists when done again elsewhere', async () => {
	const again = await synthesise(folder, 'dev', 'a/second/time');
	const described = readdirSync(dev.outdir).filter((file) => /\.(template|assets)\.json$/.test(file));
	expect(described).toHaveLength(4);
	for (const file of described)
		expect(readFileSync(path.join(again.outdir, file), 'utf8')).toBe(readFileSync(path.join(dev.outdir, file), 'utf8'));
});

it('holds only the resource types that the local host knows', () => {
	const all = [dev.data, dev.service].flatMap((template) => Object.values(template.toJSON().Resources));
	const types = new Set(all.map((resource) => (resource as { Type: string }).Type));
	expect([...types].sort()).toEqual(knownTypes);
});

it('asks for the site, the sender and the operator, and for nothing else', () => {
	expect(Object.keys(dev.data.toJSON().Parameters)).toEqual(['SiteOrigin']);
	expect(Object.keys(dev.service.toJSON().Parameters).sort()).toEqual(['MailFrom', 'OperatorMail', 'SiteOrigin']);
});

it('accepts only an origin as the site', () => {
	const pattern = new RegExp(dev.data.toJSON().Parameters.SiteOrigin.AllowedPattern);
	for (const origin of ['https://khuyencong.example.vn', 'http://127.0.0.1:3000']) expect(origin).toMatch(pattern);
	for (const other of ['https://khuyencong.example.vn/', 'khuyencong.example.vn', 'https://a b'])
		expect(other).not.toMatch(pattern);
});

it('carries the code of every function, each in an asset of its own', () => {
	const keys = [...functionsOf(dev.service).values()].map(({ properties }) => JSON.stringify(properties.Code));
	expect(new Set(keys).size).toBe(keys.length);
	const folders = readdirSync(dev.outdir).filter((name) => name.startsWith('asset.'));
	for (const name of folders) expect(readdirSync(path.join(dev.outdir, name))).toContain('index.mjs');
	expect(folders).toHaveLength(keys.length);
});

describe('stages', () => {
	it('keep data on both, and logs longer and after deletion in production', () => {
		for (const { data } of [dev, prod]) data.hasResource('AWS::DynamoDB::Table', { DeletionPolicy: 'Retain' });
		dev.service.allResources('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' });
		prod.service.allResources('AWS::Logs::LogGroup', { DeletionPolicy: 'Retain' });
		for (const [, group] of resourcesOf(dev.service, 'AWS::Logs::LogGroup')) expect(group.RetentionInDays).toBe(14);
		for (const [, group] of resourcesOf(prod.service, 'AWS::Logs::LogGroup')) expect(group.RetentionInDays).toBe(365);
	});

	it('block a sign-in that looks stolen in production, and only note it in development', () => {
		const mode = ({ service }: Synthesis) => onlyResource(service, 'AWS::Cognito::UserPool').UserPoolAddOns;
		expect(mode(prod)).toEqual({ AdvancedSecurityMode: 'ENFORCED' });
		expect(mode(dev)).toEqual({ AdvancedSecurityMode: 'AUDIT' });
	});

	it('are known by name, and another name is refused with the list', () => {
		expect(parseStageName('prod')).toBe('prod');
		expect(() => parseStageName('live')).toThrow('Unknown stage "live": use one of dev, prod.');
	});
});

it('reads the context of cdk.json itself, as the CDK command would', () => {
	const app = createApp({ stage: 'dev', bundleFolder: dev.bundleFolder, outdir: path.join(folder, 'context') });
	expect(app.node.tryGetContext('@aws-cdk/aws-iam:minimizePolicies')).toBe(true);
});

it("takes the project's own workflow, which calls each step", () => {
	const build = () => createApp({ stage: 'dev', bundleFolder: dev.bundleFolder, outdir: path.join(folder, 'own') });
	expect(build).not.toThrow();
});

it('answers a wrong call of npm run synth with the usage in one line and exit code 2', () => {
	const run = spawnSync(process.execPath, [path.resolve(import.meta.dirname, '../../infra/synth.ts'), 'live'], {
		encoding: 'utf8',
	});
	expect(run.status).toBe(2);
	expect(run.stderr).toBe('Usage: npm run synth [-- dev | prod]\n');
});

describe('a workflow file that does not fit the functions', () => {
	const synthWith = (calls: string[]) => () =>
		createApp({
			stage: 'dev',
			bundleFolder: dev.bundleFolder,
			outdir: path.join(folder, 'unfit'),
			workflowFile: writeFakeWorkflow(folder, calls),
		});

	it('is refused when it names a function that does not exist', () => {
		expect(synthWith(['ReadTheReport'])).toThrow(/names functions that do not exist: ReadTheReportArn/);
	});

	it('is refused when it leaves a function uncalled', () => {
		expect(synthWith(['AwaitScan'])).toThrow(/never calls: ReadReportArn, CheckReportArn/);
	});
});

describe('a stage with a domain and addresses of its own', () => {
	const own: Stage = {
		...getStage('prod'),
		domain: { name: 'khuyencong.example.vn', certificateArn: 'arn:aws:acm:ap-southeast-1:111122223333:certificate/1' },
		mailFrom: 'khuyencong@example.vn',
		operatorMail: 'vanhanh@example.vn',
		quotas: { requests: { rateLimit: 7, burstLimit: 9 }, callsPerQueue: 3 },
	};
	let service: Template;
	beforeAll(() => {
		const outdir = path.join(folder, 'own-domain');
		const app = createApp({
			stage: own,
			bundleFolder: dev.bundleFolder,
			outdir,
			workflowFile: writeFakeWorkflow(folder),
		});
		service = Template.fromJSON(app.synth().getStackByName('KhuyenCong-prod-Service').template);
	});

	it('is reached at its domain only, and says where the DNS must point', () => {
		expect(onlyResource(service, 'AWS::ApiGatewayV2::DomainName').DomainName).toBe('khuyencong.example.vn');
		expect(onlyResource(service, 'AWS::ApiGatewayV2::ApiMapping').Stage).toBeDefined();
		expect(onlyResource(service, 'AWS::ApiGatewayV2::Api').DisableExecuteApiEndpoint).toBe(true);
		expect(Object.keys(service.findOutputs('SiteDnsTarget'))).toEqual(['SiteDnsTarget']);
	});

	it('asks for nothing that it knows', () => {
		const defaults = Object.entries(service.toJSON().Parameters as Record<string, { Default?: string }>);
		expect(Object.fromEntries(defaults.map(([name, { Default }]) => [name, Default]))).toEqual({
			SiteOrigin: 'https://khuyencong.example.vn',
			MailFrom: 'khuyencong@example.vn',
			OperatorMail: 'vanhanh@example.vn',
		});
	});

	it('takes as many requests and calls as its quotas say', () => {
		expect(onlyResource(service, 'AWS::ApiGatewayV2::Stage').DefaultRouteSettings).toEqual({
			ThrottlingRateLimit: 7,
			ThrottlingBurstLimit: 9,
		});
		const scaled = resourcesOf(service, 'AWS::Lambda::EventSourceMapping').filter(
			([, mapping]) => mapping.ScalingConfig,
		);
		expect(scaled.map(([, mapping]) => mapping.ScalingConfig)).toEqual(Array(3).fill({ MaximumConcurrency: 3 }));
	});
});
