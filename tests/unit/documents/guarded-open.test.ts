// Opening a file in a process of its own: what comes through, and what becomes of a process that hangs, swells, dies or talks nonsense.
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { DocumentError } from '../../../functions/documents/document-error.ts';
import { maxFileBytes } from '../../../functions/documents/file-limits.ts';
import { createGuardedOpen, describeRun, ReaderStartError } from '../../../functions/documents/guarded-open.ts';
import type { Run } from '../../../functions/documents/guarded-process.ts';
import { openDocument } from '../../../functions/documents/open-document.ts';
import { docOf } from './doc-fixture.ts';
import { docxOf } from './docx-fixture.ts';
import { pdfOf } from './pdf-fixture.ts';
import { xlsx } from './xlsx-fixture.ts';

const runs: Run[] = [];
const tell = (run: Run): void => void runs.push(run);
afterEach(() => runs.splice(0));

const guarded = createGuardedOpen({ tell });
const words = ['BÁO CÁO', 'Kinh phí 281.300.000 đồng'];
const refusal = async (opening: Promise<unknown>): Promise<DocumentError> => {
	const error = await opening.catch((caught: unknown) => caught);
	expect(error).toBeInstanceOf(DocumentError);
	return error as DocumentError;
};

describe('a file that can be read', () => {
	it.each<[string, Uint8Array]>([
		['docx', docxOf(words)],
		['doc', docOf(words)],
		['pdf', pdfOf(['BAO CAO', 'Kinh phi 281.300.000 dong'])],
		['xlsx', xlsx([{ rows: [words, [1, 1250.5]], merges: ['A1:B1'] }])],
		['txt', Buffer.from(words.join('\n'))],
	])('.%s comes through as it is', async (format, bytes) => {
		const document = await guarded(bytes);
		expect(document).toEqual(await openDocument(bytes));
		expect(document.format).toBe(format);
		expect(describeRun(runs[0] as Run)).toMatchObject({ ending: 'document', readMs: expect.any(Number) });
	});

	const formats = new URL('../../../../shared/corpus/formats/', import.meta.url);
	describe.skipIf(!existsSync(formats))('of ../shared', () => {
		it.each(['ba-to.docx', 'ba-to-mixfont.pdf', 'ba-to.doc', 'binh-dinh.pdf', 'table.xlsx', 'wordlike.docx'])(
			'%s comes through as it is',
			async (name) => {
				const bytes = readFileSync(new URL(name, formats));
				expect(await guarded(bytes)).toEqual(await openDocument(bytes));
			},
		);
	});
});

describe('a file that is refused', () => {
	it.each<[string, Uint8Array]>([
		['damaged', docxOf(words).subarray(0, 300)],
		['no-text', pdfOf([])],
		['empty', new Uint8Array(20)],
		['unsupported', Buffer.from('{\\rtf1 x}')],
	])('as %s is refused in the same words', async (code, bytes) => {
		const [{ vi, en }, direct] = [await refusal(guarded(bytes)), await refusal(openDocument(bytes))];
		expect({ code, vi, en }).toEqual({ code: direct.code, vi: direct.vi, en: direct.en });
	});

	it('for its size alone is refused before a process is started', async () => {
		const began = performance.now();
		expect((await refusal(guarded(new Uint8Array(maxFileBytes + 1)))).code).toBe('too-large');
		expect((await refusal(guarded(new Uint8Array(0)))).code).toBe('empty');
		expect(performance.now() - began).toBeLessThan(500);
		expect(runs).toEqual([]);
	});
});

/** As a reader that is given the name of what it shall do. */
const openBy = (kind: 'process' | 'thread', limits: Parameters<typeof createGuardedOpen>[0] = {}) => {
	const script = new URL(`../../support/hostile-${kind}.ts`, import.meta.url);
	const open = createGuardedOpen({ tell, script, ...limits });
	return (behaviour: string) => open(Buffer.from(behaviour));
};

describe('a reader that goes wrong', () => {
	const quick = {
		limits: { readMs: 700, scannedPageMs: 300, scanMs: 1200 },
	};
	const heavy = /^Tệp này quá nặng để đọc: [^\n]+; hãy [^\n]+gửi lại\.$/;

	it.each<['process' | 'thread', string, string, RegExp]>([
		['process', 'hang', 'too-slow', /sau 1 giây/],
		['thread', 'hang in the thread', 'too-slow', /sau 1 giây/],
		['process', 'ask for more and more time', 'too-slow', /với 9999 trang quét/],
	])('(%s) by "%s" ends as %s, with the limit and how to mend it', async (kind, behaviour, code, limit) => {
		const error = await refusal(openBy(kind, quick)(behaviour));
		expect(error.code).toBe(code);
		expect(error.vi).toMatch(heavy);
		expect(error.vi).toMatch(limit);
		expect(error.en).toMatch(/^This file is too heavy to read: [^\n]+$/);
		expect(runs[0]?.readMs).toBeLessThan(10_000);
	});

	it('holds ever more memory and ends as too heavy, wherever that memory lies', async () => {
		const error = await refusal(openBy('process', { limits: { residentMegabytes: 400 } })('hold all memory'));
		expect(error.code).toBe('too-heavy');
		expect(error.vi).toMatch(/^Tệp này quá nặng để đọc: cần hơn 400 MB bộ nhớ; hãy [^\n]+$/);
		expect(runs[0]?.peakMegabytes).toBeLessThan(1300);
	});

	it('fills its heap and ends as too heavy, long before the memory of the machine', async () => {
		const open = openBy('thread', { limits: { heapMegabytes: 150, residentMegabytes: 800 } });
		expect((await refusal(open('fill the heap'))).vi).toMatch(/hơn 150 MB/);
	});

	it('has longer where pages are recognised as pictures', async () => {
		expect((await refusal(openBy('process', quick)('scan three pages'))).vi).toMatch(/với 3 trang quét/);
		expect(runs[0]?.ending).toMatchObject({ milliseconds: 1200 });
		expect(runs[0]?.readMs).toBeGreaterThan(1100);
	});

	it.each<['process' | 'thread', string]>([
		['process', 'end silently'],
		['process', 'abort'],
		['process', 'answer noise'],
		['process', 'answer half a document'],
		['process', 'answer another shape'],
		['process', 'answer a refusal of its own'],
		['thread', 'throw in the thread'],
		['thread', 'end the thread'],
	])('(%s) by "%s" is the file\'s refusal, with the cause kept', async (kind, behaviour) => {
		const error = await refusal(openBy(kind)(behaviour));
		expect(error.code).toBe('reader-failed');
		expect(error.vi).toMatch(/^Tệp này làm bộ đọc dừng giữa chừng: hãy [^\n]+$/);
		expect(error.cause).toBeInstanceOf(Error);
	});

	it('by an answer without end is cut off at its limit', async () => {
		const open = openBy('process', { limits: { answerBytes: 8 * 1024 * 1024 } });
		expect((await refusal(open('answer without end'))).vi).toMatch(/nội dung đọc được vượt 8 MB/);
	});

	it('is not heard where a library prints', async () => {
		await expect(openBy('thread')('print in the thread')).resolves.toMatchObject({ format: 'txt' });
	});

	it('before it took up the file is no fault of the file', async () => {
		const [ended, slow] = [openBy('process'), openBy('process', { limits: { startMs: 500 } })];
		await expect(ended('end before it is ready')).rejects.toThrow(ReaderStartError);
		await expect(slow('never ready')).rejects.toThrow(/not ready after 500 ms/);
	});

	it('does not touch the next file', async () => {
		const outcomes = await Promise.allSettled([
			openBy('process')('abort'),
			guarded(docxOf(words)),
			guarded(docOf(words)),
		]);
		expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
	});
});
