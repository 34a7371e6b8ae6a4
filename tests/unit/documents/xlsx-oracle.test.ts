// Every cell of a workbook against an independent reader (SheetJS, republished): each value that shows is at its address, or is a line of text.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type CellObject, read, utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { TableCell } from '../../../functions/documents/document.ts';
import { openDocument } from '../../../functions/documents/open-document.ts';
import { readXlsx } from '../../../functions/documents/xlsx-document.ts';

async function differences(bytes: Uint8Array): Promise<{ cells: number; wrong: string[] }> {
	const document = await readXlsx(bytes);
	const cells = new Map<string, TableCell>();
	const lines = new Set<string>();
	for (const block of document.blocks) {
		if (block.kind === 'paragraph') lines.add(block.text);
		else for (const cell of block.cells) cells.set(`${block.sheet}!${cell.address}`, cell);
	}
	const workbook = read(bytes, { type: 'array', cellDates: true });
	const wrong: string[] = [];
	let count = 0;
	workbook.SheetNames.forEach((name, i) => {
		if (workbook.Workbook?.Sheets?.[i]?.Hidden) return;
		for (const [address, cell] of Object.entries(workbook.Sheets[name] ?? {})) {
			const { t: type, v: value } = cell as CellObject;
			if (address.startsWith('!') || value === undefined || String(value).trim() === '') continue;
			count += 1;
			const found = cells.get(`${name}!${address}`);
			const same =
				type === 'n'
					? found?.number === value
					: type === 's'
						? (found?.text ?? (lines.has(String(value).trim()) ? String(value).trim() : null)) === String(value).trim()
						: found !== undefined;
			if (!same) wrong.push(`${name}!${address} ${type} ${String(value)}: ${found?.text}`);
		}
	});
	return { cells: count, wrong };
}

describe('a generated workbook', () => {
	it('agrees cell by cell', async () => {
		const value = (row: number, column: number): string | number | null =>
			(row * 7 + column * 3) % 11 === 0
				? null
				: column === 1
					? `Nội dung ${row}`
					: Math.round(row ** 2.5 * (column + 1)) / 8;
		const rows = Array.from({ length: 300 }, (_, row) => Array.from({ length: 30 }, (_, column) => value(row, column)));
		const workbook = utils.book_new();
		utils.book_append_sheet(workbook, utils.aoa_to_sheet([['Tên bảng'], ...rows]), 'Số liệu');
		utils.book_append_sheet(workbook, utils.aoa_to_sheet([['a', 'b'], [1, 2], [], ['x', 'y'], ['3', 4]]), 'Hai bảng');
		const { cells, wrong } = await differences(write(workbook, { type: 'buffer', bookType: 'xlsx' }));
		expect(wrong).toEqual([]);
		expect(cells).toBeGreaterThan(8000);
	});
});

const corpus = new URL('../../../../shared/corpus/', import.meta.url);
const listed = existsSync(corpus) ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }) : [];
const workbooks = listed.filter((name) => name.endsWith('.xlsx') && !name.includes('hostile'));
describe.skipIf(workbooks.length === 0)('the workbooks of ../shared', () => {
	it.each(workbooks)('%s agrees cell by cell', async (name) => {
		const { cells, wrong } = await differences(readFileSync(new URL(name, corpus)));
		expect(wrong).toEqual([]);
		expect(cells).toBeGreaterThan(20);
	});

	it('reads the annex of Bình Định in time', async () => {
		const bytes = readFileSync(new URL('binh-dinh-phu-luc.xlsx', corpus));
		const start = performance.now();
		await openDocument(bytes);
		expect(performance.now() - start).toBeLessThan(5000);
	});
});
