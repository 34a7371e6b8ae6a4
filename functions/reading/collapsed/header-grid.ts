// The grid of columns that the scattered words of a head describe: periods, in each the sources, in each the measures. Invariant: a grid
// is given only when the words agree with what the rows hold; otherwise there is none, and the cells are asked.
import type { HeaderWord } from './header-words.ts';
import type { PrintedRow } from './printed-rows.ts';

export interface GridColumn {
	path: string[];
	role: 'year' | 'total' | 'average';
	/** Index of the year among the years; 0 for totals and means. */
	year: number;
	source: number;
	measure: number;
}

export interface Grid {
	years: number[];
	hasTotal: boolean;
	hasAverage: boolean;
	sources: string[];
	measures: { form: 'count' | 'money' | 'any'; name: string }[];
	columns: GridColumn[];
}

export function deduceGrid(
	rows: readonly PrintedRow[],
	heads: readonly (readonly HeaderWord[])[],
	sure: boolean,
): Grid | null {
	const words = heads.flat();
	const years = [...new Set(words.flatMap((word) => (word.kind === 'year' ? [word.year] : [])))].sort((a, b) => a - b);
	if (years.length === 0) return null;
	const hasTotal = words.some((word) => word.kind === 'total');
	const hasAverage = words.some((word) => word.kind === 'average');
	const groups = years.length + Number(hasTotal) + Number(hasAverage);
	const named = sourcesInOrder(heads);
	const counts = words.filter((word) => word.kind === 'measure' && word.form === 'count').length;
	const paired = isPaired(rows, words, sure);
	if (paired === null) return null;
	const measures = paired ? measuresOf(words) : [{ form: 'any' as const, name: '' }];
	const make = (sources: string[]): Grid => build(years, hasTotal, hasAverage, sources, measures, estimatesOf(words));
	const longest = Math.max(0, ...rows.map((row) => row.numbers.length));
	const fits = (grid: Grid): boolean => longest <= grid.columns.length;
	const plain = make([]);
	const split = make(named);
	if (named.length < 2) return fits(plain) ? plain : null;
	const numbered = words.flatMap((word) => (word.kind === 'numbering' && word.count > 0 ? [word.count] : []));
	if (!fits(plain)) return fits(split) ? split : null;
	// A neighbour's head may be among the words: only what the words count can tell.
	if (paired && counts === groups) return plain;
	if (sure) return split;
	if (numbered.length > 0 && numbered.every((count) => count === split.columns.length)) return split;
	if (paired && counts > 0 && counts % (groups * named.length) === 0) return split;
	const perSource = words.filter((word) => word.kind === 'source').length / named.length;
	if (!paired && perSource >= groups && counts === 0) return split;
	return null;
}

/** The order in which one line of the head names them; none when no line names two. */
function sourcesInOrder(heads: readonly (readonly HeaderWord[])[]): string[] {
	const votes = new Map<string, number>();
	for (const words of heads) {
		const line = words.flatMap((word) => (word.kind === 'source' ? [word.name] : []));
		const order = [...new Set(line)];
		if (order.length >= 2) votes.set(order.join('|'), (votes.get(order.join('|')) ?? 0) + 1);
	}
	const best = [...votes].sort((a, b) => b[1] - a[1])[0];
	return best ? best[0].split('|') : [];
}

/** "Doanh thu (Tr.đồng)". */
function unitBehind(words: readonly HeaderWord[]): string {
	for (const [at, word] of words.entries()) {
		const before = words[at - 1];
		if (word.kind === 'unit' && before?.kind === 'measure' && before.form === 'money') return ` (${word.name})`;
	}
	return '';
}

/** "Năm 2020", then "(ước thực hiện)". */
function estimatesOf(words: readonly HeaderWord[]): Map<number, string> {
	const found = new Map<number, string>();
	words.forEach((word, at) => {
		const before = words[at - 1];
		if (word.kind === 'estimate' && before?.kind === 'year') found.set(before.year, word.name);
	});
	return found;
}

function measuresOf(words: readonly HeaderWord[]): Grid['measures'] {
	const nameOf = (form: 'count' | 'money'): string =>
		words.flatMap((word) => (word.kind === 'measure' && word.form === form ? [word.name] : []))[0] ?? '';
	return [
		{ form: 'count', name: nameOf('count') },
		{ form: 'money', name: `${nameOf('money')}${unitBehind(words)}` },
	];
}

function build(
	years: number[],
	hasTotal: boolean,
	hasAverage: boolean,
	sources: string[],
	measures: Grid['measures'],
	estimates: ReadonlyMap<number, string>,
): Grid {
	const span = `${years[0]} - ${years.at(-1)}`;
	const periods: { name: string; role: GridColumn['role']; year: number }[] = [
		...years.map((year, at) => ({
			name: [`Năm ${year}`, estimates.get(year)].filter((part) => part !== undefined).join(' '),
			role: 'year' as const,
			year: at,
		})),
		...(hasTotal ? [{ name: `Tổng giai đoạn ${span}`, role: 'total' as const, year: 0 }] : []),
		...(hasAverage ? [{ name: `Trung bình giai đoạn ${span}`, role: 'average' as const, year: 0 }] : []),
	];
	const columns = periods.flatMap((period) =>
		(sources.length > 0 ? sources : ['']).flatMap((sourceName, source) =>
			measures.map((measure, at) => ({
				path: [period.name, sourceName, measure.name].filter((part) => part !== ''),
				role: period.role,
				year: period.year,
				source,
				measure: at,
			})),
		),
	);
	return { years, hasTotal, hasAverage, sources, measures, columns };
}

/** Does each cell hold a count and an amount? null where head and rows disagree. */
function isPaired(rows: readonly PrintedRow[], words: readonly HeaderWord[], sure: boolean): boolean | null {
	const forms = new Set(words.flatMap((word) => (word.kind === 'measure' ? [word.form] : [])));
	if (forms.size < 2) return false;
	const filled = rows.filter((row) => row.numbers.length > 0);
	const odd = filled.filter((row) => row.numbers.length % 2 === 1).length;
	if (odd <= filled.length * 0.2 && (sure || alternate(filled))) return true;
	// The measures may be those of a neighbour, whose head runs into this one.
	return !sure && odd > 0 ? false : null;
}

/** The first of each pair is mostly a whole number. */
function alternate(filled: readonly PrintedRow[]): boolean {
	const firsts = filled.flatMap((row) => row.numbers.filter((_, at) => at % 2 === 0));
	return firsts.filter((number) => Number.isInteger(number.value)).length >= firsts.length * 0.6;
}
