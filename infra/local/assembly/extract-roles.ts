// The roles of the template: what each allows and who may take it on.
import { z } from 'zod';
import type { RoleModel } from './model.ts';
import { parseProperties } from './parse-properties.ts';
import { identityDocument, trustDocument } from './policy-grammar.ts';
import type { ScopedResource } from './stack-scope.ts';

const roleSchema = z.looseObject({
	AssumeRolePolicyDocument: trustDocument.optional(),
	Policies: z.array(z.looseObject({ PolicyDocument: identityDocument })).default([]),
	// Managed policies are AWS's own and their text is not in the template.
	ManagedPolicyArns: z.undefined().optional(),
	// A boundary takes away; it would have to be weighed.
	PermissionsBoundary: z.undefined().optional(),
});
const policySchema = z.looseObject({ PolicyDocument: identityDocument, Roles: z.array(z.string()).default([]) });

export function extractRoles(resources: readonly ScopedResource[]): RoleModel[] {
	const policies = resources
		.filter(({ type }) => type === 'AWS::IAM::Policy')
		.map((resource) => parseProperties(resource, policySchema));
	return resources
		.filter(({ type }) => type === 'AWS::IAM::Role')
		.map((resource) => {
			const role = parseProperties(resource, roleSchema);
			const attached = policies.filter(({ Roles }) => Roles.includes(resource.ref));
			return {
				name: resource.ref,
				arn: resource.attribute('Arn'),
				statements: [...role.Policies, ...attached].flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
				trust: role.AssumeRolePolicyDocument?.Statement ?? [],
			};
		});
}
