// What queues, buckets and functions of the template say themselves about who may use them, by the resource's ARN.
import { z } from 'zod';
import type { PolicyCondition, ResourceStatement } from './model.ts';
import { parseProperties } from './parse-properties.ts';
import { resourceDocument } from './policy-grammar.ts';
import type { ScopedResource } from './stack-scope.ts';

const queuePolicySchema = z.strictObject({ Queues: z.array(z.string()), PolicyDocument: resourceDocument });
const bucketPolicySchema = z.strictObject({ Bucket: z.string(), PolicyDocument: resourceDocument });
// Strict: another way to narrow a permission (an organisation, a function URL) must not be overlooked.
const permissionSchema = z.strictObject({
	Action: z.string(),
	FunctionName: z.string(),
	Principal: z.string(),
	SourceArn: z.string().optional(),
	SourceAccount: z.string().optional(),
});

export function extractResourcePolicies(
	resources: readonly ScopedResource[],
): ReadonlyMap<string, readonly ResourceStatement[]> {
	const arns = new Map(
		resources
			.filter(({ type }) => ['AWS::SQS::Queue', 'AWS::S3::Bucket', 'AWS::Lambda::Function'].includes(type))
			.map((resource) => [resource.ref, resource.attribute('Arn')]),
	);
	const policies = new Map<string, ResourceStatement[]>();
	const add = (resource: ScopedResource, name: string, statements: readonly ResourceStatement[]) => {
		const arn = arns.get(name) ?? name;
		const known = policies.get(arn) ?? [];
		if (known.length > 0 && resource.type !== 'AWS::Lambda::Permission') {
			// On AWS the one that is deployed last replaces the other.
			throw new Error(`${resource.stack.name}: ${resource.logicalId} is the second policy of ${name}.`);
		}
		policies.set(arn, [...known, ...statements]);
	};
	for (const resource of resources) {
		if (resource.type === 'AWS::SQS::QueuePolicy') {
			const { Queues, PolicyDocument } = parseProperties(resource, queuePolicySchema);
			for (const queue of Queues) add(resource, queue, PolicyDocument.Statement);
		}
		if (resource.type === 'AWS::S3::BucketPolicy') {
			const { Bucket, PolicyDocument } = parseProperties(resource, bucketPolicySchema);
			add(resource, Bucket, PolicyDocument.Statement);
		}
		if (resource.type === 'AWS::Lambda::Permission') {
			const permission = parseProperties(resource, permissionSchema);
			const arn = arns.get(permission.FunctionName) ?? permission.FunctionName;
			add(resource, arn, [statementOf(resource.logicalId, arn, permission)]);
		}
	}
	return policies;
}

/** A permission is a statement of the function's policy, written otherwise. */
function statementOf(sid: string, arn: string, permission: z.infer<typeof permissionSchema>): ResourceStatement {
	const { Action, Principal, SourceArn, SourceAccount } = permission;
	const conditions: PolicyCondition[] = [];
	if (SourceArn !== undefined) conditions.push({ operator: 'ArnLike', key: 'aws:sourcearn', values: [SourceArn] });
	if (SourceAccount !== undefined) {
		conditions.push({ operator: 'StringEquals', key: 'aws:sourceaccount', values: [SourceAccount] });
	}
	return { sid, allows: true, actions: [Action], resources: [arn], principals: [Principal], conditions };
}
