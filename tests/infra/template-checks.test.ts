// The checks a template must pass before it is deployed: every finding of cdk-nag is mended or acknowledged with a reason of its own.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type App, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../infra/create-app.ts';
import { stageNames } from '../../infra/stages.ts';
import { addTemplateChecks } from '../../infra/template-checks.ts';
import { createWorkFolder, type Synthesis, synthesise, writeFakeWorkflow } from './synthesise.ts';

const { folder, remove } = createWorkFolder();
let made: Synthesis;
beforeAll(async () => {
	made = await synthesise(folder, 'dev');
});
afterAll(remove);

type Finding = { ruleName: string; reason?: string; violatingConstructs: { constructPath: string }[] };
type Plugin = { pluginName: string; violations: Finding[]; suppressedViolations?: Finding[] };

function createCheckedApp(stage: (typeof stageNames)[number], name: string): { app: App; report: () => Plugin[] } {
	const outdir = path.join(folder, name);
	const workflowFile = writeFakeWorkflow(folder);
	const app = createApp({ stage, bundleFolder: made.bundleFolder, outdir, workflowFile });
	addTemplateChecks(app);
	const file = path.join(outdir, 'validation-report.json');
	return { app, report: () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).pluginReports : []) };
}

describe.each(stageNames)('the templates of %s', (stage) => {
	it('leave no finding open, and write down why each acknowledged one may stay', () => {
		const { app, report } = createCheckedApp(stage, `checked-${stage}`);
		app.synth();
		expect(report().flatMap(({ violations }) => violations)).toEqual([]);
		const acknowledged = report().flatMap(({ suppressedViolations = [] }) => suppressedViolations);
		expect(acknowledged).not.toEqual([]);
		for (const { reason } of acknowledged) expect(reason).toMatch(/^\S.{30,}[.]$/);
	});
});

describe('a template with faults is refused, and told', () => {
	let told: string;
	beforeAll(() => {
		const { app } = createCheckedApp('dev', 'faulty');
		const stack = app.node.findChild('KhuyenCong-dev-Service');
		if (!(stack instanceof Stack)) throw new Error('There is no service stack.');
		new Queue(stack, 'OpenQueue');
		new CfnResource(stack, 'Wrong', { type: 'AWS::SQS::Queue', properties: { VisibilityTimeout: 'soon' } });
		const role = stack.node.findAll().find((node) => node.node.path.endsWith('Site/Web/Role/Resource'));
		if (!(role instanceof CfnRole)) throw new Error('The site has no role.');
		const Statement = [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::other/*' }];
		role.policies = [{ policyName: 'Wide', policyDocument: { Statement } }];
		try {
			app.synth();
			told = 'nothing';
		} catch (error) {
			told = String(error);
		}
	});

	it('of a finding that nobody acknowledged', () => {
		expect(told).toMatch(/OpenQueue\/Resource[^\n]*\n[^\n]*AwsSolutions-SQS4/);
	});

	it('of a new star in a role that holds acknowledged ones', () => {
		expect(told).toContain('AwsSolutions-IAM5[Resource::arn:aws:s3:::other/*]');
		expect(told).not.toContain('AwsSolutions-IAM5[Resource::*]');
	});

	it('of what CloudFormation would not take', () => {
		expect(told).toMatch(/VisibilityTimeout/);
	});
});
