// Hostile files through the process that reads them: every one is read or refused in one clear line, in 15 s and 1.3 GB, and what each cost
// is printed. The 200 MB file is met by the command, as a person would hand it over.
import { execFile } from 'node:child_process';
import {
	closeSync,
	existsSync,
	ftruncateSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Document } from '../../functions/documents/document.ts';
import { DocumentError } from '../../functions/documents/document-error.ts';
import { createGuardedOpen } from '../../functions/documents/guarded-open.ts';
import type { Run } from '../../functions/documents/guarded-process.ts';
import { zip } from '../unit/documents/docx-fixture.ts';

const limitMs = 15_000;
const limitMegabytes = 1300;
const lines: string[] = [];
afterAll(() => console.log(['file | outcome | start ms | read ms | peak MB of the reader', ...lines].join('\n')));

type Outcome = Document | DocumentError;

async function openHostile(name: string, bytes: Uint8Array): Promise<Outcome> {
	let run: Run | null = null;
	const open = createGuardedOpen({
		tell: (one) => {
			run = one;
		},
	});
	const outcome = await open(bytes, name).catch((error: unknown) => {
		if (error instanceof DocumentError) return error;
		throw error;
	});
	const { startMs, readMs, peakMegabytes } = run ?? { startMs: 0, readMs: 0, peakMegabytes: 0 };
	const said = outcome instanceof DocumentError ? outcome.code : `read: ${outcome.blocks.length} blocks`;
	lines.push([name, said, Math.round(startMs), Math.round(readMs), Math.round(peakMegabytes)].join(' | '));
	expect(readMs).toBeLessThan(limitMs);
	expect(peakMegabytes + process.memoryUsage.rss() / 2 ** 20).toBeLessThan(limitMegabytes);
	if (outcome instanceof DocumentError) {
		expect(outcome.vi).toMatch(/^[^\n]{20,250}$/);
		expect(outcome.en).toMatch(/^[^\n]{20,250}$/);
	} else expect(outcome.blocks.length).toBeGreaterThan(0);
	return outcome;
}

const folder = new URL('../../../shared/corpus/formats/hostile/', import.meta.url);
const files = existsSync(folder) ? readdirSync(folder) : [];

describe.skipIf(files.length === 0)('hostile files of ../shared', () => {
	it.each(files)('%s ends well', { timeout: 60_000 }, async (name) => {
		await openHostile(name, readFileSync(new URL(name, folder)));
	});
});

/** Small in the file, large in what it asks for. */
function pdfOfPages(
	count: number,
	content = 'BT /F1 12 Tf 50 700 Td (Kinh phi 1.000 dong) Tj ET',
	filter = '',
): Buffer {
	const stream = filter ? content : Buffer.from(content).toString('latin1');
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Count ${count} /Kids [${Array.from({ length: count }, (_, i) => `${i + 5} 0 R`).join(' ')}] >>`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
		`<< /Length ${stream.length} ${filter}>>\nstream\n${stream}\nendstream`,
		...Array.from(
			{ length: count },
			() =>
				'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>',
		),
	];
	let body = '%PDF-1.4\n';
	const offsets: number[] = [];
	for (const [i, object] of objects.entries()) {
		offsets.push(body.length);
		body += `${i + 1} 0 obj\n${object}\nendobj\n`;
	}
	const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
	const trailer = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF`;
	return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}

const deflated = (text: string): [string, string] => [deflateSync(text).toString('latin1'), '/Filter /FlateDecode '];
const row = (n: number): string => `<w:tr>${`<w:tc><w:p><w:r><w:t>${n}</w:t></w:r></w:p></w:tc>`.repeat(20)}</w:tr>`;
const body = (xml: string): Buffer =>
	Buffer.from(zip({ 'word/document.xml': `<w:document xmlns:w="w"><w:body>${xml}</w:body></w:document>` }));

const own: readonly [string, () => Uint8Array][] = [
	['10,000 pages.pdf', () => pdfOfPages(10_000)],
	[
		'500 full pages.pdf',
		() => pdfOfPages(500, ...deflated(`BT /F1 4 Tf 4 TL 20 820 Td ${'(1.234.567 dong) Tj T* '.repeat(190)} ET`)),
	],
	['a drawing without end.pdf', () => pdfOfPages(40, ...deflated('10 10 m 500 500 l S '.repeat(200_000)))],
	['operators without end.pdf', () => pdfOfPages(3, ...deflated('q '.repeat(8_000_000)))],
	['text without end.pdf', () => pdfOfPages(1, ...deflated(`BT /F1 9 Tf ${'(1234567890) Tj '.repeat(2_000_000)} ET`))],
	['a table of 30 MB.docx', () => body(`<w:tbl>${Array.from({ length: 20_000 }, (_, i) => row(i)).join('')}</w:tbl>`)],
	['one paragraph of 30 MB.docx', () => body(`<w:p>${'<w:r><w:t>chữ 1.234 đồng </w:t></w:r>'.repeat(700_000)}</w:p>`)],
	[
		'nested tables.docx',
		() => body(`${'<w:tbl><w:tr><w:tc>'.repeat(160)}<w:p/>${'</w:tc></w:tr></w:tbl>'.repeat(160)}`),
	],
	['49 MB of one letter.txt', () => Buffer.alloc(49 * 1024 * 1024, 'a')],
	['9 MB without a line end.txt', () => Buffer.from('Kinh phí 1.234.567 đồng, '.repeat(330_000))],
	['9 MB of line ends.txt', () => Buffer.alloc(9 * 1024 * 1024, '\n')],
	['9 MB of numbers.txt', () => Buffer.from('1.000.000 2.000.000\n'.repeat(470_000))],
	[
		'a compound file of FF.doc',
		() => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(5_000_000, 0xff)]),
	],
	['a compound file of 0.doc', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(5_000_000)])],
	['49 MB of a zip.docx', () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(49_000_000, 'PK\x05\x06')])],
];

describe('hostile files made here', () => {
	it.each(own)('%s ends well', { timeout: 60_000 }, async (name, make) => {
		await openHostile(name, make());
	});

	it('of 200 MB is refused by the command without being read', async () => {
		const place = mkdtempSync(join(tmpdir(), 'large-file-'));
		try {
			const path = join(place, 'lon.pdf');
			const file = openSync(path, 'w');
			ftruncateSync(file, 200 * 1024 * 1024);
			closeSync(file);
			const cli = fileURLToPath(new URL('../../functions/reading/cli.ts', import.meta.url));
			const began = performance.now();
			const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
				execFile(process.execPath, [cli, path], (error, _, text) => resolve({ code: error?.code, stderr: text }));
			});
			lines.push(`200 MB, by the command | exit ${code} | - | ${Math.round(performance.now() - began)} in all | -`);
			expect(code).toBe(1);
			expect(stderr).toMatch(/^[^\n]*lon\.pdf: tệp quá lớn \(200 MB, tối đa 50 MB\)[^\n]*\n$/);
		} finally {
			rmSync(place, { recursive: true, force: true });
		}
	});
});
