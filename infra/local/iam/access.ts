// Whether policies allow a request. Invariant: what no statement allows is refused, and a denial wins wherever it stands, so a grant that
// is missing in the template is found here and not in the cloud.
import type { PolicyStatement, ResourceStatement } from '../assembly/model.ts';
import { holds, type RequestContext } from './conditions.ts';
import { matchesText } from './wildcards.ts';

/** One right that a request needs: `dynamodb:PutItem` on a table's ARN. */
export interface NeededRight {
	readonly action: string;
	readonly resource: string;
}

export interface AccessQuestion {
	readonly right: NeededRight;
	readonly context: RequestContext;
	/** By any of these names the caller is meant. */
	readonly principals: readonly string[];
	/** What the caller's own role says; undefined for a service, which has none. */
	readonly identity: readonly PolicyStatement[] | undefined;
	/** What the resource says. */
	readonly resource: readonly ResourceStatement[];
}

/** Why the request is refused, in the words AWS ends its sentence with; undefined where it is allowed. */
export function refusalReason({ right, context, principals, identity, resource }: AccessQuestion): string | undefined {
	const speaks = (statement: PolicyStatement) => speaksOf(statement, right, context);
	const own = (identity ?? []).filter(speaks);
	const others = resource.filter(
		(statement) => speaks(statement) && statement.principals.some((who) => who === '*' || principals.includes(who)),
	);
	if (own.some(({ allows }) => !allows)) return 'with an explicit deny in an identity-based policy';
	if (others.some(({ allows }) => !allows)) return 'with an explicit deny in a resource-based policy';
	if (own.length > 0 || others.length > 0) return undefined;
	return `because no ${identity === undefined ? 'resource' : 'identity'}-based policy allows the ${right.action} action`;
}

const speaksOf = (statement: PolicyStatement, right: NeededRight, context: RequestContext): boolean =>
	statement.actions.some((pattern) => matchesText(pattern.toLowerCase(), right.action.toLowerCase())) &&
	statement.resources.some((pattern) => matchesText(pattern, right.resource)) &&
	statement.conditions.every((condition) => holds(condition, context));
