// What must hold for any table that was flattened to lines: no cell is ever put in the wrong column, and no sentence is taken for a row.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCollapsed } from '../unit/reading/collapsed-fixture.ts';
import { documentOf } from '../unit/reading/report-fixture.ts';
import { collapse, shapes, type TableShape } from './collapsed-tables-generator.ts';

interface Verdict {
	right: number;
	asked: number;
	wrong: string[];
	told: boolean;
	recognised: boolean;
}

function judge(shape: TableShape): Verdict {
	const { lines, truth, before, after } = collapse(shape);
	const { rebuilt, findings } = readCollapsed(documentOf(lines, 'lines'));
	const { tables, questions } = rebuilt;
	const consumed = tables.flatMap((table) => table.lines);
	const told = questions.length > 0 || findings.length > 0;
	const verdict: Verdict = { right: 0, asked: 0, wrong: [], told, recognised: tables.length > 0 };
	if (consumed.some((line) => line < before || line >= lines.length - after)) verdict.wrong.push('prose eaten');
	const [table] = tables;
	if (!table) return verdict;
	if (tables.length > 1) verdict.wrong.push('one table became several');
	if (table.rows.length !== truth.rows.length) verdict.wrong.push(`${table.rows.length} rows of ${truth.rows.length}`);
	const open = new Set(table.open.flatMap(({ row, columns }) => columns.map((column) => `${row}:${column}`)));
	const whole = new Set(table.open.filter(({ columns }) => columns.length === 0).map(({ row }) => row));
	truth.rows.forEach((row, at) => {
		const read = table.rows[at];
		if (read?.label !== row.label || read.tt !== row.tt) verdict.wrong.push(`row ${at}: ${read?.tt} ${read?.label}`);
		row.cells.forEach((cell, column) => {
			const printed = read?.cells[column] ?? '';
			if (open.has(`${at}:${column}`) || whole.has(at)) verdict.asked += 1;
			else if (printed === cell) verdict.right += 1;
			else verdict.wrong.push(`row ${at} column ${column}: ${printed} for ${cell}`);
		});
	});
	return verdict;
}

const runs = 80;

describe('tables flattened to lines', () => {
	it('never puts a cell into a wrong column', () => {
		let right = 0;
		let asked = 0;
		let recognised = 0;
		fc.assert(
			fc.property(shapes(false), (shape) => {
				const verdict = judge(shape);
				right += verdict.right;
				asked += verdict.asked;
				recognised += verdict.recognised ? 1 : 0;
				expect(verdict.wrong).toEqual([]);
			}),
			{ numRuns: runs, seed: 20_200_424 },
		);
		// Asking everything would be no reading at all.
		expect(right / (right + asked)).toBeGreaterThan(0.8);
		expect(recognised / runs).toBeGreaterThan(0.9);
	});

	it('says so when one printed number breaks the sums, and still puts none into a wrong column', () => {
		fc.assert(
			fc.property(shapes(true), (shape) => {
				const verdict = judge(shape);
				expect(verdict.wrong).toEqual([]);
				expect(verdict.told || !verdict.recognised).toBe(true);
			}),
			{ numRuns: runs, seed: 20_200_424 },
		);
	});
});
