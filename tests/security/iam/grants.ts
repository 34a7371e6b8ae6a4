// Every grant of the template, one by one: a role, a statement, an action, a resource. Invariant: a policy without a grant says all it said
// but that one action on that one resource.
import type { PolicyStatement, RoleModel } from '../../../infra/local/assembly/model.ts';
import type { Decision, RightsOptions } from '../../../infra/local/iam/authority.ts';
import { matchesText } from '../../../infra/local/iam/wildcards.ts';

export interface Grant {
	readonly role: string;
	readonly sid: string;
	readonly action: string;
	readonly resource: string;
}

export const nameOfGrant = ({ role, sid, action, resource }: Grant): string => `${role} ${sid} ${action} ${resource}`;

export const grantsOf = (roles: readonly RoleModel[]): Grant[] =>
	roles.flatMap(({ name, statements }) =>
		statements.flatMap(({ sid = '', allows, actions, resources }) =>
			allows ? actions.flatMap((action) => resources.map((resource) => ({ role: name, sid, action, resource }))) : [],
		),
	);

export const withoutGrant = (statements: readonly PolicyStatement[], grant: Grant): PolicyStatement[] =>
	statements.flatMap((statement): PolicyStatement[] => {
		const { sid, actions, resources } = statement;
		if (sid !== grant.sid || !actions.includes(grant.action) || !resources.includes(grant.resource)) return [statement];
		return [
			{ ...statement, actions: actions.filter((action) => action !== grant.action) },
			{ ...statement, actions: [grant.action], resources: resources.filter((one) => one !== grant.resource) },
		];
	});

/** The roles of a host, less what is withheld at the moment. */
export function createWithholding(): RightsOptions & { readonly withheld: Set<Grant> } {
	const withheld = new Set<Grant>();
	return {
		withheld,
		statementsOf: ({ name, statements }) =>
			[...withheld].filter(({ role }) => role === name).reduce<readonly PolicyStatement[]>(withoutGrant, statements),
	};
}

/** Whether a decision was about this grant: its role asked for its action on something its resource covers. */
export const isAbout = ({ role, action, resource }: Grant, { actor, right }: Decision): boolean =>
	actor.kind === 'role' &&
	actor.roleArn.split('/').at(-1) === role &&
	right.action === action &&
	matchesText(resource, right.resource);
