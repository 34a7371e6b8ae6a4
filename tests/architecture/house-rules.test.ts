// The tree keeps the rules of the house, and every rule can fail: each has planted violations, and neighbours that only look like one.
import { describe, expect, it } from 'vitest';
import { checkHouse, houseRules, longestFile, longestHandler } from './house-rules.ts';
import { productFolders, readSources } from './source-tree.ts';

const head = '// What it owns.\n';
const lines = (count: number, line = 'work();') => `${line}\n`.repeat(count);

const violations: [rule: string, what: string, path: string, source: string, line: number][] = [
	['opening comment', 'code first', 'functions/domain/a.ts', 'export const a = 1;', 1],
	['opening comment', 'an empty comment', 'tests/unit/a.ts', '//\nexport const a = 1;', 1],
	['file length', 'one line too many', 'functions/domain/a.ts', head + lines(longestFile), longestFile + 1],
	['named exports', 'a default export', 'infra/a.ts', `${head}export default 1;`, 2],
	[
		'named exports',
		'a default under another name',
		'functions/domain/a.ts',
		`${head}const a = 1;\nexport { a as default };`,
		3,
	],
	['no barrels', 'a star', 'functions/domain/a.ts', `${head}export * from './b.ts';`, 2],
	['no barrels', 'names passed on', 'functions/domain/a.ts', `${head}const c = 1;\nexport { b } from './b.ts';`, 3],
	['no barrels', 'types passed on', 'functions/domain/a.ts', `${head}export type { B } from './b.ts';`, 2],
	[
		'no barrels',
		'imported, then exported',
		'functions/domain/a.ts',
		`${head}import { b } from './b.ts';\nexport { b };`,
		3,
	],
	['no barrels', 'the name of a barrel', 'functions/domain/index.ts', `${head}export const a = 1;`, 1],
	['no module mocks', 'vi.mock', 'tests/unit/a.test.ts', `${head}vi.mock('./b.ts');`, 2],
	['no module mocks', 'vi.hoisted', 'tests/unit/a.test.ts', `${head}const b = vi\n\t.hoisted(() => 1);`, 2],
	['handler size', 'one line too many', 'functions/a/handler.ts', head + lines(longestHandler + 1), longestHandler + 2],
	['no decision in a handler', 'an if', 'functions/a/handler.ts', `${head}if (a) work();`, 2],
	['no decision in a handler', 'a choice in an expression', 'functions/a/handler.ts', `${head}const a = b ? c : d;`, 2],
	['environment at the roots', 'process.env in the host', 'infra/local/s3/a.ts', `${head}const a = process.env.A;`, 2],
	['environment at the roots', 'taken apart', 'functions/runtime/a.ts', `${head}const { env } = process;`, 2],
	['nothing swallowed', 'an empty catch', 'infra/a.ts', `${head}try {\n\twork();\n} catch {\n\t// never mind\n}`, 4],
	['nothing swallowed', 'a deaf catch', 'functions/a/a.ts', `${head}await work().catch(() => undefined);`, 2],
	['no silenced compiler', 'an ignored line', 'functions/a/a.ts', `${head}// @ts-expect-error\nwork(1);`, 2],
	['telling file names', 'a drawer', 'functions/web/utils.ts', head, 1],
	['telling file names', 'another drawer', 'tests/support/test-helpers.ts', head, 1],
	['telling file names', 'another case', 'functions/web/readReport.ts', head, 1],
	['literal error names', 'no name', 'functions/ports/a.ts', `${head}export class AError extends Error {}`, 2],
	[
		'literal error names',
		'a name from the class',
		'functions/ports/a.ts',
		`${head}class AError extends Error {\n\toverride readonly name = AError.name;\n}`,
		2,
	],
	[
		'literal error names',
		'a neighbour that has one',
		'functions/ports/a.ts',
		`${head}class AError extends Error {}\nclass BError extends AError {\n\toverride readonly name = 'BError';\n}`,
		2,
	],
];

describe('a planted violation is named with file and line', () => {
	it.each(violations)('%s: %s', (rule, _, path, source, line) => {
		const found = checkHouse({ path, source });
		expect(found).toHaveLength(1);
		expect(found[0]).toMatch(`${path}:${line} ${rule}: `);
	});

	it('for every rule', () => {
		expect(new Set(violations.map(([rule]) => rule))).toEqual(new Set(houseRules.map(({ name }) => name)));
	});

	it('and so is an exception that nobody needs', () => {
		const found = checkHouse({ path: 'functions/web/text.vi.ts', source: head });
		expect(found).toEqual([expect.stringContaining('needs its exception no longer')]);
	});
});

describe('what is allowed passes', () => {
	it.each<[string, string, string]>([
		['a file of full length', 'functions/domain/a.ts', head + lines(longestFile - 1)],
		['a long test', 'tests/unit/a.test.ts', head + lines(longestFile * 2)],
		['a list of own exports', 'functions/domain/a.ts', `${head}const a = 1;\nexport { a };`],
		['words in text', 'tests/a.ts', `${head}const a = "vi.mock('x'); export default 1;";`],
		[
			'a handler with many imports',
			'functions/a/handler.ts',
			head + lines(40, "import { a } from './a.ts';") + lines(15),
		],
		['a handler that reads its settings', 'functions/a/handler.ts', `${head}const a = readConfig(process.env, 'A');`],
		[
			'an error with a constructor',
			'functions/ports/a.ts',
			`${head}class AError extends Error {\n\toverride readonly name = 'AError';\n\tconstructor() {\n\t\tsuper('{');\n\t}\n}`,
		],
	])('%s', (_, path, source) => {
		expect(checkHouse({ path, source })).toEqual([]);
	});
});

describe('the tree', () => {
	const sources = readSources([...productFolders, 'tests']);

	it('keeps every rule', () => {
		expect(sources.flatMap((file) => checkHouse(file)).join('\n')).toBe('');
	});

	it('has every file that an exception names', () => {
		const paths = new Set(sources.map(({ path }) => path));
		expect(houseRules.flatMap(({ except = {} }) => Object.keys(except)).filter((path) => !paths.has(path))).toEqual([]);
	});
});
