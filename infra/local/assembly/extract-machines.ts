// State machines of the template, with their substitutions filled in; a placeholder left over is an error.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { assetFolder } from './extract-functions.ts';
import type { MachineModel } from './model.ts';
import { parseProperties } from './parse-properties.ts';
import type { ScopedResource } from './stack-scope.ts';

const machineSchema = z.looseObject({
	StateMachineType: z.literal('STANDARD').default('STANDARD'),
	RoleArn: z.string(),
	DefinitionString: z.string().optional(),
	Definition: z.unknown().optional(),
	DefinitionS3Location: z.looseObject({ Key: z.string() }).optional(),
	DefinitionSubstitutions: z.record(z.string(), z.coerce.string()).default({}),
});

export function extractMachines(resources: readonly ScopedResource[]): MachineModel[] {
	return resources
		.filter(({ type }) => type === 'AWS::StepFunctions::StateMachine')
		.map((resource) => {
			const machine = parseProperties(resource, machineSchema);
			const source =
				machine.DefinitionString ??
				(machine.DefinitionS3Location === undefined
					? JSON.stringify(machine.Definition)
					: readFileSync(assetFolder(resource, machine.DefinitionS3Location.Key), 'utf8'));
			const definition = source.replace(/\$\{(\w+)\}/g, (placeholder, name: string) => {
				const value = machine.DefinitionSubstitutions[name];
				if (value === undefined) {
					throw new Error(`${resource.stack.name}: ${resource.logicalId} leaves ${placeholder} unsubstituted.`);
				}
				return JSON.stringify(value).slice(1, -1);
			});
			return {
				name: resource.attribute('Name'),
				arn: resource.attribute('Arn'),
				roleArn: machine.RoleArn,
				definition: JSON.parse(definition) as unknown,
			};
		});
}
