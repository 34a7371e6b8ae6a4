// The direction of imports over the whole tree, (check-direction.test.ts proves that the check can fail).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkDirection, layerOf } from './check-direction.ts';
import { maskSource } from './mask-source.ts';
import { scanImports } from './scan-imports.ts';

const root = new URL('../../', import.meta.url);

const sourceFiles = ['functions', 'infra', 'workflows']
	.filter((folder) => existsSync(new URL(folder, root)))
	.flatMap((folder) =>
		readdirSync(fileURLToPath(new URL(folder, root)), { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.[cm]?[jt]sx?$/.test(name))
			.map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
	)
	.sort();

const check = (path: string, source: string) => checkDirection({ path, source });

describe('the tree', () => {
	it('keeps the direction of direction-rules.ts', () => {
		const faults = sourceFiles.flatMap((path) => check(path, readFileSync(new URL(path, root), 'utf8')));
		expect(faults.join('\n')).toBe('');
	});

	it('is seen: the check does not pass because it found no files', () => {
		expect(sourceFiles).toContain('functions/domain/reading.ts');
		const imports = sourceFiles.map((path) => scanImports(readFileSync(new URL(path, root), 'utf8')).length);
		expect(imports.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10);
	});
});

describe('the mask', () => {
	it('keeps length and lines', () => {
		for (const path of sourceFiles) {
			const source = readFileSync(new URL(path, root), 'utf8');
			const masked = maskSource(source);
			expect([masked.length, masked.split('\n').length]).toEqual([source.length, source.split('\n').length]);
		}
	});

	it('puts every source file into one layer', () => {
		expect(sourceFiles.filter((path) => !layerOf(path))).toEqual([]);
	});
});
