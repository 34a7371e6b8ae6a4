// Where lines break and how letters are encoded changes no figure; and no text at all breaks the reader.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../functions/domain/reading.ts';
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

function wrap(paragraph: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of paragraph.split(' ')) {
		if (line !== '' && line.length + 1 + word.length > width) {
			lines.push(line);
			line = word;
		} else line = line === '' ? word : `${line} ${word}`;
	}
	return [...lines, line];
}

describe('a report', () => {
	it('reads the same at any width of line, with or without blank lines between', () => {
		fc.assert(
			fc.property(fc.integer({ min: 64, max: 120 }), fc.boolean(), (width, doubled) => {
				const lines = wholeReport
					.flatMap((paragraph) => wrap(paragraph, width))
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
				const lines = wholeReport.flatMap((paragraph) => wrap(paragraph, 90));
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
