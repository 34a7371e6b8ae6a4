// Where lines break and how letters are encoded changes no figure; and no text at all breaks the reader.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDocument } from '../../functions/documents/open-document.ts';
import { readText } from '../../functions/documents/text-document.ts';
import type { Reading } from '../../functions/domain/reading.ts';
import { habits, paragraphsOf, piecesOf, renumbered, shuffled, wrapped } from '../support/report-shapes.ts';
import { wordFileOf } from '../support/word-file.ts';
import { documentOf, readDocument, wholeReport } from '../unit/reading/report-fixture.ts';

const essence = (reading: Reading) =>
	reading.figures.map(({ activity, source, measure, value, unit, period, status }) => ({
		activity,
		source,
		measure,
		value,
		unit,
		period,
		status,
	}));
const expected = essence(readDocument(documentOf(wholeReport)));

describe('a report', () => {
	it('reads the same at any width of line, with or without blank lines between', () => {
		fc.assert(
			fc.property(fc.integer({ min: 64, max: 120 }), fc.boolean(), (width, doubled) => {
				const lines = wholeReport
					.flatMap((paragraph) => wrapped(paragraph, width))
					.flatMap((line) => (doubled ? [line, ''] : [line]));
				expect(essence(readDocument(documentOf(lines, 'lines')))).toEqual(expected);
			}),
		);
	});

	it('reads the same in NFD, and with the wrong letter for ư', () => {
		expect(essence(readDocument(documentOf(wholeReport.map((line) => line.normalize('NFD')))))).toEqual(expected);
		expect(
			essence(readDocument(documentOf(wholeReport.map((line) => line.replaceAll('ư', 'ƣ').replaceAll('Ư', 'Ƣ'))))),
		).toEqual(expected);
	});

	it('reads the same with page numbers between its lines', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 8, max: 25 }), { maxLength: 3 }), (places) => {
				const lines = wholeReport.flatMap((paragraph) => wrapped(paragraph, 90));
				for (const place of places) lines.splice(place, 0, '', String(place), '');
				expect(essence(readDocument(documentOf(lines, 'lines')))).toEqual(expected);
			}),
		);
	});
});

describe('any text', () => {
	const pieces = fc.constantFrom(
		...wholeReport,
		'(',
		')',
		';',
		'trong đó',
		'12',
		'1.000 triệu đồng',
		'5/',
		'%',
		'1. ',
		'- ',
		'KCQG',
		'năm 2024',
		'\u0301',
		'…',
	);

	it('gives a reading whose quotes stand where they say', () => {
		fc.assert(
			fc.property(
				fc.array(fc.oneof(pieces, fc.string()), { maxLength: 25 }),
				fc.constantFrom('lines' as const, 'paragraphs' as const),
				(lines, layout) => {
					const reading = readDocument(documentOf(lines, layout));
					for (const { quote, place } of reading.figures)
						expect(reading.text.slice(place.start, place.end)).toBe(quote);
					for (const cell of reading.summary) expect(Number.isSafeInteger(cell.value)).toBe(true);
				},
			),
		);
	});
});

const names = ['tho-xuan-nam-2023', 'nam-ban-lam-ha-6-thang-2026', 'cai-be-6-thang-2024', 'cu-jut-xa-2025'];
const reportOf = (name: string): string =>
	readFileSync(new URL(`../reports/${name}.txt`, import.meta.url), 'utf8').replaceAll('\r\n', '\n');
const readTextOf = (text: string): Reading => readDocument(readText(Buffer.from(text, 'utf8')));

/** The figures as a multiset: sections may stand in another order. */
const facts = (reading: Reading): string[] =>
	reading.figures
		.map((f) => [f.activity, f.source, f.measure, f.value, f.period.from, f.period.to, f.status].join(' '))
		.sort();
const printed = new Map(names.map((name) => [name, facts(readTextOf(reportOf(name)))]));
const runs = { seed: 4, numRuns: 6 };

describe.each(names)('%s', (name) => {
	const report = reportOf(name);
	const lines = report.split('\n');
	const paragraphs = paragraphsOf(report);
	const same = (text: string): void => expect(facts(readTextOf(text))).toEqual(printed.get(name));

	it('has figures to lose', () => {
		expect(printed.get(name)?.length).toBeGreaterThan(20);
	});

	it('reads the same at any width of line', () => {
		fc.assert(
			fc.property(fc.integer({ min: 60, max: 120 }), (width) => {
				// A blank line stays between paragraphs: where a last line fills the width, nothing else tells the paragraph's end.
				same(paragraphs.flatMap((paragraph) => [...wrapped(paragraph, width), '']).join('\n'));
			}),
			runs,
		);
	});

	it('reads the same with blank lines between all lines', () => {
		same(report.replaceAll('\n', '\n\n'));
	});

	it('reads the same in another form of Unicode, with the wrong ư, with the line ends of Windows', () => {
		same(report.normalize('NFD'));
		same(report.replaceAll('ư', 'ƣ').replaceAll('Ư', 'Ƣ'));
		same(report.replaceAll('\n', '\r\n'));
	});

	it('reads the same with page numbers as lone lines and with form feeds', () => {
		// In the body: a number within the head or the signature could be part of either.
		const place = fc.integer({ min: 15, max: lines.length - 25 });
		fc.assert(
			fc.property(place, fc.integer({ min: 2, max: 9 }), fc.boolean(), (at, page, bare) => {
				same(lines.toSpliced(at, 0, ...(bare ? [`${page}`] : ['', `${page}`, ''])).join('\n'));
				same(lines.with(at, `\f${lines[at]}`).join('\n'));
			}),
			runs,
		);
	});

	it('reads the same as a Word file', async () => {
		expect(facts(readDocument(await openDocument(wordFileOf(report))))).toEqual(printed.get(name));
	});

	// Without numbers at all, headings right under headings are not told from text yet, so that habit is not among these.
	it.each(Object.keys(habits).filter((habit) => !habit.startsWith('none')))('reads the same numbered %s', (habit) => {
		same(renumbered(piecesOf(paragraphs), habit).join('\n\n'));
	});
});

describe('sections side by side', () => {
	it('may stand in any order', () => {
		const pieces = piecesOf(paragraphsOf(reportOf('tho-xuan-nam-2023')));
		const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 });
		fc.assert(
			fc.property(order, (places) => {
				const moved = shuffled(pieces, 2, 'Kết quả theo từng nội dung', () => places);
				expect(moved).not.toBe(pieces);
				const text = renumbered(moved, 'I. 1. 1.1. a)').join('\n\n');
				expect(facts(readTextOf(text))).toEqual(printed.get('tho-xuan-nam-2023'));
			}),
			{ seed: 4, numRuns: 12 },
		);
	});
});
