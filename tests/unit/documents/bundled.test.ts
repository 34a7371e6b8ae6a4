// The readers inside one bundle, as on Lambda: the wasm stands beside it and nothing else of the package is there.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { docOf } from './doc-fixture.ts';
import { docxOf } from './docx-fixture.ts';
import { pdfOf } from './pdf-fixture.ts';
import { xlsx } from './xlsx-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'bundled-reader-'));
const outfile = join(folder, 'open-document.mjs');
let bundle: typeof import('../../../functions/documents/open-document.ts');

beforeAll(async () => {
	const entry = fileURLToPath(new URL('../../../functions/documents/open-document.ts', import.meta.url));
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
	bundle = await import(/* @vite-ignore */ pathToFileURL(outfile).href);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('reads a PDF from a bundle with pdfium.wasm beside it', async () => {
	await expect(bundle.openDocument(pdfOf(['BAO CAO']))).resolves.toMatchObject({
		format: 'pdf',
		blocks: [{ text: 'BAO CAO' }],
	});
});

it('reads Word files old and new, workbooks and text from the same bundle', async () => {
	const said = { blocks: [{ text: 'BÁO CÁO' }] };
	await expect(bundle.openDocument(docxOf(['BÁO CÁO']))).resolves.toMatchObject({ format: 'docx', ...said });
	await expect(bundle.openDocument(docOf(['BÁO CÁO']))).resolves.toMatchObject({ format: 'doc', ...said });
	await expect(bundle.openDocument(xlsx([{ rows: [['BÁO CÁO']] }]))).resolves.toMatchObject({ format: 'xlsx' });
	await expect(bundle.openDocument(Buffer.from('BÁO CÁO'))).resolves.toMatchObject({ format: 'txt', ...said });
});
