// The process that synthesises for `synthesise`: bundles the functions, writes the assembly, says on stderr what went wrong.
import { join } from 'node:path';
import { createBundle } from '../../bundle.ts';
import { createApp } from '../../create-app.ts';

const { draft, entries, workflowFile }: { draft: string; entries?: string; workflowFile?: string } = JSON.parse(
	process.argv[2] ?? '{}',
);
try {
	const bundle = await createBundle({ out: join(draft, 'functions'), ...(entries === undefined ? {} : { entries }) });
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
