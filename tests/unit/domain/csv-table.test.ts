// Goal: tables come back as they were written, and as Excel and others write them. Method: examples, any table there and back, and hucre's reader
// as an oracle.
import fc from 'fast-check';
import { parseCsv } from 'hucre/csv';
import { describe, expect, it } from 'vitest';
import { type CsvDelimiter, readCsv, writeCsv } from '../../../functions/domain/csv-table.ts';

const read = (text: string, delimiter?: CsvDelimiter) => {
	const table = readCsv(text, delimiter);
	return table.ok ? table.rows.map(({ line, cells }) => [line, ...cells]) : `unclosed at ${table.unclosedAt}`;
};

describe('a table is read', () => {
	it('with a mark before it, by comma or semicolon, with any line break', () => {
		expect(read('\uFEFFa,b\r\n1,"2,5"\r\n')).toEqual([
			[1, 'a', 'b'],
			[2, '1', '2,5'],
		]);
		expect(read('a;b,c\n1;2\n')).toEqual([
			[1, 'a;b', 'c'],
			[2, '1;2'],
		]);
		expect(read('a;b\r1;2,5')).toEqual([
			[1, 'a', 'b'],
			[2, '1', '2,5'],
		]);
		expect(read('"x,y,z";b\n1;')).toEqual([
			[1, 'x,y,z', 'b'],
			[2, '1', ''],
		]);
	});

	it('with the lines its rows begin on, past blank ones and breaks in cells', () => {
		expect(read('a,b\n\n"1\r\n2",x\n,\n3,"say ""no"""')).toEqual([
			[1, 'a', 'b'],
			[3, '1\r\n2', 'x'],
			[6, '3', 'say "no"'],
		]);
	});

	it('up to a quote that is never closed', () => {
		expect(read('a,b\n1,"2\n3,4\n')).toBe('unclosed at 2');
		expect(read('a,b\n1,2"\n')).toEqual([
			[1, 'a', 'b'],
			[2, '1', '2"'],
		]);
	});

	it('when there is none', () => {
		expect([read(''), read('\uFEFF'), read('\n\n;;\n')]).toEqual([[], [], []]);
	});
});

const cell = fc.oneof(
	fc.string({ unit: fc.constantFrom(...'=+-@\'"\t\r\n,; aé') }),
	fc.string({ unit: 'grapheme' }),
	fc.constantFrom('=1+1', '+84 905', '-1', '@sum', "'=x", "''", '\t=1'),
);
const filled = (rows: string[][]) => rows.filter((cells) => cells.some((one) => one.trim() !== ''));
const anyTable = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });

describe('any table', () => {
	it('comes back as it was', () => {
		fc.assert(
			fc.property(anyTable, fc.constantFrom<CsvDelimiter>(',', ';'), (rows, delimiter) => {
				const table = readCsv(writeCsv(rows, delimiter), delimiter);
				expect(table.ok && table.rows.map(({ cells }) => cells)).toEqual(filled(rows));
			}),
			{ numRuns: 1000 },
		);
	});

	it('holds no formula for the spreadsheet that opens it, which reads the same cells', () => {
		fc.assert(
			fc.property(anyTable, (rows) => {
				const seen = parseCsv(writeCsv(rows), { delimiter: ',' }).map((cells) => cells.map(String));
				for (const one of seen.flat()) expect(one).not.toMatch(/^[=+\-@\t\r]/);
				const unguarded = seen.map((cells) => cells.map((one) => one.replace(/^'(?=['=+\-@\t\r])/, '')));
				expect(filled(unguarded)).toEqual(filled(rows));
			}),
			{ numRuns: 1000 },
		);
	});

	it('of any text is read or told where it is broken', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'",;\r\na') }), (text) => {
				const table = readCsv(text);
				if (!table.ok) expect(text.split(/\r\n?|\n/)[table.unclosedAt - 1]).toContain('"');
			}),
		);
	});
});
