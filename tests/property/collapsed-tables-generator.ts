// Random tables of the annex form, and what text extraction makes of them: blanks gone, words wrapped, heads moved, pages numbered.
// Invariant: the truth is kept beside the lines, so that every cell put back can be judged.
import fc from 'fast-check';

export interface TruthRow {
	tt: string | null;
	label: string;
	/** By value column, as printed; '' where nothing stands. */
	cells: string[];
}

export interface Truth {
	title: string;
	columns: number;
	rows: TruthRow[];
}

export interface TableShape {
	seed: number;
	years: number;
	sources: boolean;
	measures: boolean;
	total: boolean;
	average: boolean;
	sections: number;
	/** Share of cells that are filled. */
	density: number;
	headBehind: boolean;
	pageBreaks: boolean;
	blankLines: boolean;
	wrap: number;
	numbersApart: boolean;
	/** Which printed year or total cell is misprinted; none when null. */
	misprint: number | null;
}

export const shapes = (misprint: boolean): fc.Arbitrary<TableShape> =>
	fc.record({
		seed: fc.integer({ min: 1, max: 2 ** 30 }),
		years: fc.integer({ min: 3, max: 7 }),
		sources: fc.boolean(),
		measures: fc.boolean(),
		total: fc.constant(true),
		average: fc.boolean(),
		sections: fc.integer({ min: 1, max: 4 }),
		density: fc.constantFrom(0.2, 0.4, 0.7, 1),
		headBehind: fc.boolean(),
		pageBreaks: fc.boolean(),
		blankLines: fc.boolean(),
		wrap: fc.constantFrom(24, 38, 60, 400),
		numbersApart: fc.boolean(),
		misprint: misprint ? fc.nat(10_000) : fc.constant(null),
	});

/** Small and repeatable: Math.imul steps of a 32-bit state. */
function createDice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
		const mixed = Math.imul(state ^ (state >>> 13), 0x297a2d39);
		return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
	};
}

const subjects = [
	'Hỗ trợ xây dựng mô hình trình diễn kỹ thuật để phổ biến công nghệ mới',
	'Hỗ trợ ứng dụng máy móc, thiết bị tiên tiến vào sản xuất công nghiệp',
	'Hỗ trợ tham gia hội chợ, triển lãm hàng công nghiệp nông thôn',
	'Hỗ trợ đào tạo nghề, truyền nghề cho lao động nông thôn',
	'Hỗ trợ xây dựng, đăng ký thương hiệu sản phẩm',
	'Tổ chức bình chọn sản phẩm công nghiệp nông thôn tiêu biểu',
	'Hỗ trợ lập quy hoạch chi tiết cụm công nghiệp, làng nghề',
	'Kiểm tra, giám sát, hướng dẫn triển khai thực hiện các đề án',
];

interface Amount {
	count: number;
	/** In tenths of a million. */
	money: number;
}

type Grid = (Amount | null)[];

export function collapse(shape: TableShape): { lines: string[]; truth: Truth; before: number; after: number } {
	const dice = createDice(shape.seed);
	const pick = (most: number): number => Math.floor(dice() * most);
	const sources = shape.sources ? 2 : 1;
	const slots = shape.years * sources;
	const leaf = (): Grid =>
		Array.from({ length: slots }, () =>
			dice() < shape.density * (shape.sources ? 0.8 : 1) ? { count: 1 + pick(25), money: 50 + pick(20_000) } : null,
		);
	const plus = (grids: readonly Grid[]): Grid =>
		Array.from({ length: slots }, (_, slot) => {
			const filled = grids.flatMap((grid) => grid[slot] ?? []);
			return filled.length === 0
				? null
				: { count: sum(filled.map((one) => one.count)), money: sum(filled.map((one) => one.money)) };
		});
	const rows: { tt: string | null; label: string; grid: Grid }[] = [];
	const tops: Grid[] = [];
	for (let section = 0; section < shape.sections; section++) {
		const items = Array.from({ length: 1 + pick(4) }, () => (dice() < 0.15 ? emptyGrid(slots) : leaf()));
		const top = plus(items);
		tops.push(top);
		rows.push({ tt: ['I', 'II', 'III', 'IV'][section] ?? '', label: subjects[pick(subjects.length)] ?? '', grid: top });
		items.forEach((grid, at) => {
			rows.push({ tt: String(at + 1), label: subjects[pick(subjects.length)] ?? '', grid });
		});
	}
	rows.unshift({ tt: null, label: 'Tổng cộng', grid: plus(tops) });
	const printed = rows.map(({ tt, label, grid }): TruthRow => ({ tt, label, cells: printGrid(grid, shape, sources) }));
	if (shape.misprint !== null) misprint(printed, shape.misprint, shape, sources);
	const truth: Truth = {
		title: 'BÁO CÁO KẾT QUẢ THỰC HIỆN KẾ HOẠCH KHUYẾN CÔNG',
		columns: printed[0]?.cells.length ?? 0,
		rows: printed,
	};
	return { ...toLines(truth, shape, dice), truth };
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const emptyGrid = (slots: number): Grid => Array.from({ length: slots }, () => null);

function printGrid(grid: Grid, shape: TableShape, sources: number): string[] {
	const unit = (one: Amount | null): string[] => {
		if (!one) return shape.measures ? ['', ''] : [''];
		return shape.measures ? [String(one.count), money(one.money)] : [String(one.count)];
	};
	const cells = grid.flatMap(unit);
	const totals = Array.from({ length: sources }, (_, source): Amount | null => {
		const own = grid.filter((one, slot): one is Amount => slot % sources === source && one !== null);
		return own.length === 0
			? null
			: { count: sum(own.map((one) => one.count)), money: sum(own.map((one) => one.money)) };
	});
	if (shape.total) cells.push(...totals.flatMap(unit));
	if (shape.average)
		for (const total of totals) {
			const count = total ? decimal(total.count / shape.years, 1) : '';
			cells.push(count);
			if (shape.measures) cells.push(total ? decimal(total.money / 10 / shape.years, 0) : '');
		}
	return cells;
}

const money = (tenths: number): string => decimal(tenths / 10, 1);

function decimal(value: number, places: number): string {
	const [whole = '', fraction] = (Math.round(value * 10 ** places) / 10 ** places).toFixed(places).split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
	return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** One digit more or less in one cell of the years or totals. */
function misprint(rows: TruthRow[], nth: number, shape: TableShape, sources: number): void {
	const last = (shape.years + (shape.total ? 1 : 0)) * sources * (shape.measures ? 2 : 1);
	const places = rows.flatMap((row) =>
		row.cells.flatMap((cell, at) => (cell !== '' && at < last ? [{ row, at }] : [])),
	);
	const place = places[nth % Math.max(1, places.length)];
	if (!place) return;
	const cell = place.row.cells[place.at] ?? '';
	place.row.cells[place.at] = cell.startsWith('9')
		? `8${cell.slice(1)}`
		: `${Number(cell.charAt(0)) + 1}${cell.slice(1)}`;
}

function toLines(
	truth: Truth,
	shape: TableShape,
	dice: () => number,
): { lines: string[]; before: number; after: number } {
	const head = headLines(truth, shape, dice);
	const body: string[] = [];
	truth.rows.forEach((row, at) => {
		if (shape.pageBreaks && at > 0 && at % 6 === 0) body.push(String(at / 6), ...head.slice(2));
		const numbers = row.cells.filter((cell) => cell !== '').join(' ');
		const wrapped = wrapWords(row.label, shape.wrap);
		const apart = shape.numbersApart && wrapped.length > 1;
		if (row.tt !== null && apart) body.push(row.tt, ...wrapped);
		else {
			const [first = '', ...rest] = wrapped;
			body.push(row.tt === null ? first : `${row.tt} ${first}`, ...rest);
		}
		if (numbers === '') return;
		if (apart && numbers.includes(' ')) body.push(numbers);
		else body[body.length - 1] = `${body.at(-1)} ${numbers}`;
	});
	const table = shape.headBehind ? [...body, ...head] : [...head, ...body];
	const before = [
		'Trong giai đoạn, tỉnh đã hỗ trợ 120 đề án với tổng kinh phí 15.300 triệu đồng, đạt 95% kế hoạch được giao.',
		'Các đề án đều phát huy hiệu quả, góp phần giải quyết việc làm cho lao động nông thôn.',
		'Nơi nhận: Bộ Công Thương;',
	];
	const after = shape.headBehind
		? []
		: [
				'Nhìn chung, công tác khuyến công đã hỗ trợ 12 cơ sở với kinh phí 2.300 triệu đồng theo đúng quy định của pháp luật.',
			];
	const spaced = (lines: readonly string[]): string[] =>
		shape.blankLines ? lines.flatMap((line) => [line, '']) : [...lines];
	const lines = [...spaced(before), ...spaced(table), ...spaced(after)];
	return { lines, before: spaced(before).length, after: spaced(after).length };
}

function headLines(truth: Truth, shape: TableShape, dice: () => number): string[] {
	const years = Array.from({ length: shape.years }, (_, at) => `Năm ${2014 + at}`);
	const groups = shape.years + (shape.total ? 1 : 0) + (shape.average ? 1 : 0);
	const sources = shape.sources ? 2 : 1;
	const half = Math.ceil(years.length / 2);
	const span = `2014 - ${2013 + shape.years}`;
	const lines = [
		truth.title,
		`(Giai đoạn ${span})`,
		'TT Nội dung',
		years.slice(0, half).join(' '),
		years.slice(half).join(' '),
	];
	if (shape.total) lines.push('Tổng giai đoạn', span);
	if (shape.average) lines.push(`Trung bình giai đoạn ${span}`);
	if (shape.sources) lines.push(Array.from({ length: groups }, () => 'KCĐP KCQG').join(' '));
	if (shape.measures)
		for (let at = 0; at < groups * sources; at++)
			lines.push(...(dice() < 0.5 ? ['Số đề', 'án'] : ['Số đề án']), 'Kinh phí');
	if (dice() < 0.5) lines.push(`A B ${truth.rows[0]?.cells.map((_, at) => at + 1).join(' ')}`);
	return lines;
}

function wrapWords(text: string, width: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const open = lines.at(-1);
		if (open !== undefined && open.length + 1 + word.length <= width) lines[lines.length - 1] = `${open} ${word}`;
		else lines.push(word);
	}
	return lines;
}
