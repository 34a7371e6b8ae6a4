// Makes one folder per function, `<out>/<name>/index.mjs`, in a single esbuild call: one call per function makes start slow.
// The same sources give the same bytes wherever `out` lies, so that assets and templates do not change by themselves.
import { existsSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { copyAssets } from './bundle-assets.ts';
import { type FunctionName, functionNames } from './constructs/function-list.ts';

const root = path.resolve(import.meta.dirname, '..');

// Bundled CommonJS packages call `require` for Node's own modules; an ES module has none of its own.
const requireBanner =
	"import { createRequire as createBundleRequire } from 'node:module'; const require = createBundleRequire(import.meta.url);";

/** Scripts that a function starts as processes and threads of their own, from beside its module. */
const childScripts: Partial<Record<FunctionName, readonly string[]>> = {
	'read-report': ['documents/guarded-child.ts', 'documents/ocr-thread.ts', 'read-report/reading-process.ts'],
};

export type BundleOptions = {
	/** Folder that receives one folder per function. */
	out: string;
	/** Folder that holds `<name>/handler.ts`; the project's own functions unless a test says otherwise. */
	entries?: string;
};
export type Bundle = { folder: string; bytes: Record<FunctionName, number> };

export async function createBundle(options: BundleOptions): Promise<Bundle> {
	const entries = path.resolve(options.entries ?? path.join(root, 'functions'));
	const folder = path.resolve(options.out);
	requireEveryHandler(entries);
	const { outputFiles, metafile } = await build({
		absWorkingDir: root,
		entryPoints: [
			...functionNames.map((name) => ({ in: path.join(entries, name, 'handler.ts'), out: `${name}/index` })),
			...childEntries(entries, options.entries === undefined),
		],
		outdir: folder,
		outExtension: { '.js': '.mjs' },
		bundle: true,
		write: false,
		metafile: true,
		platform: 'node',
		target: 'node24',
		format: 'esm',
		// The packages' ES module builds drop what is not used; their CommonJS builds cannot.
		mainFields: ['module', 'main'],
		keepNames: true,
		minify: false,
		charset: 'utf8',
		sourcemap: 'linked',
		sourcesContent: false,
		jsx: 'automatic',
		jsxImportSource: 'hono/jsx',
		banner: { js: requireBanner },
		logLevel: 'silent',
	});
	for (const name of functionNames) rmSync(path.join(folder, name), { recursive: true, force: true });
	for (const file of outputFiles) {
		mkdirSync(path.dirname(file.path), { recursive: true });
		writeFileSync(file.path, file.path.endsWith('.map') ? placeSources(file.path, file.text) : file.contents);
	}
	const bytes = {} as Record<FunctionName, number>;
	for (const name of functionNames) {
		bytes[name] = findOutput(metafile, folder, name).bytes;
		copyAssets(root, sourcesIn(metafile, path.join(folder, name)), path.join(folder, name));
	}
	return { folder, bytes };
}

/** Handlers of a test may have no child; those of the project must. */
function childEntries(entries: string, required: boolean): { in: string; out: string }[] {
	return Object.entries(childScripts)
		.flatMap(([name, scripts]) =>
			scripts.map((script) => ({ in: path.join(entries, script), out: `${name}/${path.basename(script, '.ts')}` })),
		)
		.filter((entry) => required || existsSync(entry.in));
}

function requireEveryHandler(entries: string): void {
	const found = globSync('*/handler.ts', { cwd: entries }).map((file) => path.dirname(file));
	const missing = functionNames.filter((name) => !found.includes(name));
	if (missing.length > 0)
		throw new Error(`No handler.ts in ${entries} for: ${missing.join(', ')}. Write it or drop the name from the list.`);
	const known: readonly string[] = functionNames;
	const unlisted = found.filter((name) => !known.includes(name)).sort();
	if (unlisted.length > 0)
		throw new Error(
			`Not in infra/constructs/function-list.ts, so never deployed: ${unlisted.join(', ')}. Add the name or remove handler.ts.`,
		);
}

/** esbuild names sources relative to the map's own folder; relative to the project they do not depend on `out`. */
function placeSources(mapFile: string, text: string): string {
	const map: { sources: string[] } = JSON.parse(text);
	const fromRoot = (source: string) => path.relative(root, path.resolve(path.dirname(mapFile), source));
	return JSON.stringify({ ...map, sources: map.sources.map((source) => fromRoot(source).replaceAll('\\', '/')) });
}

type Output = Metafile['outputs'][string];

function findOutput(metafile: Metafile, folder: string, name: FunctionName): Output {
	const file = path.join(folder, name, 'index.mjs');
	for (const [output, facts] of Object.entries(metafile.outputs)) if (path.resolve(root, output) === file) return facts;
	throw new Error(`esbuild made no ${file}.`);
}

function sourcesIn(metafile: Metafile, functionFolder: string): string[] {
	return Object.entries(metafile.outputs)
		.filter(([output]) => path.dirname(path.resolve(root, output)) === functionFolder)
		.flatMap(([, { inputs }]) => Object.keys(inputs));
}
