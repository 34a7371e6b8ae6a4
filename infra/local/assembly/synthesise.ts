// Synthesises the CDK app for the host, in a process of its own: the CDK is large and would block the host's start. Invariant: an assembly
// is reused only if every file it is made from has the same content; a half-written one is never seen under its final name.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
} from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a test may put in place of the project's own handlers and workflow. */
export interface AppSources {
	/** Folder with `<function>/handler.ts`. */
	readonly entries?: string;
	readonly workflowFile?: string;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const cacheFolder = join(root, '.build/assemblies');
const INPUTS = ['infra', 'package-lock.json', 'cdk.json', 'tsconfig.json'];
const NOT_INPUT = join('infra', 'local');
const KEEP_MILLISECONDS = 7 * 86_400_000;

export interface Synthesised {
	readonly folder: string;
	/** Made just now, and not found from before. */
	readonly isNew: boolean;
}

export async function synthesise(sources: AppSources = {}): Promise<Synthesised> {
	mkdirSync(cacheFolder, { recursive: true });
	const made = await findOrMake(sources);
	const now = new Date();
	utimesSync(made.folder, now, now);
	dropOld(now.getTime());
	return made;
}

/** Where Node may keep the compiled form of an assembly's functions; it halves the time a function takes to start. */
export const compileCacheOf = (assemblyFolder: string): string => join(assemblyFolder, 'compile-cache');

async function findOrMake(sources: AppSources): Promise<Synthesised> {
	for (let attempt = 0; ; attempt++) {
		const key = digestInputs(sources);
		const folder = join(cacheFolder, key);
		if (existsSync(join(folder, 'manifest.json'))) return { folder, isNew: false };
		const draft = mkdtempSync(join(cacheFolder, 'draft-'));
		try {
			await runChild(draft, sources);
		} catch (error) {
			rmSync(draft, { recursive: true, force: true });
			throw error;
		}
		if (digestInputs(sources) === key) return { folder: moveInPlace(draft, folder), isNew: true };
		// Somebody saved a file meanwhile, and nobody knows which version was read: good enough to run, never to be found again.
		if (attempt > 0) return { folder: draft, isNew: true };
		rmSync(draft, { recursive: true, force: true });
	}
}

function digestInputs({ entries, workflowFile }: AppSources): string {
	const digest = createHash('sha256').update(process.version);
	// The handlers of a test stand alone: changes to the project's own need no new assembly for them.
	const own = entries === undefined ? ['functions', 'workflows'] : [entries];
	const inputs = [...INPUTS, ...own, workflowFile].filter((input) => input !== undefined);
	for (const input of inputs.map((path) => resolve(root, path))) {
		for (const file of filesUnder(input)) {
			digest.update(`\n${relative(root, file)}\n`).update(readFileSync(file));
		}
	}
	return digest.digest('hex').slice(0, 24);
}

function filesUnder(path: string): string[] {
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((file) => !relative(root, file).startsWith(NOT_INPUT))
		.sort();
}

function runChild(draft: string, { entries, workflowFile }: AppSources): Promise<void> {
	const script = fileURLToPath(new URL('./synth-child.ts', import.meta.url));
	const child = spawn(process.execPath, [script, JSON.stringify({ draft, entries, workflowFile })], {
		cwd: root,
		stdio: ['ignore', 'ignore', 'pipe'],
		// The CDK command's variables would send the assembly elsewhere.
		env: { ...process.env, CDK_OUTDIR: undefined, CDK_CONTEXT_JSON: undefined },
	});
	let said = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		said += text;
	});
	return new Promise((done, fail) => {
		child.on('error', fail);
		child.on('close', (code) => {
			if (code === 0) done();
			else fail(new Error(`The CDK app could not be synthesised: ${said.trim() || `exit ${code}`}`));
		});
	});
}

/** Another host may have been quicker with the same content. */
function moveInPlace(draft: string, folder: string): string {
	try {
		renameSync(draft, folder);
	} catch (error) {
		if (!existsSync(join(folder, 'manifest.json'))) throw error;
		rmSync(draft, { recursive: true, force: true });
	}
	return folder;
}

/** Only what nobody has used for a week: a running host loads its functions from here. */
function dropOld(now: number): void {
	for (const name of readdirSync(cacheFolder)) {
		const folder = join(cacheFolder, name);
		const age = now - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? now);
		if (age > KEEP_MILLISECONDS) rmSync(folder, { recursive: true, force: true });
	}
}
