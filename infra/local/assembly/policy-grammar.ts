// The grammar of policies, as far as this app uses it. Invariant: what is not written here (an operator, a key, a variable, NotAction) is
// refused by name at start, because a statement half understood would allow too much or too little.
import { z } from 'zod';
import type { ConditionOperator, PolicyCondition, PolicyStatement, ResourceStatement } from './model.ts';

const OPERATORS: readonly ConditionOperator[] = [
	'StringEquals',
	'StringLike',
	'ArnEquals',
	'ArnLike',
	'Bool',
	'NumericLessThan',
];

/** The keys whose values this host knows at each request, or knows to be absent from it. */
const KEYS: ReadonlySet<string> = new Set([
	'aws:sourcearn',
	'aws:sourceaccount',
	'aws:securetransport',
	's3:tlsversion',
	// Given only with GuardDuty's own requests about its rule, which nobody makes here.
	'events:managedby',
]);

const withoutVariables = z
	.string()
	.refine((text) => !text.includes('${'), { error: 'the local host does not fill in policy variables' });
/** Not a union: what is wrong inside must be told, not that neither form fits. */
const listOf = <T extends z.ZodType>(item: T) =>
	z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item));
const oneOrMore = listOf(withoutVariables);
const values = z
	.union([z.string(), z.boolean(), z.number(), z.array(z.union([z.string(), z.boolean(), z.number()]))])
	.transform((value) => (Array.isArray(value) ? value : [value]).map(String));

const conditionSchema = z
	.record(z.string(), z.record(z.string(), values))
	.default({})
	.transform((condition, context): PolicyCondition[] =>
		Object.entries(condition).flatMap(([operator, tests]) =>
			Object.entries(tests).map(([key, wanted]) => {
				const known = OPERATORS.find((one) => one === operator);
				const unknown = known === undefined ? `operator ${operator}` : KEYS.has(key.toLowerCase()) ? '' : `key ${key}`;
				if (known !== undefined && unknown === '') return { operator: known, key: key.toLowerCase(), values: wanted };
				const message = `the local host cannot weigh the condition ${unknown}; teach it in infra/local/assembly/policy-grammar.ts and infra/local/iam`;
				context.addIssue({ code: 'custom', message });
				return z.NEVER;
			}),
		),
	);

const effect = {
	Sid: z.string().optional(),
	Effect: z.enum(['Allow', 'Deny']),
	Action: oneOrMore,
	Condition: conditionSchema,
};
const principal = z
	.union([z.literal('*'), z.strictObject({ AWS: oneOrMore.optional(), Service: oneOrMore.optional() })])
	.transform((who) => (who === '*' ? ['*'] : [...(who.AWS ?? []), ...(who.Service ?? [])]));

const identityStatement = z.strictObject({ ...effect, Resource: oneOrMore }).transform(toStatement);
const resourceStatement = z
	.strictObject({ ...effect, Resource: oneOrMore, Principal: principal })
	.transform((said): ResourceStatement => ({ ...toStatement(said), principals: said.Principal }));
const trustStatement = z
	.strictObject({ ...effect, Principal: principal })
	.transform(
		(said): ResourceStatement => ({ ...toStatement({ ...said, Resource: ['*'] }), principals: said.Principal }),
	);

const documentOf = <T extends z.ZodType>(statement: T) => z.looseObject({ Statement: listOf(statement) });

export const identityDocument = documentOf(identityStatement);
export const resourceDocument = documentOf(resourceStatement);
export const trustDocument = documentOf(trustStatement);

function toStatement(said: {
	Sid?: string | undefined;
	Effect: 'Allow' | 'Deny';
	Action: string[];
	Resource: string[];
	Condition: PolicyCondition[];
}): PolicyStatement {
	return {
		sid: said.Sid,
		allows: said.Effect === 'Allow',
		actions: said.Action,
		resources: said.Resource,
		conditions: said.Condition,
	};
}
