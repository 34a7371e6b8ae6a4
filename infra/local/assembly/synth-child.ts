// The process that synthesises for `synthesise`: bundles the functions, writes the assembly, says on stderr what went wrong.
import { join } from 'node:path';
import { createBundle } from '../../bundle.ts';

const { draft, entries, workflowFile }: { draft: string; entries?: string; workflowFile?: string } = JSON.parse(
	process.argv[2] ?? '{}',
);
try {
	// esbuild works in a process of its own: the CDK, which takes a second to load, loads meanwhile.
	const [bundle, { createApp }] = await Promise.all([
		createBundle({ out: join(draft, 'functions'), ...(entries === undefined ? {} : { entries }) }),
		import('../../create-app.ts'),
	]);
	createApp({
		stage: 'dev',
		bundleFolder: bundle.folder,
		outdir: draft,
		...(workflowFile === undefined ? {} : { workflowFile }),
	}).synth();
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
}
