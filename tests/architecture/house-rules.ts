// How files are written, as data: each rule says where it holds, who is excepted and why, and how a fault is found.
// Invariant: a fault names file and line and says how to mend it; an exception that nobody needs any more is a fault too.
import type { SourceFile } from './check-direction.ts';
import { environmentWords } from './direction-rules.ts';
import { lineAt, maskSource } from './mask-source.ts';

export interface HouseRule {
	name: string;
	/** What to do about a fault. */
	mend: string;
	holdsIn: RegExp;
	/** Path to reason. */
	except?: Readonly<Record<string, string>>;
	/** Offsets of the faults in the source; `code` is the source without comments, strings and expressions. */
	find(source: string, code: string, path: string): number[];
}

const anywhere = /^(functions|infra|workflows|tests)\//;
const product = /^(functions|infra|workflows)\//;
const handlers = /^functions\/[^/]+\/handler\.tsx?$/;

const occurrences =
	(pattern: RegExp): HouseRule['find'] =>
	(_, code) =>
		[...code.matchAll(new RegExp(pattern, 'g'))].map(({ index }) => index);

const imports = /^import\b[^;]*;/gm;
const exportLists = /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})[^;]*;/gm;

/** Where a class's body ends: braces of strings are blanked in the code. */
function endOfBody(code: string, opens: number): number {
	let depth = 0;
	for (let at = opens; at < code.length; at += 1) {
		if (code[at] === '{') depth += 1;
		if (code[at] === '}') depth -= 1;
		if (depth === 0) return at;
	}
	return code.length;
}

const errorClass = /\bclass\s+\w+\s+extends\s+\w*(?:Error|Problem|Fault)\b[^{]*\{/g;
const literalName = /\n\toverride readonly name = '[A-Za-z]\w*';/;

export const longestFile = 250;
export const longestHandler = 15;

export const houseRules: readonly HouseRule[] = [
	{
		name: 'opening comment',
		mend: 'open the file with a comment: what it owns and the invariant it keeps',
		holdsIn: anywhere,
		find: (source) => (/^\/[/*]+[^\S\n]*[^\s/*]/.test(source) ? [] : [0]),
	},
	{
		name: 'file length',
		mend: `split the file by what its parts own; ${longestFile} lines are the most`,
		holdsIn: product,
		except: {
			'functions/web/text.vi.ts': 'data: the wording of the site in Vietnamese',
			'functions/web/text.en.ts': 'data: the wording of the site in English',
		},
		find: (source) => (source.trimEnd().split('\n').length > longestFile ? [source.length - 1] : []),
	},
	{
		name: 'named exports',
		mend: 'export by name, so that a thing is called the same everywhere',
		holdsIn: anywhere,
		find: occurrences(/\bexport\s+default\b|\bas\s+default\b|\bmodule\s*\.\s*exports\b/),
	},
	{
		name: 'no barrels',
		mend: 'import from the file that owns it',
		holdsIn: anywhere,
		find: (_, code, path) => {
			if (/\/index\.[jt]sx?$/.test(path)) return [0];
			const passedOn = [...code.matchAll(/^export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s*(?:as\s+\w+\s*)?(?:from)\b/gm)];
			const own = code.replace(imports, '').replace(exportLists, '').trim();
			if (passedOn.length === 0 && own === '' && exportLists.test(code)) return [code.search(exportLists)];
			return passedOn.map(({ index }) => index);
		},
	},
	{
		name: 'no module mocks',
		mend: 'pass the dependency as an argument and give the test a fake that behaves',
		holdsIn: anywhere,
		find: occurrences(/\b(?:vi|vitest|jest)\s*\.\s*(?:mock|hoisted|doMock|unmock|doUnmock|importMock)\b/),
	},
	{
		name: 'handler size',
		mend: `a handler only wires: at most ${longestHandler} lines below its imports; move the rest beside it`,
		holdsIn: handlers,
		find: (_, code) => {
			const body = code.replace(imports, '').split('\n');
			return body.filter((line) => line.trim() !== '').length > longestHandler ? [code.length - 1] : [];
		},
	},
	{
		name: 'no decision in a handler',
		mend: 'decide in the step, where a test can see it',
		holdsIn: handlers,
		find: occurrences(/\b(?:if|switch|for|while|try|catch)\b|\s\?\s/),
	},
	{
		name: 'environment at the roots',
		mend: 'read the environment where the parts are put together and pass values on',
		holdsIn: product,
		except: {
			'functions/reading/cli.ts': 'a command of its own',
			'infra/app.ts': 'which stage is synthesised',
			'infra/local/main.ts': 'the command that starts the host',
			'infra/local/token.ts': 'a command of its own',
			'infra/local/reconcile.ts': 'a command of its own',
			'infra/local/storage.ts': 'another DynamoDB instead of the own one',
			'infra/local/assembly/synthesise.ts': 'hands its environment to the synthesis it starts',
			'infra/local/lambda/bootstrap.ts': 'runs inside a function, whose context comes from there',
			'infra/local/lambda/function-environment.ts': 'builds the environment of functions',
		},
		find: (_, code, path) =>
			handlers.test(path)
				? []
				: environmentWords.flatMap(({ pattern }) =>
						[...code.matchAll(new RegExp(pattern, 'g'))].map(({ index }) => index),
					),
	},
	{
		name: 'nothing swallowed',
		mend: 'handle the error, hand it on, or say in the handler what takes its place',
		holdsIn: product,
		except: {
			'infra/local/step-functions/work.ts': 'only waits for work to end; who asked for it gets its error',
		},
		find: occurrences(/\bcatch\s*(?:\([^)]*\)\s*)?\{\s*\}|\.catch\(\s*\(\w*\)\s*=>\s*(?:undefined|null|\{\s*\})\s*\)/),
	},
	{
		name: 'no silenced compiler',
		mend: 'give the value its type',
		holdsIn: product,
		find: (source) => [...source.matchAll(/@ts-(?:ignore|expect-error|nocheck)\b/g)].map(({ index }) => index),
	},
	{
		name: 'telling file names',
		mend: 'name the file in kebab-case for what it owns',
		holdsIn: anywhere,
		find: (_source, _code, path) => {
			const name = path.slice(path.lastIndexOf('/') + 1);
			const telling = /^[a-z0-9]+(?:[-.][a-z0-9]+)*\.tsx?$/.test(name);
			return telling && !/(?:^|-)(?:utils?|helpers?|misc|common|shared)\./.test(name) ? [] : [0];
		},
	},
	{
		name: 'literal error names',
		mend: "give the class `override readonly name = '…'`: a minifier renames classes, and retries go by name",
		holdsIn: product,
		except: {
			'infra/local/step-functions/errors.ts': 'carries the names AWS gives, one class for all of them',
		},
		find: (source, code) =>
			[...code.matchAll(errorClass)]
				.filter(({ 0: head, index }) => {
					const opens = index + head.length - 1;
					return !literalName.test(source.slice(opens, endOfBody(code, opens)));
				})
				.map(({ index }) => index),
	},
];

export function checkHouse(file: SourceFile, rules = houseRules): string[] {
	const code = maskSource(file.source);
	return rules
		.filter(({ holdsIn }) => holdsIn.test(file.path))
		.flatMap(({ name, mend, except, find }) => {
			const found = find(file.source, code, file.path);
			const excepted = except?.[file.path] !== undefined;
			if (excepted && found.length === 0)
				return [
					`${file.path}:1 ${name}: needs its exception no longer; strike it from tests/architecture/house-rules.ts`,
				];
			return excepted ? [] : found.map((at) => `${file.path}:${lineAt(file.source, at)} ${name}: ${mend}`);
		});
}
