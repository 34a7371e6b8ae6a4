// What the roles of the template allow. Only the policy grammar that this app uses is known; anything else is refused by name, because
// a statement half understood would allow too much or too little.
import { z } from 'zod';
import type { PolicyStatement } from './model.ts';
import { parseProperties } from './parse-properties.ts';
import type { ScopedResource } from './stack-scope.ts';

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const statementSchema = z
	.strictObject({
		Sid: z.string().optional(),
		Effect: z.enum(['Allow', 'Deny']),
		Action: oneOrMore,
		Resource: oneOrMore,
		Condition: z.unknown().optional(),
	})
	.transform(
		({ Effect, Action, Resource, Condition }): PolicyStatement => ({
			allows: Effect === 'Allow',
			actions: Action,
			resources: Resource,
			conditional: Condition !== undefined,
		}),
	);
const documentSchema = z.looseObject({ Statement: z.array(statementSchema) });

const roleSchema = z.looseObject({
	Policies: z.array(z.looseObject({ PolicyDocument: documentSchema })).default([]),
	// Managed policies are AWS's own and their text is not in the template.
	ManagedPolicyArns: z.undefined().optional(),
});
const policySchema = z.looseObject({ PolicyDocument: documentSchema, Roles: z.array(z.string()).default([]) });

/** By the ARN of the role. */
export function extractRoles(resources: readonly ScopedResource[]): ReadonlyMap<string, readonly PolicyStatement[]> {
	const policies = resources
		.filter(({ type }) => type === 'AWS::IAM::Policy')
		.map((resource) => parseProperties(resource, policySchema));
	return new Map(
		resources
			.filter(({ type }) => type === 'AWS::IAM::Role')
			.map((resource) => {
				const inline = parseProperties(resource, roleSchema).Policies.map((policy) => policy.PolicyDocument);
				const attached = policies
					.filter(({ Roles }) => Roles.includes(resource.ref))
					.map((policy) => policy.PolicyDocument);
				return [resource.attribute('Arn'), [...inline, ...attached].flatMap(({ Statement }) => Statement)];
			}),
	);
}
