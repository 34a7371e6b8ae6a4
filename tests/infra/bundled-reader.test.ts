// The reader's process out of the real bundle, as on Lambda: nothing of the project or its packages can be read there, only what was laid
// beside the module.
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { createGuardedOpen } from '../../functions/documents/guarded-open.ts';
import type { Run } from '../../functions/documents/guarded-process.ts';
import type { createGuardedReading } from '../../functions/read-report/guarded-reading.ts';
import { readReport } from '../../functions/reading/read-report.ts';
import { createBundle } from '../../infra/bundle.ts';
import { docOf } from '../unit/documents/doc-fixture.ts';
import { docxOf } from '../unit/documents/docx-fixture.ts';
import { pdfOf } from '../unit/documents/pdf-fixture.ts';
import { xlsx } from '../unit/documents/xlsx-fixture.ts';
import { wholeReport } from '../unit/reading/report-fixture.ts';

// Outside the project, as on Lambda: a package that was left out of the bundle is then not found.
const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'bundled-reader-'));
let guarded: { createGuardedOpen: typeof createGuardedOpen; createGuardedReading: typeof createGuardedReading };

// As in the function: both beside their programs.
const product = `export { createGuardedOpen } from './functions/documents/guarded-open.ts';
export { createGuardedReading } from './functions/read-report/guarded-reading.ts';`;

beforeAll(async () => {
	const { folder: bundle } = await createBundle({ out: path.join(folder, 'out') });
	const task = path.join(folder, 'task');
	cpSync(path.join(bundle, 'read-report'), task, { recursive: true });
	// The handler wants its environment and AWS; what it opens and reads files by stands in its place, beside the same children.
	const outfile = path.join(task, 'guarded.mjs');
	const stdin = { contents: product, resolveDir: path.resolve(import.meta.dirname, '../..'), loader: 'ts' } as const;
	await build({ stdin, outfile, bundle: true, format: 'esm', platform: 'node', target: 'node24' });
	guarded = await import(/* @vite-ignore */ pathToFileURL(outfile).href);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each<[string, Uint8Array]>([
	['pdf', pdfOf(['BAO CAO'])],
	['docx', docxOf(['BÁO CÁO'])],
	['doc', docOf(['BÁO CÁO'])],
	['xlsx', xlsx([{ rows: [['BÁO CÁO']] }])],
	['txt', Buffer.from('BÁO CÁO')],
])('reads a .%s', async (format, bytes) => {
	const runs: Run[] = [];
	const open = guarded.createGuardedOpen({ tell: (run) => runs.push(run) });
	await expect(open(bytes)).resolves.toMatchObject({ format });
	expect(runs).toMatchObject([{ ending: { kind: 'answered' } }]);
});

it('refuses as the readers do', async () => {
	const open = guarded.createGuardedOpen();
	await expect(open(docxOf(['BÁO CÁO']).subarray(0, 200))).rejects.toMatchObject({ code: 'damaged' });
});

it('reads the figures of what it opened', async () => {
	const bytes = Buffer.from(wholeReport.join('\n'));
	const document = await guarded.createGuardedOpen()(bytes);
	const documents = [{ document, sha256: '0'.repeat(64), bytes: bytes.length }];
	const reading = await guarded.createGuardedReading()(documents);
	expect(reading).toEqual(readReport(documents));
	expect(reading.figures.length).toBeGreaterThan(3);
});
