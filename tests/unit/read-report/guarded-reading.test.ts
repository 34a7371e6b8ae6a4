// Reading opened documents in a process of its own: the same reading, and an end for texts that take too much.
import { expect, it } from 'vitest';
import { type Document, paragraph } from '../../../functions/documents/document.ts';
import { DocumentError } from '../../../functions/documents/document-error.ts';
import { createGuardedReading } from '../../../functions/read-report/guarded-reading.ts';
import { type ReportDocument, readReport } from '../../../functions/reading/read-report.ts';
import { wholeReport } from '../reading/report-fixture.ts';

const documentOf = (lines: readonly string[]): Document => ({
	format: 'docx',
	pages: null,
	layout: 'paragraphs',
	blocks: lines.map((line) => paragraph(line)),
	footnotes: [],
	unreadPages: [],
});
const given = (lines: readonly string[]) => [{ document: documentOf(lines), sha256: '0'.repeat(64), bytes: 1 }];
const hostile = new URL('../../support/hostile-reading.ts', import.meta.url);

it('gives what reading in place gives', async () => {
	const reading = await createGuardedReading()(given(wholeReport));
	expect(reading).toEqual(readReport(given(wholeReport)));
	expect(reading.figures.length).toBeGreaterThan(3);
});

it('takes the hints along', async () => {
	const hints = { unit: 'huyện Ba Tơ', province: 'tỉnh Quảng Ngãi' };
	expect(await createGuardedReading()(given(wholeReport), hints)).toEqual(readReport(given(wholeReport), hints));
});

it('ends a text without end after its time, with the limit and how to mend it', async () => {
	const error = await createGuardedReading(
		{ readMs: 600 },
		hostile,
	)(given(['hang'])).catch((caught: unknown) => caught);
	expect(error).toBeInstanceOf(DocumentError);
	expect(error).toMatchObject({ code: 'too-slow', vi: expect.stringMatching(/sau 1 giây; hãy [^\n]+$/) });
});

it('ends a text that fills its heap', async () => {
	const read = createGuardedReading({ heapMegabytes: 100 }, hostile);
	await expect(read(given(['fill the heap']))).rejects.toMatchObject({
		code: 'too-heavy',
		vi: expect.stringMatching(/hơn 100 MB/),
	});
});

it('throws a mistake of ours by its name, from the process that reads', async () => {
	// No reader makes such a document: what the process meets is a mistake of the program.
	const broken = { document: { ...documentOf(['BÁO CÁO']), blocks: null }, sha256: '0'.repeat(64), bytes: 1 };
	const read = createGuardedReading();
	await expect(read([broken as unknown as ReportDocument])).rejects.toMatchObject({ name: 'TypeError' });
});

it('says how the process ended where it ended without an answer', async () => {
	await expect(createGuardedReading({}, hostile)(given(['exit']))).rejects.toThrow('the reading process ended with 0');
});
