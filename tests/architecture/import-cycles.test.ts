// No file imports itself by way of others, and the check that says so can fail.
import { describe, expect, it } from 'vitest';
import { findCycle } from './import-cycles.ts';
import { productFolders, readSources } from './source-tree.ts';

const file = (path: string, ...targets: string[]) => ({
	path,
	source: targets.map((target) => `import { x } from '${target}';`).join('\n'),
});

describe('a ring of imports', () => {
	it('is not in the tree', () => {
		expect(findCycle(readSources([...productFolders, 'tests'])).join('\n')).toBe('');
	});

	it('is found between two files, with the way round', () => {
		const files = [file('functions/a.ts', './web/b.ts'), file('functions/web/b.ts', '../a.ts')];
		expect(findCycle(files)).toEqual([
			expect.stringContaining('functions/a.ts -> functions/web/b.ts -> functions/a.ts'),
		]);
	});

	it('is found behind files that lie on no ring, and by type imports', () => {
		const files = [
			file('a.ts', './b.ts'),
			file('b.ts', './c.ts'),
			file('c.ts', './d.ts'),
			{ path: 'd.ts', source: "import type { X } from './b.ts';" },
		];
		expect(findCycle(files)[0]).toContain('b.ts -> c.ts -> d.ts -> b.ts');
	});

	it('is found when a file imports itself', () => {
		expect(findCycle([file('a.ts', './a.ts')])[0]).toContain('a.ts -> a.ts');
	});

	it('is not seen where two ways lead to one file', () => {
		const files = [file('a.ts', './b.ts', './c.ts'), file('b.ts', './d.ts'), file('c.ts', './d.ts'), file('d.ts')];
		expect(findCycle(files)).toEqual([]);
	});
});
