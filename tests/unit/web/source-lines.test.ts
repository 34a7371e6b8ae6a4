// How the read text is cut into marked pieces.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../functions/domain/reading.ts';
import { markValue } from '../../../functions/web/views/mark-value.ts';
import { placedFigures, sourceLines } from '../../../functions/web/views/source-lines.ts';
import { figures, reading } from './reading-fixture.ts';

describe('the source text', () => {
	it('keeps every letter, whatever overlaps', () => {
		const range = fc.tuple(fc.nat(40), fc.nat(40));
		fc.assert(
			fc.property(fc.string({ maxLength: 40 }), fc.array(range, { maxLength: 6 }), (text, ranges) => {
				const placed = ranges.map(
					([start, end], id) => ({ ...figures[0], id: `f${id}`, place: { file: 0, start, end } }) as Figure,
				);
				const lines = sourceLines(text, placed).map((line) => line.map((piece) => piece.text).join(''));
				expect(lines).toEqual(text.split('\n').filter((line) => line.trim() !== ''));
			}),
		);
	});

	it('gives every figure with a place exactly one beginning', () => {
		const lines = sourceLines(reading.text, figures);
		expect(placedFigures(lines)).toEqual(new Set(['f1', 'f2', 'f3', 'f4', 'f5']));
		const begins = lines.flatMap((line) => line.flatMap((piece) => piece.begins));
		expect(begins).toHaveLength(5);
	});
});

describe('the value within its quote', () => {
	it.each([
		['kinh phí 4.884 triệu đồng', 4_884_000_000, '4.884'],
		['năm 2023 hỗ trợ 12,5 tỷ đồng', 12_500_000_000, '12,5'],
		['cho 1.250 lao động', 1250, '1.250'],
		['mười hai lớp', 12, ''],
	])('%s', (quote, value, marked) => {
		const { before, value: found, after } = markValue(quote, value);
		expect(found).toBe(marked);
		expect(before + found + after).toBe(quote);
	});
});
