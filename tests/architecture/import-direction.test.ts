// The direction of imports over the whole tree, (check-direction.test.ts proves that the check can fail).
import { describe, expect, it } from 'vitest';
import { checkDirection, layerOf } from './check-direction.ts';
import { maskSource } from './mask-source.ts';
import { scanImports } from './scan-imports.ts';
import { productFolders, readSources } from './source-tree.ts';

const sources = readSources(productFolders);
const sourceFiles = sources.map(({ path }) => path);

describe('the tree', () => {
	it('keeps the direction of direction-rules.ts', () => {
		expect(sources.flatMap(checkDirection).join('\n')).toBe('');
	});

	it('is seen: the check does not pass because it found no files', () => {
		expect(sourceFiles).toContain('functions/domain/reading.ts');
		const imports = sources.map(({ source }) => scanImports(source).length);
		expect(imports.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10);
	});
});

describe('the mask', () => {
	it('keeps length and lines', () => {
		for (const { source } of sources) {
			const masked = maskSource(source);
			expect([masked.length, masked.split('\n').length]).toEqual([source.length, source.split('\n').length]);
		}
	});

	it('puts every source file into one layer', () => {
		expect(sourceFiles.filter((path) => !layerOf(path))).toEqual([]);
	});
});
