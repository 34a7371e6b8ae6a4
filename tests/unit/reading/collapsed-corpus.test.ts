// The five annex tables of the Bình Định report against their reconstruction by hand, from text, .docx and PDF: every cell that is taken is
// right, and only what nothing in the document fixes is asked.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../functions/documents/open-document.ts';
import { type Rebuilt, rebuildTables } from '../../../functions/reading/collapsed/rebuild-tables.ts';
import { parseDecimal, toNumber } from '../../../functions/reading/numbers.ts';
import { readCollapsed } from './collapsed-fixture.ts';

const corpus = new URL('../../../../shared/corpus/', import.meta.url);
const files = ['binh-dinh.txt', 'formats/binh-dinh.docx', 'formats/binh-dinh.pdf'];

/** Rows of the reconstruction that the document does not fix, and those it fixes only through other rows than ours look at. */
const asked: Record<number, Record<string, string>> = {
	2: {
		'IV.1': 'by prose',
		'IV.- Số gian hàng tiêu chuẩn tham gia': 'by prose',
		'IV.-Số sản phẩm được bình chọn': 'by prose',
		'IV.6': 'AMBIGUOUS',
		'VI.3': 'AMBIGUOUS',
		'IX.5': 'by the project counts of another table',
	},
	3: { 'IV.8': 'AMBIGUOUS' },
	4: { '1': 'by prose', '2': 'AMBIGUOUS', '3': 'by prose', '4': 'by prose' },
};

function parseCsv(text: string): string[][] {
	return text
		.trimEnd()
		.split('\n')
		.map((line) =>
			[...`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g)].map(([, cell = '']) =>
				cell.startsWith('"') ? cell.slice(1, -1).replace(/""/g, '"') : cell,
			),
		);
}

const plain = (label: string): string => label.replace(/^-\s*/, '- ').replace(/\s+/g, ' ').trim();
/** The reconstruction writes 1389.6 where the document prints 1.389,6. */
const sameCell = (cell: string, printed: string): boolean => {
	const decimal = printed === '' ? null : parseDecimal(printed);
	return decimal ? cell !== '' && Number(cell) === toNumber(decimal) : cell === printed;
};

interface Score {
	right: number;
	asked: number;
	wrong: string[];
	askedRows: string[];
	labels: string[];
}

function score(rebuilt: Rebuilt, nth: number): Score {
	const [head = [], ...rows] = parseCsv(readFileSync(new URL(`binh-dinh-table-${nth}.csv`, corpus), 'utf8'));
	const first = head.findIndex((name) => /^y2014|^issued/.test(name));
	const at = (row: readonly string[], name: string): string => row[head.indexOf(name)] ?? '';
	const table = rebuilt.tables[nth - 1];
	const result: Score = { right: 0, asked: 0, wrong: [], askedRows: [], labels: [] };
	if (table?.rows.length !== rows.length) result.wrong.push(`${table?.rows.length} rows of ${rows.length}`);
	const open = new Set(table?.open.flatMap(({ row, columns }) => columns.map((column) => `${row}:${column}`)));
	rows.forEach((row, y) => {
		const read = table?.rows[y];
		const label = at(row, head.includes('content') ? 'content' : 'document');
		if (plain(label) !== plain(read?.label ?? '')) result.labels.push(`${label} / ${read?.label}`);
		const section = at(row, 'section');
		const name = at(row, 'tt') || label;
		if (table?.open.some((one) => one.row === y))
			result.askedRows.push(section && section !== name ? `${section}.${name}` : name);
		row.slice(first).forEach((cell, x) => {
			const printed = read?.cells[x] ?? '';
			if (open.has(`${y}:${x}`)) result.asked += 1;
			else if (sameCell(cell, printed)) result.right += 1;
			else result.wrong.push(`${name} column ${x}: ${printed} for ${cell}`);
		});
	});
	return result;
}

describe.skipIf(!existsSync(corpus)).each(files)('the five annex tables of %s', (file) => {
	const read = async (): Promise<Rebuilt> => {
		const document = await openDocument(readFileSync(new URL(file, corpus)), file);
		return rebuildTables(
			document.blocks.flatMap((block) => (block.kind === 'paragraph' ? [{ text: block.text, page: block.page }] : [])),
		);
	};

	it('places no cell wrongly and asks only what the document leaves open', async () => {
		const rebuilt = await read();
		expect(rebuilt.tables).toHaveLength(5);
		for (let nth = 1; nth <= 5; nth++) {
			const { right, asked: open, wrong, askedRows, labels } = score(rebuilt, nth);
			console.info(`${file}, table ${nth}: ${right} right, ${open} asked, ${wrong.length} wrong`);
			expect(wrong).toEqual([]);
			expect(labels).toEqual([]);
			expect(askedRows.filter((name) => !(name in (asked[nth] ?? {})))).toEqual([]);
		}
	});

	it('finds the row that is in the total of its section and in none of its years', async () => {
		const { rebuilt, findings } = readCollapsed(await openDocument(readFileSync(new URL(file, corpus)), file));
		const [, , funding] = rebuilt.tables;
		const visits = funding?.open.find(({ row }) => funding.rows[row]?.tt === '8');
		expect(visits?.ways).toBe(35);
		expect(findings.map(({ whole }) => whole)).toEqual(['t3r1c30']);
		expect(findings[0]?.statement).toContain('hàng "8. Khác: Tổ chức thăm các cơ sở CNNT tiêu biểu nhân ngành');
		expect(findings[0]?.statement).toContain('các kỳ cộng lại 284, ghi 320');
	});

	it('takes the annex and nothing of the prose', async () => {
		const document = await openDocument(readFileSync(new URL(file, corpus)), file);
		const lines = document.blocks.flatMap((block) =>
			block.kind === 'paragraph' ? [{ text: block.text, page: block.page }] : [],
		);
		const { consumed } = rebuildTables(lines);
		const signed = lines.findIndex(({ text }) => text.trim() === 'Phan Cao Thắng');
		expect(signed).toBeGreaterThan(0);
		expect(consumed[0]).toBeGreaterThan(signed);
		const left = lines
			.slice(signed + 1)
			.filter(({ text }, at) => text.trim() !== '' && !consumed.includes(signed + 1 + at));
		expect(left.map(({ text }) => text)).toEqual([]);
	});
});

describe.skipIf(!existsSync(corpus)).each(['ba-to.txt', 'ha-tinh.txt', 'formats/ha-tinh.docx', 'formats/ba-to.pdf'])(
	'%s, which has no table',
	(file) => {
		it('is left as it is', async () => {
			const document = await openDocument(readFileSync(new URL(file, corpus)), file);
			const { tables, consumed } = rebuildTables(
				document.blocks.flatMap((block) =>
					block.kind === 'paragraph' ? [{ text: block.text, page: block.page }] : [],
				),
			);
			expect(tables).toEqual([]);
			expect(consumed).toEqual([]);
		});
	},
);
