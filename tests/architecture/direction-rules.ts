// Who may import whom, as data (the README's map of folders in rules). Invariant: a file belongs to the first layer whose
// pattern fits; a file in none is itself a fault.

export interface Layer {
	name: string;
	files: RegExp;
	/** Patterns of paths, from the root of the repository. */
	mayImport: readonly RegExp[];
	/** Packages and `node:` modules; 'any' is still subject to `adaptersOnly`. */
	packages: readonly RegExp[] | 'any';
	/** No waiting, clock, randomness or world: the same input always gives the same output. */
	pure?: boolean;
	/** Wiring: the only place where the environment is read. */
	seesEnvironment?: boolean;
	/** Loads files that are made later (the bundle of the functions), so that names cannot be written out. */
	loadsBuiltFiles?: boolean;
}

const domain = /^functions\/domain\//;
const reading = /^functions\/reading\/(?!cli\.ts$)/;
const documents = /^functions\/documents\//;
const documentTypes = /^functions\/documents\/document\.ts$/;
const ports = /^functions\/ports\//;
const mail = /^functions\/mail\//;
const ledger = /^functions\/ledger\//;
/** What is in the table: the local host seeds it. */
const items = /^functions\/ledger\/(?:register-)?items\.ts$/;
const adapters = /^functions\/adapters\//;
const runtime = /^functions\/runtime\//;
const anyFunction = /^functions\/(?!(?:.*\/)?handler\.tsx?$)/;
const workflows = /^workflows\//;
const infra = /^infra\/(?!local\/)/;
const local = /^infra\/local\//;

const zod = /^zod$/;
/** Hashing is a function of its input; its random parts are refused by name below. */
const hashing = /^node:crypto$/;

/** The folder of a step: its own files, never another step's. */
export const ownFolder = (path: string): RegExp => {
	const step = /^functions\/([^/]+)\//.exec(path)?.[1] ?? '';
	return new RegExp(`^functions/${step}/(?!handler\\.tsx?$)`);
};

export const layers: readonly Layer[] = [
	{ name: 'domain', files: domain, mayImport: [domain], packages: [zod, /^canonicalize$/, hashing], pure: true },
	{
		name: 'reading',
		files: reading,
		mayImport: [domain, reading, documentTypes],
		packages: [zod],
		pure: true,
	},
	{
		name: 'reading/cli',
		files: /^functions\/reading\/cli\.ts$/,
		mayImport: [anyFunction],
		packages: 'any',
		seesEnvironment: true,
	},
	{ name: 'documents', files: documents, mayImport: [domain, documents], packages: 'any' },
	{ name: 'ports', files: ports, mayImport: [domain, ports], packages: [zod] },
	{ name: 'mail', files: mail, mayImport: [domain, mail], packages: [], pure: true },
	{ name: 'ledger', files: ledger, mayImport: [domain, ports, mail, ledger], packages: [zod, hashing] },
	{ name: 'adapters', files: adapters, mayImport: [domain, ports, adapters], packages: 'any' },
	{ name: 'runtime', files: runtime, mayImport: [domain, ports, runtime], packages: 'any' },
	{
		name: 'handler',
		files: /^functions\/[^/]+\/handler\.tsx?$/,
		mayImport: [anyFunction, workflows],
		packages: 'any',
		seesEnvironment: true,
	},
	{
		name: 'step',
		files: /^functions\/[^/]+\//,
		mayImport: [domain, reading, documents, ports, mail, ledger, runtime, workflows],
		packages: 'any',
	},
	{ name: 'workflows', files: workflows, mayImport: [domain, workflows], packages: [zod] },
	{
		name: 'infra/local',
		files: local,
		mayImport: [local, infra, domain, items, workflows],
		packages: 'any',
		seesEnvironment: true,
		loadsBuiltFiles: true,
	},
	{
		// The command counts what the host leaves out; the templates themselves know nothing of a host.
		name: 'infra/synth',
		files: /^infra\/synth\.ts$/,
		mayImport: [infra, workflows, /^infra\/local\/assembly\/no-effect\.ts$/],
		packages: 'any',
		seesEnvironment: true,
	},
	{ name: 'infra', files: infra, mayImport: [infra, workflows], packages: 'any', seesEnvironment: true },
];

/** Steps also see the other files of their own folder. */
export const stepLayer = 'step';

/** Only these layers import these packages. The local host is the other side of the wire, not a user of the ports. */
export const adaptersOnly = { packages: /^@aws-sdk\//, layers: ['adapters', 'infra/local'] };

export interface ForbiddenWord {
	pattern: RegExp;
	what: string;
}

export const impureWords: readonly ForbiddenWord[] = [
	{ pattern: /\basync\b/, what: 'async' },
	{ pattern: /\bawait\b/, what: 'await' },
	{ pattern: /\bDate\s*\.\s*now\b/, what: 'the clock (Date.now)' },
	{ pattern: /\bnew\s+Date\b(?!\s*\(\s*[^)\s])/, what: 'the clock (new Date without a date)' },
	{ pattern: /(?<!new\s+|[.\w$])Date\s*\(/, what: 'the clock (Date())' },
	{ pattern: /\bperformance\s*\./, what: 'the clock (performance)' },
	{ pattern: /\bTemporal\s*\.\s*Now\b/, what: 'the clock (Temporal.Now)' },
	{ pattern: /\bMath\s*\.\s*random\b/, what: 'randomness (Math.random)' },
	{
		pattern: /\b(?:randomUUID|randomBytes|randomInt|randomFill|randomFillSync|getRandomValues)\b/,
		what: 'randomness (crypto)',
	},
	{ pattern: /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\b/, what: 'a timer' },
	{ pattern: /\bconsole\s*\./, what: 'the console' },
	{ pattern: /(?<!\.\s*)\bfetch\s*\(/, what: 'the network (fetch)' },
];

export const environmentWords: readonly ForbiddenWord[] = [
	{ pattern: /\bprocess\s*(?:\?\.|\.)\s*env\b/, what: 'process.env' },
	{ pattern: /\bprocess\s*(?:\?\.)?\s*\[/, what: 'process[…]' },
	{ pattern: /\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/, what: 'process.env' },
];
