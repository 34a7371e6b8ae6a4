// The scopes in which the stacks of one assembly resolve: each stack sees its own parameters and resources, and the exports of all.
import { type IntrinsicScope, resolveCondition, resolveIntrinsics } from './intrinsics.ts';
import { attributeOf, type ResourceIdentity, refOf, type Surroundings } from './resource-identity.ts';
import type { LoadedStack } from './template.ts';

/** A resource whose condition holds, with its properties resolved when asked for. */
export interface ScopedResource {
	readonly stack: LoadedStack;
	readonly logicalId: string;
	readonly type: string;
	readonly ref: string;
	properties(): unknown;
	attribute(name: string): string;
}

export function scopeStacks(
	stacks: readonly LoadedStack[],
	parameters: Readonly<Record<string, string>>,
	around: Surroundings,
): ScopedResource[] {
	const scopes = new Map<string, IntrinsicScope>();
	const importValue = (exportName: string): unknown => {
		for (const stack of stacks) {
			const scope = scopes.get(stack.name);
			if (scope === undefined) continue;
			for (const output of Object.values(stack.template.Outputs ?? {})) {
				if (output.Export !== undefined && resolveIntrinsics(output.Export.Name, scope) === exportName) {
					return resolveIntrinsics(output.Value, scope);
				}
			}
		}
		throw new Error(`Fn::ImportValue: no stack of the assembly exports ${exportName}.`);
	};
	for (const stack of stacks) scopes.set(stack.name, createScope(stack, parameters, around, importValue));
	return stacks.flatMap((stack) => {
		const scope = scopes.get(stack.name);
		return scope === undefined ? [] : resourcesOf(stack, scope, around);
	});
}

function resourcesOf(stack: LoadedStack, scope: IntrinsicScope, around: Surroundings): ScopedResource[] {
	return Object.entries(stack.template.Resources)
		.filter(([, resource]) => resource.Condition === undefined || holds(resource.Condition, scope))
		.map(([logicalId, resource]) => ({
			stack,
			logicalId,
			type: resource.Type,
			get ref() {
				return refOf(identify(stack, logicalId, scope), around);
			},
			properties: () => resolveIntrinsics(resource.Properties ?? {}, scope),
			attribute: (name) => attributeOf(identify(stack, logicalId, scope), name, around),
		}));
}

const holds = (condition: string, scope: IntrinsicScope) => resolveCondition({ Condition: condition }, scope);

function createScope(
	stack: LoadedStack,
	parameters: Readonly<Record<string, string>>,
	around: Surroundings,
	importValue: (exportName: string) => unknown,
): IntrinsicScope {
	const pseudo: Readonly<Record<string, string | undefined>> = {
		'AWS::AccountId': around.account,
		'AWS::Region': around.region,
		'AWS::Partition': 'aws',
		'AWS::URLSuffix': 'amazonaws.com',
		'AWS::StackName': stack.name,
		'AWS::StackId': `arn:aws:cloudformation:${around.region}:${around.account}:stack/${stack.name}/local`,
		'AWS::NoValue': undefined,
	};
	const scope: IntrinsicScope = {
		stackName: stack.name,
		importValue,
		ref(logicalId) {
			if (logicalId in pseudo) return pseudo[logicalId];
			const parameter = stack.template.Parameters?.[logicalId];
			if (parameter !== undefined) {
				const value = parameters[logicalId] ?? parameter.Default;
				if (value !== undefined) return value;
				throw new Error(`${stack.name}: parameter ${logicalId} has no default and the local host gives none.`);
			}
			return refOf(identify(stack, logicalId, scope), around);
		},
		attribute: (logicalId, attribute) => attributeOf(identify(stack, logicalId, scope), attribute, around),
		conditionValue(name) {
			const condition = stack.template.Conditions?.[name];
			if (condition === undefined) throw new Error(`${stack.name}: unknown condition ${name}.`);
			return condition;
		},
		mapping(map, first, second) {
			const value = stack.template.Mappings?.[map]?.[first]?.[second];
			if (value === undefined) throw new Error(`${stack.name}: no mapping ${map}.${first}.${second}.`);
			return value;
		},
	};
	return scope;
}

function identify(stack: LoadedStack, logicalId: string, scope: IntrinsicScope): ResourceIdentity {
	const resource = stack.template.Resources[logicalId];
	if (resource === undefined) throw new Error(`${stack.name}: reference to unknown resource ${logicalId}.`);
	return {
		stackName: stack.name,
		logicalId,
		type: resource.Type,
		property(name) {
			const value = resource.Properties?.[name];
			if (value === undefined) return undefined;
			const resolved = resolveIntrinsics(value, scope);
			return resolved === undefined ? undefined : String(resolved);
		},
	};
}
