// Reads what the assertions ask of a template: resources by type, functions by name, statements of a role, values as plain text.
import type { Template } from 'aws-cdk-lib/assertions';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Properties = Record<string, Json>;
export type Statement = {
	Sid?: string;
	Effect: 'Allow' | 'Deny';
	Action: string | string[];
	Resource: Json;
	Principal?: Json;
	Condition?: Json;
};

export function resourcesOf(template: Template, type: string): [id: string, properties: Properties][] {
	return Object.entries(template.findResources(type)).map(([id, resource]) => [id, resource.Properties ?? {}]);
}

export function onlyResource(template: Template, type: string): Properties {
	const found = resourcesOf(template, type);
	if (found.length !== 1) throw new Error(`${found.length} resources of ${type}, not one.`);
	return found[0]![1];
}

/** `{'Fn::GetAtt': ['Queue', 'Arn']}` -> `Queue.Arn`, joins written out: enough to compare and to find a star. */
export function asText(value: Json | undefined): string {
	if (value === undefined || value === null) return '';
	if (typeof value !== 'object') return String(value);
	if (Array.isArray(value)) return value.map(asText).join(',');
	const [key, inner] = Object.entries(value)[0] ?? ['', ''];
	if (key === 'Fn::Join' && Array.isArray(inner)) return (inner[1] as Json[]).map(asText).join(asText(inner[0]));
	if (key === 'Fn::GetAtt' && Array.isArray(inner)) return inner.join('.');
	if (key === 'Ref' || key === 'Fn::ImportValue' || key === 'Fn::Sub') return asText(inner);
	throw new Error(`Not text: ${JSON.stringify(value)}`);
}

export function asList<T>(value: T | T[]): T[] {
	return Array.isArray(value) ? value : [value];
}

export type FoundFunction = { name: string; id: string; roleId: string; properties: Properties };

/** Functions by the name of their folder, taken from the end of `KhuyenCong-<stage>-<name>`. */
export function functionsOf(template: Template): Map<string, FoundFunction> {
	const found = resourcesOf(template, 'AWS::Lambda::Function').map(([id, properties]): [string, FoundFunction] => {
		const name = asText(properties.FunctionName).replace(/^KhuyenCong-\w+?-/, '');
		return [name, { name, id, roleId: asText(properties.Role).replace(/\.Arn$/, ''), properties }];
	});
	return new Map(found);
}

export function statementsOf(role: Properties): Statement[] {
	const policies = (role.Policies ?? []) as unknown as { PolicyDocument: { Statement: Statement[] } }[];
	return policies.flatMap((policy) => policy.PolicyDocument.Statement);
}
