// A table of approvers, line by line: which columns it has, whom each line means and for which unit. Invariant: everything wrong with every line is
// told at once with its line; a unit that the words do not mean exactly once is asked, never guessed.
import { type ApproverEntry, type ApproverWords, readApprover } from './approver-words.ts';
import { type CsvRow, readCsv } from './csv-table.ts';
import { oneLine, shown } from './entry-words.ts';
import type { Problem } from './problem.ts';
import { parentOf } from './register/register.ts';
import { shortTitle } from './register/titles.ts';
import type { Unit } from './register/unit.ts';
import { unitOf } from './unit-words.ts';

export interface LineProblem extends Problem {
	/** Null where it is about the file. */
	line: number | null;
}

export interface ApproverLine {
	line: number;
	unitId: string;
	/** With the ordinary value for what is left out. */
	entry: ApproverEntry;
	/** Fields whose columns the table does not have: what stands of them stays. */
	leftOut: OptionalField[];
}

export type OptionalField = 'position' | 'role' | 'order' | 'shared' | 'validTo';

export const columns = [
	'unit_id',
	'unit_level',
	'unit_name',
	'unit_province',
	'name',
	'mail',
	'position',
	'role',
	'order',
	'shared',
	'valid_from',
	'valid_to',
] as const;
type Column = (typeof columns)[number];

export const tableLimits = { bytes: 1_000_000, lines: 2_000 } as const;

const optionalColumns: Readonly<Record<OptionalField, Column>> = {
	position: 'position',
	role: 'role',
	order: 'order',
	shared: 'shared',
	validTo: 'valid_to',
};

const about = (line: number | null, code: string, vi: string, en: string): LineProblem => ({ line, code, vi, en });

function headerProblems(header: CsvRow, names: readonly string[]): LineProblem[] {
	const { line } = header;
	const known = columns.join(', ');
	const missing = (['name', 'mail', 'valid_from'] as const).filter((one) => !names.includes(one)).map(String);
	if (!names.includes('unit_id') && !names.includes('unit_name')) missing.unshift('unit_id');
	const unknown = names.filter((one) => one !== '' && !(columns as readonly string[]).includes(one));
	const doubled = names.filter((one, at) => one !== '' && names.indexOf(one) !== at);
	return [
		...missing.map((one) =>
			about(
				line,
				'missing-column',
				`Thiếu cột "${one}": dòng đầu của tệp phải ghi tên các cột (${known}).`,
				`The column "${one}" is missing: the first line of the file names the columns (${known}).`,
			),
		),
		...unknown.map((one) =>
			about(
				line,
				'unknown-column',
				`Không có cột "${shown(one)}": hãy xóa cột này, hoặc sửa tên thành một trong ${known}.`,
				`There is no column "${shown(one)}": remove it, or name it one of ${known}.`,
			),
		),
		...doubled.map((one) =>
			about(line, 'doubled-column', `Cột "${shown(one)}" có hai lần.`, `The column "${shown(one)}" is there twice.`),
		),
	];
}

/** The day of which the unit's words are: today, or the nearest day of the entry. */
function dayOf(entry: Pick<ApproverEntry, 'validFrom' | 'validTo'> | null, today: string): string {
	if (!entry) return today;
	if (entry.validTo !== null && entry.validTo < today) return entry.validTo;
	return entry.validFrom > today ? entry.validFrom : today;
}

function readLine(
	row: CsvRow,
	names: readonly string[],
	today: string,
): { line: ApproverLine | null; problems: LineProblem[] } {
	const cells = Object.fromEntries(columns.map((name) => [name, row.cells[names.indexOf(name)] ?? ''])) as Record<
		Column,
		string
	>;
	const words: ApproverWords = { ...cells, validFrom: cells.valid_from, validTo: cells.valid_to };
	const { entry, problems } = readApprover(words);
	const unit = unitOf(cells, dayOf(entry, today));
	const found = problems.map(({ code, vi, en }) => about(row.line, code, vi, en));
	if (Array.isArray(unit)) found.unshift(about(row.line, ...unit));
	if (row.cells.some((cell, at) => cell.trim() !== '' && !names[at]))
		found.push(
			about(
				row.line,
				'too-many-cells',
				'Dòng này có nhiều ô hơn dòng tên cột: hãy đặt ô có dấu phẩy hoặc chấm phẩy trong ngoặc kép.',
				'This line has more cells than there are columns: put cells with a comma or semicolon into quotes.',
			),
		);
	if (found.length > 0 || entry === null || Array.isArray(unit)) return { line: null, problems: found };
	const leftOut = (Object.keys(optionalColumns) as OptionalField[]).filter(
		(field) => !names.includes(optionalColumns[field]),
	);
	return { line: { line: row.line, unitId: unit.id, entry, leftOut }, problems: [] };
}

const fileProblem = (code: string, vi: string, en: string) => ({ lines: [], problems: [about(null, code, vi, en)] });

/** @param today for the units that the words mean */
export function readApproverTable(
	bytes: Uint8Array,
	today: string,
): { lines: ApproverLine[]; problems: LineProblem[] } {
	const { bytes: mostBytes, lines: mostLines } = tableLimits;
	const tooLong = fileProblem(
		'table-too-long',
		`Tệp quá dài, tối đa ${mostLines} dòng và ${mostBytes / 1000} kB: hãy chia thành nhiều tệp.`,
		`The file is too long, at most ${mostLines} lines and ${mostBytes / 1000} kB: split it.`,
	);
	if (bytes.length > mostBytes) return tooLong;
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		return fileProblem(
			'not-utf8',
			'Tệp không phải UTF-8: trong Excel hãy lưu kiểu "CSV UTF-8 (Comma delimited)".',
			'The file is not UTF-8: save it in Excel as “CSV UTF-8 (Comma delimited)”.',
		);
	}
	const table = readCsv(text);
	if (!table.ok)
		return {
			lines: [],
			problems: [
				about(
					table.unclosedAt,
					'unclosed-quote',
					'Dấu ngoặc kép mở ở dòng này không được đóng: hãy đóng lại, hoặc viết hai dấu cho một dấu trong ô.',
					'The quote that opens on this line is never closed: close it, or write it twice for one within a cell.',
				),
			],
		};
	const [header, ...rows] = table.rows;
	if (!header || rows.length === 0)
		return fileProblem(
			'empty-table',
			'Tệp không có dòng nào: dòng đầu là tên cột, mỗi dòng sau là một người duyệt.',
			'The file has no lines: the first names the columns, each further one is an approver.',
		);
	if (rows.length > mostLines) return tooLong;
	const names = header.cells.map((cell) =>
		oneLine(cell)
			.toLowerCase()
			.replace(/[\s-]+/g, '_'),
	);
	const ofHeader = headerProblems(header, names);
	if (ofHeader.length > 0) return { lines: [], problems: ofHeader };
	const read = rows.map((row) => readLine(row, names, today));
	return {
		lines: read.flatMap(({ line }) => line ?? []),
		problems: read.flatMap(({ problems }) => problems),
	};
}

/** The cells of one entry, in the order of `columns`. */
export function cellsOf(unit: Unit, entry: ApproverEntry, today: string): string[] {
	const day = entry.validTo ?? today;
	const parent = parentOf(unit);
	const province = parent?.level === 'province' ? shortTitle(parent, day) : '';
	return [
		unit.id,
		unit.level,
		shortTitle(unit, day),
		province,
		entry.name,
		entry.mail,
		entry.position,
		entry.role,
		`${entry.order}`,
		entry.shared ? 'yes' : 'no',
		entry.validFrom,
		entry.validTo ?? '',
	];
}
