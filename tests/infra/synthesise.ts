// One synthesis for a test file: fake handlers where the project's do not matter, in a folder of its own that goes afterwards.
// The folder lies inside the project, because the bundler finds packages by walking up from the importing file.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { createBundle } from '../../infra/bundle.ts';
import { functionNames, pascalName } from '../../infra/constructs/function-list.ts';
import { createApp } from '../../infra/create-app.ts';
import type { StageName } from '../../infra/stages.ts';

const root = path.resolve(import.meta.dirname, '../..');

export function createWorkFolder(): { folder: string; remove: () => void } {
	mkdirSync(path.join(root, '.build'), { recursive: true });
	const folder = mkdtempSync(path.join(root, '.build/infra-test-'));
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function writeFakeHandlers(folder: string, special: Record<string, string> = {}): string {
	const entries = path.join(folder, 'entries');
	for (const name of functionNames) {
		mkdirSync(path.join(entries, name), { recursive: true });
		const source = special[name] ?? `export const handler = async () => '${name}';\n`;
		writeFileSync(path.join(entries, name, 'handler.ts'), source);
	}
	return entries;
}

const calledBySteps = [
	'await-scan',
	'read-report',
	'check-report',
	'request-confirmation',
	'plan-route',
	'request-approval',
	'publish-figures',
	'notify-outcome',
	'fail-report',
] as const;

export function writeFakeWorkflow(folder: string, calls: readonly string[] = calledBySteps.map((n) => pascalName(n))) {
	const file = path.join(folder, 'workflow.asl.json');
	const states = Object.fromEntries(
		calls.map((name, index) => [
			name,
			{
				Type: 'Task',
				Resource: 'arn:aws:states:::lambda:invoke',
				Arguments: { FunctionName: `\${${name}Arn}` },
				...(index + 1 < calls.length ? { Next: calls[index + 1] } : { End: true }),
			},
		]),
	);
	writeFileSync(file, JSON.stringify({ QueryLanguage: 'JSONata', StartAt: calls[0], States: states }));
	return file;
}

export type Synthesis = { data: Template; service: Template; outdir: string; bundleFolder: string };

export async function synthesise(folder: string, stage: StageName, run = 'first'): Promise<Synthesis> {
	const entries = writeFakeHandlers(folder);
	const bundle = await createBundle({ entries, out: path.join(folder, run, 'bundle') });
	const outdir = path.join(folder, run, 'cdk.out');
	const workflowFile = writeFakeWorkflow(folder);
	const assembly = createApp({ stage, bundleFolder: bundle.folder, outdir, workflowFile }).synth();
	const template = (name: string) => Template.fromJSON(assembly.getStackByName(`KhuyenCong-${stage}-${name}`).template);
	return { data: template('Data'), service: template('Service'), outdir, bundleFolder: bundle.folder };
}
