// The bundle: one self-contained module per function, the same bytes wherever it is written, and clear words when a handler is missing.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, createBundle } from '../../infra/bundle.ts';
import { assets } from '../../infra/bundle-assets.ts';
import { functionNames } from '../../infra/constructs/function-list.ts';
import { createWorkFolder, writeFakeHandlers } from './synthesise.ts';

const special = {
	'read-report': "import { init } from '@embedpdf/pdfium';\nexport const handler = async () => typeof init;\n",
	'plan-route': [
		"import data from './units.json';",
		'export async function handler() { return [data.unit, planRoute.name]; }',
		'function planRoute() {}',
	].join('\n'),
	'receive-upload': [
		"import { DynamoDBClient } from '@aws-sdk/client-dynamodb';",
		"export const handler = async () => new DynamoDBClient({ region: 'eu-west-1' }).config.serviceId;",
	].join('\n'),
};

const { folder, remove } = createWorkFolder();
let entries: string;
let bundle: Bundle;
beforeAll(async () => {
	entries = writeFakeHandlers(folder, special);
	writeFileSync(path.join(entries, 'plan-route/units.json'), '{"unit":"Ba Tơ"}');
	bundle = await createBundle({ entries, out: path.join(folder, 'out') });
});
afterAll(remove);

/** Runs the module as Lambda would: plain Node, no test runner in between. */
function call(name: string): unknown {
	const module = JSON.stringify(pathToFileURL(path.join(bundle.folder, name, 'index.mjs')).href);
	const script = `const { handler } = await import(${module}); console.log(JSON.stringify(await handler()));`;
	return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
}

function contentsOf(root: string): Map<string, string> {
	const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return new Map(
		files.map((file) => {
			const full = path.join(file.parentPath, file.name);
			return [path.relative(root, full), readFileSync(full, 'base64')];
		}),
	);
}

it('writes one folder per function with a module and its source map', () => {
	expect(readdirSync(bundle.folder).sort()).toEqual([...functionNames].sort());
	for (const name of functionNames)
		expect(readdirSync(path.join(bundle.folder, name))).toEqual(expect.arrayContaining(['index.mjs', 'index.mjs.map']));
});

it('makes modules that run, with names kept and JSON inside', () => {
	expect(call('await-scan')).toBe('await-scan');
	expect(call('plan-route')).toEqual(['Ba Tơ', 'planRoute']);
});

it('carries the AWS SDK inside', () => {
	expect(call('receive-upload')).toBe('DynamoDB');
	expect(readFileSync(path.join(bundle.folder, 'receive-upload/index.mjs'), 'utf8')).not.toMatch(
		/^import .* from ["']@aws-sdk/m,
	);
});

it('lays pdfium.wasm beside the function that reads PDF, and beside no other', () => {
	const holders = functionNames.filter((name) => existsSync(path.join(bundle.folder, name, 'pdfium.wasm')));
	expect(holders).toEqual(['read-report']);
});

it('lays the recogniser of scanned pages and its Vietnamese model beside the function that reads, and beside no other', async () => {
	const own = await createBundle({ out: path.join(folder, 'own') });
	for (const { name: asset } of assets) {
		const holders = functionNames.filter((name) => existsSync(path.join(own.folder, name, asset)));
		expect(holders, asset).toEqual(['read-report']);
	}
	const files = readdirSync(path.join(own.folder, 'read-report'));
	expect(files).toEqual(expect.arrayContaining(['guarded-child.mjs', 'ocr-thread.mjs']));
	const megabytes =
		files.reduce((sum, file) => sum + statSync(path.join(own.folder, 'read-report', file)).size, 0) / 2 ** 20;
	// Lambda takes 250 MB unzipped; this grows by accident only.
	expect(megabytes).toBeLessThan(25);
});

it('maps back to sources named from the project, not from where the bundle lies', () => {
	const map = JSON.parse(readFileSync(path.join(bundle.folder, 'await-scan/index.mjs.map'), 'utf8'));
	expect(map.sources).toEqual([expect.stringMatching(/^\.build\/infra-test-\w+\/entries\/await-scan\/handler\.ts$/)]);
});

it('gives the same bytes in another folder, at another depth', async () => {
	const again = await createBundle({ entries, out: path.join(folder, 'somewhere/else/out') });
	expect(contentsOf(again.folder)).toEqual(contentsOf(bundle.folder));
});

it('forgets what an earlier bundle left in a function folder', async () => {
	const out = path.join(folder, 'used');
	mkdirSync(path.join(out, 'web'), { recursive: true });
	writeFileSync(path.join(out, 'web/old.mjs'), '');
	await createBundle({ entries, out });
	expect(readdirSync(path.join(out, 'web')).sort()).toEqual(['index.mjs', 'index.mjs.map']);
});

describe('a wrong set of handlers', () => {
	it('is refused with the names of the missing ones', async () => {
		const some = writeFakeHandlers(path.join(folder, 'missing'));
		for (const name of ['web', 'plan-route']) rmSync(path.join(some, name), { recursive: true });
		await expect(createBundle({ entries: some, out: path.join(folder, 'never') })).rejects.toThrow(
			/for: web, plan-route\. Write it/,
		);
	});

	it('is refused when one is not in the list and so would never run', async () => {
		const more = writeFakeHandlers(path.join(folder, 'more'));
		mkdirSync(path.join(more, 'stray'));
		writeFileSync(path.join(more, 'stray/handler.ts'), '');
		await expect(createBundle({ entries: more, out: path.join(folder, 'never') })).rejects.toThrow(/deployed: stray\./);
	});

	it('leaves nothing written', () => {
		expect(existsSync(path.join(folder, 'never'))).toBe(false);
	});
});
