// Reads a synthesised assembly into the model that the host stands up. Everything in the template is either stood up, listed as
// without effect, or refused by name.
import { extractMappings, extractQueues, extractRules } from './extract-events.ts';
import { extractFunctions } from './extract-functions.ts';
import { extractMachines } from './extract-machines.ts';
import { extractResourcePolicies } from './extract-resource-policies.ts';
import { extractRoles } from './extract-roles.ts';
import { extractBuckets, extractTables } from './extract-storage.ts';
import { extractIdentityClients, extractRoutes, refsOf } from './extract-web.ts';
import { loadStacks } from './load-stacks.ts';
import type { AssemblyModel } from './model.ts';
import { NO_EFFECT_TYPES, STOOD_UP_TYPES } from './no-effect.ts';
import type { Surroundings } from './resource-identity.ts';
import { type ScopedResource, scopeStacks } from './stack-scope.ts';
import type { LoadedStack } from './template.ts';

export function readAssembly(
	assemblyFolder: string,
	parameters: Readonly<Record<string, string>>,
	around: Surroundings,
): AssemblyModel {
	return readStacks(loadStacks(assemblyFolder), parameters, around);
}

export function readStacks(
	stacks: readonly LoadedStack[],
	parameters: Readonly<Record<string, string>>,
	around: Surroundings,
): AssemblyModel {
	const resources = scopeStacks(stacks, parameters, around);
	return {
		withoutEffect: sortOut(resources),
		tables: extractTables(resources),
		buckets: extractBuckets(resources),
		functions: extractFunctions(resources),
		roles: extractRoles(resources),
		resourcePolicies: extractResourcePolicies(resources),
		machines: extractMachines(resources),
		queues: extractQueues(resources),
		rules: extractRules(resources),
		mappings: extractMappings(resources),
		routes: extractRoutes(resources),
		identityClients: extractIdentityClients(resources),
		identityDomains: refsOf(resources, 'AWS::Cognito::UserPoolDomain'),
		groups: refsOf(resources, 'AWS::Cognito::UserPoolGroup'),
		mailIdentities: refsOf(resources, 'AWS::SES::EmailIdentity'),
		mailConfigurationSets: refsOf(resources, 'AWS::SES::ConfigurationSet'),
	};
}

function sortOut(resources: readonly ScopedResource[]): Map<string, string> {
	const withoutEffect = new Map<string, string>();
	for (const { stack, logicalId, type } of resources) {
		if (STOOD_UP_TYPES.has(type)) continue;
		const reason = NO_EFFECT_TYPES.get(type);
		if (reason === undefined) {
			throw new Error(
				`${stack.name}: the local host does not know the resource type ${type} (${logicalId}); stand it up, or list it with a reason in infra/local/assembly/no-effect.ts.`,
			);
		}
		withoutEffect.set(type, reason);
	}
	return withoutEffect;
}
