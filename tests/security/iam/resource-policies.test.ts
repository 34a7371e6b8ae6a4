// Goal: what the template's resources say of themselves is needed and enough: each rule reaches its targets and no other rule does, the API its
// function, nobody anything without TLS. Method: the model of the real template, with one policy taken away or one caller exchanged.
import { beforeAll, describe, expect, it } from 'vitest';
import type { AssemblyModel, ResourceStatement, RoleModel } from '../../../infra/local/assembly/model.ts';
import { readAssembly } from '../../../infra/local/assembly/read-assembly.ts';
import { synthesise } from '../../../infra/local/assembly/synthesise.ts';
import { refusalReason } from '../../../infra/local/iam/access.ts';
import { createAuthority } from '../../../infra/local/iam/authority.ts';
import { checkDeployment } from '../../../infra/local/iam/deploy-checks.ts';
import { account, region, templateParameters } from '../../../infra/local/surroundings.ts';

const siteUrl = 'http://127.0.0.1:3000';
let model: AssemblyModel;
beforeAll(async () => {
	const around = { region, account, siteUrl, issuerUrl: `${siteUrl}/_local/oidc` };
	model = readAssembly((await synthesise()).folder, templateParameters(siteUrl), around);
}, 120_000);

const judge = (change: Partial<AssemblyModel> = {}) =>
	createAuthority({ model: { ...model, ...change }, account, onTrouble: () => undefined });
const ruleActor = (sourceArn: string) => ({ kind: 'service', service: 'events.amazonaws.com', sourceArn }) as const;
const actionOn = (arn: string) => (arn.includes(':sqs:') ? 'sqs:SendMessage' : 'lambda:InvokeFunction');
const less = (arn: string): AssemblyModel['resourcePolicies'] =>
	new Map([...model.resourcePolicies].filter(([key]) => key !== arn));

/** Every way of the template from a rule to a target or to the queue behind it. */
const ways = () =>
	model.rules.flatMap((rule) =>
		rule.targets.flatMap(({ arn, deadLetterArn }) =>
			[arn, deadLetterArn].filter((to) => to !== undefined).map((to) => ({ rule, to })),
		),
	);

describe('a rule', () => {
	it('reaches its targets and their dead-letter queues, by their policies alone', () => {
		expect(ways().length).toBeGreaterThan(6);
		for (const { rule, to } of ways()) {
			const right = { action: actionOn(to), resource: to };
			expect([to, judge().weigh(ruleActor(rule.arn), right)]).toEqual([to, undefined]);
			expect(judge({ resourcePolicies: less(to) }).weigh(ruleActor(rule.arn), right)).toContain(
				`${right.action} on resource: ${to} because no resource-based policy allows`,
			);
		}
	});

	it('of another name reaches none of them', () => {
		for (const { to } of ways())
			expect(
				judge().weigh(ruleActor('arn:aws:events:ap-southeast-1:1:rule/x'), { action: actionOn(to), resource: to }),
			).toBeDefined();
	});
});

it('the API reaches the function of its route, and another API does not', () => {
	for (const { functionArn, sourceArn } of model.routes) {
		const ask = (from: string) =>
			judge().weigh(
				{ kind: 'service', service: 'apigateway.amazonaws.com', sourceArn: from },
				{ action: 'lambda:InvokeFunction', resource: functionArn },
			);
		expect(ask(sourceArn)).toBeUndefined();
		expect(ask(sourceArn.replace(/:[^:/]+\//, ':other/'))).toContain('lambda:InvokeFunction');
	}
});

it('bucket and queues refuse whoever comes without TLS, whatever the role says', () => {
	const all: ResourceStatement = {
		sid: undefined,
		allows: true,
		actions: ['*'],
		resources: ['*'],
		conditions: [],
		principals: ['*'],
	};
	const ask = (arn: string, action: string, context: Record<string, string>) =>
		refusalReason({
			right: { action, resource: arn },
			context,
			principals: ['me'],
			identity: [all],
			resource: model.resourcePolicies.get(arn.split('/', 1)[0] ?? '') ?? [],
		});
	const explicit = 'with an explicit deny in a resource-based policy';
	const guarded = [
		...model.buckets.map(({ arn }) => [`${arn}/uploads/x`, 's3:GetObject'] as const),
		...model.queues.map(({ arn }) => [arn, 'sqs:SendMessage'] as const),
	];
	expect(guarded.length).toBeGreaterThan(6);
	for (const [arn, action] of guarded) {
		expect([arn, ask(arn, action, { 'aws:securetransport': 'false' })]).toEqual([arn, explicit]);
		expect([arn, ask(arn, action, { 'aws:securetransport': 'true', 's3:tlsversion': '1.3' })]).toEqual([
			arn,
			undefined,
		]);
	}
	const [bucket] = guarded;
	expect(ask(bucket?.[0] ?? '', 's3:GetObject', { 'aws:securetransport': 'true', 's3:tlsversion': '1.1' })).toBe(
		explicit,
	);
});

describe('a template that AWS would refuse', () => {
	const changed = (change: (role: RoleModel) => RoleModel, of: string) =>
		model.roles.map((role) => (role.name.includes(of) ? change(role) : role));
	const start = (roles: RoleModel[]) => () => checkDeployment({ ...model, roles }, judge({ roles }));

	it('is refused at start: a role its service may not take on', () => {
		expect(start([...model.roles])).not.toThrow();
		for (const [of, service] of [
			['ReadReportRole', 'lambda.amazonaws.com'],
			['WorkflowRole', 'states.amazonaws.com'],
			['MalwareScanRole', 'malware-protection-plan.guardduty.amazonaws.com'],
		] as const)
			expect(start(changed((role) => ({ ...role, trust: [] }), of))).toThrow(
				new RegExp(`${service} is not authorized to perform: sts:AssumeRole on resource: \\S+${of}`),
			);
	});

	it('is refused at start: a role taken on under a condition that does not hold', () => {
		const elsewhere = (role: RoleModel) => ({
			...role,
			trust: role.trust.map((said) => ({
				...said,
				conditions: said.conditions.map((condition) => ({ ...condition, values: ['999999999999'] })),
			})),
		});
		expect(start(changed(elsewhere, 'MalwareScanRole'))).toThrow(/sts:AssumeRole/);
	});

	it('is refused at start, with all that is missing: sources Lambda may not read, queues it may not put aside in', () => {
		const none = (role: RoleModel) => ({ ...role, statements: [] });
		const say = start(changed(none, 'ReceiveUploadRole'));
		for (const action of ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'])
			expect(say).toThrow(
				new RegExp(
					`The provided execution role does not have permissions to call ${action} on SQS. User: .*sqs:${action} on`,
				),
			);
		const stream = start(changed(none, 'ResumeWorkflowRole'));
		expect(stream).toThrow(/Cannot access stream\. .*dynamodb:ListStreams on resource: \*/);
		expect(stream).toThrow(/permissions to call SendMessage on SQS/);
	});
});
