// Reads a cloud assembly from disk: every CloudFormation stack of its manifest (stages included) and the place of each file asset.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LoadedStack, Template } from './template.ts';

const manifestSchema = z.looseObject({
	artifacts: z
		.record(
			z.string(),
			z.looseObject({
				type: z.string(),
				displayName: z.string().optional(),
				dependencies: z.array(z.string()).optional(),
				properties: z
					.looseObject({
						templateFile: z.string().optional(),
						stackName: z.string().optional(),
						file: z.string().optional(),
						directoryName: z.string().optional(),
					})
					.optional(),
			}),
		)
		.default({}),
});

const assetsSchema = z.looseObject({
	files: z.record(z.string(), z.looseObject({ source: z.looseObject({ path: z.string().optional() }) })).default({}),
});

export function loadStacks(assemblyFolder: string): LoadedStack[] {
	const manifest = manifestSchema.parse(readJson(join(assemblyFolder, 'manifest.json')));
	const stacks: LoadedStack[] = [];
	for (const [id, artifact] of Object.entries(manifest.artifacts)) {
		if (artifact.type === 'cdk:cloud-assembly' && artifact.properties?.directoryName !== undefined) {
			stacks.push(...loadStacks(join(assemblyFolder, artifact.properties.directoryName)));
		}
		if (artifact.type !== 'aws:cloudformation:stack' || artifact.properties?.templateFile === undefined) continue;
		const assetPaths = new Map<string, string>();
		for (const dependency of artifact.dependencies ?? []) {
			const file = manifest.artifacts[dependency]?.properties?.file;
			if (manifest.artifacts[dependency]?.type !== 'cdk:asset-manifest' || file === undefined) continue;
			for (const [hash, asset] of Object.entries(assetsSchema.parse(readJson(join(assemblyFolder, file))).files)) {
				if (asset.source.path !== undefined) assetPaths.set(hash, join(assemblyFolder, asset.source.path));
			}
		}
		stacks.push({
			name: artifact.properties.stackName ?? id,
			template: readJson(join(assemblyFolder, artifact.properties.templateFile)) as Template,
			assetPaths,
		});
	}
	return stacks;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
