// Every port has a contract that every adapter of it runs: a port or an adapter without one is a fault.
import { describe, expect, it } from 'vitest';
import { scanImports } from './scan-imports.ts';
import { readSources } from './source-tree.ts';

const contracts = readSources(['tests/contract']);

/** Files of a folder that no contract imports. */
function unseen(folder: string, files: readonly string[], suites = contracts): string[] {
	const seen = new Set(suites.flatMap(({ source }) => scanImports(source).map(({ specifier }) => specifier)));
	return files
		.filter((path) => ![...seen].some((specifier) => specifier?.endsWith(`/${path}`)))
		.map((path) => folder + path);
}

const within = (folder: string) => readSources([folder]).map(({ path }) => path.replace(/^functions\//, ''));

describe('the contracts', () => {
	it('run every adapter', () => {
		const adapters = within('functions/adapters');
		expect(adapters.length).toBeGreaterThan(5);
		expect(unseen('functions/', adapters)).toEqual([]);
	});

	it('miss an adapter that nobody put under one', () => {
		expect(unseen('functions/', ['adapters/new-queue.ts'])).toEqual(['functions/adapters/new-queue.ts']);
	});

	it('hold every port: what an adapter implements is what a suite takes', () => {
		// Clock and ids have no suite file; their shapes are tested where the adapters are made.
		const ports = within('functions/ports').filter((path) => path !== 'ports/clock.ts');
		expect(
			unseen(
				'functions/',
				ports,
				contracts.filter(({ path }) => path.endsWith('-contract.ts')),
			),
		).toEqual([]);
	});
});
