// Files broken in hundreds of ways, by seeds, read in the process meant for it: each is read or refused in one line, none ends the process,
// and what they cost is printed.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { DocumentError } from '../../functions/documents/document-error.ts';
import { createGuardedOpen } from '../../functions/documents/guarded-open.ts';
import type { Run } from '../../functions/documents/guarded-process.ts';
import { mutate } from '../support/mutate-bytes.ts';
import { docOf } from '../unit/documents/doc-fixture.ts';
import { docxOf, zip } from '../unit/documents/docx-fixture.ts';
import { pdfOf } from '../unit/documents/pdf-fixture.ts';
import { sheetXml, xlsx } from '../unit/documents/xlsx-fixture.ts';

const script = new URL('../support/fuzzing-thread.ts', import.meta.url);
const lines: string[] = [];
afterAll(() => console.log(['sample | outcomes | read ms in all | peak MB', ...lines].join('\n')));

const said = ['BÁO CÁO', 'Kết quả khuyến công năm 2024', 'Kinh phí 281.300.000 đồng'];
const rows = [
	['TT', 'Nội dung', 'Kinh phí'],
	[1, 'Máy móc', 1250.5],
];
const table = `<w:tbl>${`<w:tr>${'<w:tc><w:p><w:r><w:t>1.250</w:t></w:r></w:p></w:tc>'.repeat(3)}</w:tr>`.repeat(3)}</w:tbl>`;
const stored = zip({
	'word/document.xml': `<w:document xmlns:w="w"><w:body>${table}</w:body></w:document>`,
});
const samples: readonly [string, Uint8Array][] = [
	['.docx', docxOf(said)],
	['.docx with a table', stored],
	['.xlsx', xlsx([{ rows, merges: ['A1:B1'] }])],
	['.xlsx of XML', xlsx([sheetXml({ rows, merges: ['A1:B1'], hiddenColumns: [3] })])],
	['.doc', docOf(said)],
	['.pdf', pdfOf(['BAO CAO', 'Kinh phi 281.300.000 dong'])],
	['.txt', Buffer.from(said.join('\n'))],
	['.txt in UTF-16', Buffer.from(`\ufeff${said.join('\n')}`, 'utf16le')],
];

async function fuzz(name: string, sample: Uint8Array, times: number): Promise<void> {
	let run: Run | undefined;
	const open = createGuardedOpen({
		script,
		limits: { readMs: 100_000 },
		tell: (one) => {
			run = one;
		},
	});
	const head = new Uint8Array(new Uint32Array([20_250_101, times]).buffer);
	const error = await open(Buffer.concat([head, sample])).catch((caught: unknown) => caught);
	const told = run?.ending.kind === 'answered' ? String(JSON.parse(run.ending.message.json)) : String(error);
	lines.push(`${name} | ${told} | ${Math.round(run?.readMs ?? 0)} | ${Math.round(run?.peakMegabytes ?? 0)}`);
	expect(told).toMatch(/^\{.*"slowestMs":\d+\}$/);
	const { slowestMs, ...counts } = JSON.parse(told) as Record<string, number>;
	expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(times);
	expect(slowestMs).toBeLessThan(15_000);
}

describe('a file broken in 250 ways', () => {
	it.each(samples)('%s ends well each time', { timeout: 120_000 }, (name, sample) => fuzz(name, sample, 250));

	it('ends well in a process of its own too', { timeout: 120_000 }, async () => {
		const open = createGuardedOpen();
		for (const [n, [, sample]] of samples.entries()) {
			const outcome = await open(mutate(sample, 77 + n)).catch((error: unknown) => error);
			if (!(outcome instanceof DocumentError)) expect(outcome).toMatchObject({ blocks: expect.anything() });
			else expect(outcome.code).not.toBe('reader-failed');
		}
	});
});

const formats = new URL('../../../shared/corpus/formats/', import.meta.url);
describe.skipIf(!existsSync(formats))('a file of ../shared broken in 25 ways', () => {
	it.each(['ba-to.docx', 'ba-to.doc', 'ba-to.pdf', 'table.xlsx', 'wordlike.docx'])(
		'%s ends well each time',
		{ timeout: 120_000 },
		(name) => fuzz(name, readFileSync(new URL(name, formats)), 25),
	);
});
