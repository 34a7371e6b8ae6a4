// What AWS asks of roles already while it deploys: who may take a role on, what Lambda must be able to do with a source before it makes a
// mapping. Invariant: a template that AWS would refuse for a role does not start here either, and all that is missing is said at once.
import type { AssemblyModel, FunctionModel, QueueMapping, StreamMapping } from '../assembly/model.ts';
import { HostProblem } from '../host-problem.ts';
import { account } from '../surroundings.ts';
import { refusalReason } from './access.ts';
import type { Authority } from './authority.ts';
import { actorOf } from './on-behalf.ts';

export function checkDeployment(model: AssemblyModel, authority: Pick<Authority, 'weigh'>): void {
	const missing = [
		...roleTakers(model).flatMap((taker) => untrusted(model, taker)),
		...model.functions.flatMap((it) => refusals(authority, it, 'sqs', deadLetterRights(it))),
		...model.mappings.flatMap((mapping) => {
			const consumer = model.functions.find(({ arn }) => arn === mapping.functionArn);
			return consumer === undefined ? [] : mappingRefusals(authority, consumer, mapping);
		}),
	];
	if (missing.length === 0) return;
	const list = missing.map((line) => `\n  ${line}`).join('');
	throw new HostProblem(
		`AWS sẽ không cho triển khai mẫu này vì thiếu quyền (xem infra/constructs):${list}`,
		`AWS would not deploy this template, for rights that are missing (see infra/constructs):${list}`,
	);
}

interface Taker {
	readonly who: string;
	readonly service: string;
	readonly roleArn: string;
}

const roleTakers = ({ functions, machines, buckets }: AssemblyModel): Taker[] => [
	...functions.map(({ name, roleArn }) => ({ who: name, service: 'lambda.amazonaws.com', roleArn })),
	...machines.map(({ name, roleArn }) => ({ who: name, service: 'states.amazonaws.com', roleArn })),
	...buckets.flatMap(({ scans }) =>
		scans.map(({ planArn, roleArn }) => ({
			who: planArn,
			service: 'malware-protection-plan.guardduty.amazonaws.com',
			roleArn,
		})),
	),
];

function untrusted({ roles }: AssemblyModel, { who, service, roleArn }: Taker): string[] {
	const role = roles.find(({ arn }) => arn === roleArn);
	if (role === undefined) return [`${who}: its role ${roleArn} is not in the template.`];
	const reason = refusalReason({
		right: { action: 'sts:AssumeRole', resource: roleArn },
		context: { 'aws:sourceaccount': account },
		principals: [service],
		identity: undefined,
		resource: role.trust,
	});
	return reason === undefined
		? []
		: [`${service} is not authorized to perform: sts:AssumeRole on resource: ${roleArn} (${who})`];
}

const deadLetterRights = ({ deadLetterArn, asyncFailureArn }: FunctionModel) =>
	[deadLetterArn, asyncFailureArn].filter((arn) => arn !== undefined).map((arn) => ['sqs:SendMessage', arn] as const);

function mappingRefusals(
	authority: Pick<Authority, 'weigh'>,
	consumer: FunctionModel,
	mapping: QueueMapping | StreamMapping,
): string[] {
	if (mapping.kind === 'queue') {
		const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
		return refusals(
			authority,
			consumer,
			'sqs',
			actions.map((action) => [action, mapping.sourceArn] as const),
		);
	}
	const reading = ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'];
	const rights = [
		...reading.map((action) => [action, mapping.sourceArn] as const),
		// Streams are listed, not looked up: the action knows no resource.
		['dynamodb:ListStreams', '*'] as const,
	];
	const aside = mapping.failureQueueArn === undefined ? [] : [['sqs:SendMessage', mapping.failureQueueArn] as const];
	return [...refusals(authority, consumer, 'stream', rights), ...refusals(authority, consumer, 'sqs', aside)];
}

/** Each with the words of Lambda's own InvalidParameterValueException. */
function refusals(
	authority: Pick<Authority, 'weigh'>,
	consumer: FunctionModel,
	kind: 'sqs' | 'stream',
	rights: readonly (readonly [action: string, resource: string])[],
): string[] {
	return rights.flatMap(([action, resource]) => {
		const refusal = authority.weigh(actorOf(consumer), { action, resource });
		if (refusal === undefined) return [];
		const lambdaSays =
			kind === 'sqs'
				? `The provided execution role does not have permissions to call ${action.split(':')[1]} on SQS`
				: 'Cannot access stream. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and ListStreams Actions on your stream in IAM';
		return [`${lambdaSays}. ${refusal}`];
	});
}
