// The readers inside one bundle, as on Lambda: the wasm stands beside it and nothing else of the package is there.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, expect, it } from 'vitest';
import { pdfOf } from './pdf-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'bundled-reader-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('reads a PDF from a bundle with pdfium.wasm beside it', async () => {
	const entry = fileURLToPath(new URL('../../../functions/documents/open-document.ts', import.meta.url));
	const outfile = join(folder, 'open-document.mjs');
	await build({
		entryPoints: [entry],
		outfile,
		bundle: true,
		format: 'esm',
		platform: 'node',
		target: 'node24',
		banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
	});
	copyFileSync(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')), join(folder, 'pdfium.wasm'));
	writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
	const bundle: typeof import('../../../functions/documents/open-document.ts') = await import(
		/* @vite-ignore */ pathToFileURL(outfile).href
	);
	await expect(bundle.openDocument(pdfOf(['BAO CAO']))).resolves.toMatchObject({
		format: 'pdf',
		blocks: [{ text: 'BAO CAO' }],
	});
});
