// `npm run synth [-- STAGE]`: writes both templates and their assets to cdk.out/ without network or credentials.
// Exit 0 done, 1 the sources are at fault, 2 wrong usage; one clear line either way.
import path from 'node:path';
import { createBundle } from './bundle.ts';
import { createApp } from './create-app.ts';
import { NO_EFFECT_TYPES } from './local/assembly/no-effect.ts';
import { parseStageName, type StageName, stageNames } from './stages.ts';
import { addTemplateChecks } from './template-checks.ts';

const root = path.resolve(import.meta.dirname, '..');

function readStage(): StageName | undefined {
	const [name = 'dev', ...rest] = process.argv.slice(2);
	return rest.length === 0 && (stageNames as readonly string[]).includes(name) ? parseStageName(name) : undefined;
}

async function synthesise(stage: StageName): Promise<void> {
	const bundle = await createBundle({ out: path.join(root, '.build/functions') });
	const app = createApp({ stage, bundleFolder: bundle.folder, outdir: path.join(root, 'cdk.out') });
	addTemplateChecks(app);
	const assembly = app.synth();
	for (const { stackName, template } of assembly.stacks)
		console.log(`${stackName}: ${Object.keys(template.Resources).length} resources`);
	console.log(`Without effect on one machine: ${listWithoutEffect(assembly.stacks.map(({ template }) => template))}`);
	console.log('Checked against the CloudFormation schemas and cdk-nag: no finding without a written reason.');
	console.log(`Written to ${path.relative(root, assembly.directory)}/`);
}

function listWithoutEffect(templates: readonly { Resources: Record<string, { Type: string }> }[]): string {
	const types = templates.flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type));
	const counted = [...new Set(types)].filter((type) => NO_EFFECT_TYPES.has(type)).sort();
	return counted.map((type) => `${type} (${types.filter((other) => other === type).length})`).join(', ');
}

const stage = readStage();
if (stage === undefined) {
	console.error(`Usage: npm run synth [-- ${stageNames.join(' | ')}]`);
	process.exitCode = 2;
} else {
	try {
		await synthesise(stage);
	} catch (error) {
		console.error(error instanceof Error ? error.message : String(error));
		process.exitCode = 1;
	}
}
