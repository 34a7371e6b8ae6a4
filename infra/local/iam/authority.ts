// Judges every request of the host by the template's policies: of functions, and of the AWS services that this host plays. Invariant: a
// refusal names who, what and on which resource in AWS's words, and is told to the host's log.
import type { AssemblyModel, PolicyStatement, RoleModel } from '../assembly/model.ts';
import { type NeededRight, refusalReason } from './access.ts';

export type Actor =
	/** A role that was taken on: `session` is the function's name, or the service's. */
	| { readonly kind: 'role'; readonly roleArn: string; readonly session: string }
	/** A service that comes without a role and is let in by the resource alone. */
	| { readonly kind: 'service'; readonly service: string; readonly sourceArn: string };

export interface Decision {
	readonly actor: Actor;
	readonly right: NeededRight;
	readonly refusal: string | undefined;
}

/** For tests and tools that ask what a template without one of its grants would do. */
export interface RightsOptions {
	/** What a role says, in place of its statements in the template; asked at every decision. */
	readonly statementsOf?: (role: RoleModel) => readonly PolicyStatement[];
	readonly onDecision?: (decision: Decision) => void;
}

export interface Authority {
	/** The sentence AWS refuses with; undefined where the right is held. Tells nobody. */
	weigh(actor: Actor, right: NeededRight): string | undefined;
	/** The first refusal among the rights of one request, told to the log. */
	refusalOf(actor: Actor, rights: readonly NeededRight[]): string | undefined;
	/** One line in the host's log. */
	tell(refusal: string): void;
}

/** Loopback stands for the TLS that AWS's endpoints speak. */
const CONNECTION = { 'aws:securetransport': 'true', 's3:tlsversion': '1.3' };

export function createAuthority(options: {
	readonly model: Pick<AssemblyModel, 'roles' | 'resourcePolicies'>;
	readonly account: string;
	readonly onTrouble: (line: string) => void;
	readonly rights?: RightsOptions | undefined;
}): Authority {
	const { model, account, onTrouble, rights: { statementsOf, onDecision } = {} } = options;
	const roles = new Map(model.roles.map((role) => [role.arn, role]));

	function identityOf(actor: Actor): readonly PolicyStatement[] | undefined {
		if (actor.kind === 'service') return undefined;
		const role = roles.get(actor.roleArn);
		if (role === undefined) return [];
		return statementsOf?.(role) ?? role.statements;
	}

	function weigh(actor: Actor, right: NeededRight): string | undefined {
		const reason = refusalReason({
			right,
			identity: identityOf(actor),
			resource: policyOf(model.resourcePolicies, right.resource),
			principals: actor.kind === 'service' ? [actor.service] : [actor.roleArn, `arn:aws:iam::${account}:root`],
			context:
				actor.kind === 'service'
					? { ...CONNECTION, 'aws:sourcearn': actor.sourceArn, 'aws:sourceaccount': account }
					: CONNECTION,
		});
		const refusal =
			reason === undefined
				? undefined
				: `User: ${nameOf(actor, account)} is not authorized to perform: ${right.action} on resource: ${right.resource} ${reason}`;
		onDecision?.({ actor, right, refusal });
		return refusal;
	}

	const tell = (refusal: string) => onTrouble(`AccessDenied: ${refusal} (grants: infra/constructs)`);
	return {
		weigh,
		tell,
		refusalOf(actor, rights) {
			for (const right of rights) {
				const refusal = weigh(actor, right);
				if (refusal === undefined) continue;
				tell(refusal);
				return refusal;
			}
			return undefined;
		},
	};
}

export const nameOf = (actor: Actor, account: string): string =>
	actor.kind === 'service'
		? `${actor.service} (${actor.sourceArn})`
		: `arn:aws:sts::${account}:assumed-role/${actor.roleArn.split('/').at(-1)}/${actor.session}`;

/** An object answers to its bucket's policy. */
function policyOf(policies: AssemblyModel['resourcePolicies'], resource: string) {
	const bucket = /^arn:aws:s3:::[^/]+/.exec(resource)?.[0];
	return policies.get(bucket ?? resource) ?? [];
}
