// Reporting periods, their ids and their days. Invariant: an id names exactly one period and every period has exactly one id;
// bad input is an answer, never an exception.
import { assertNever } from './assert-never.ts';
import type { Problem } from './problem.ts';
import { type PeriodKind, periodKinds, type ReportPeriod } from './reading.ts';

export type Language = 'vi' | 'en';

/** `index`: month 1-12, quarter 1-4, half 1-2; of no meaning for the other kinds. */
export interface PeriodParts {
	kind: PeriodKind;
	from: number;
	to: number;
	index?: number;
}

export type ParsedPeriod = { ok: true; id: string; period: ReportPeriod } | { ok: false; problem: Problem };

const firstYear = 1990;
const lastYear = 2100;
const longestProgramme = 10;

const bad = (code: string, vi: string, en: string): ParsedPeriod => ({ ok: false, problem: { code, vi, en } });

const unreadable = (input: unknown): ParsedPeriod => {
	const shown = typeof input === 'string' ? `"${input}"` : JSON.stringify(input);
	return bad(
		'period-unknown',
		`Không hiểu kỳ báo cáo ${shown}. Hãy viết như 2024, 2024-H1, 2024-9M, 2024-Q1, 2024-05 hoặc 2021-2025.`,
		`The reporting period ${shown} is not understood. Write it like 2024, 2024-H1, 2024-9M, 2024-Q1, 2024-05 or 2021-2025.`,
	);
};

const two = (value: number): string => String(value).padStart(2, '0');

/** Months a period covers, 1-12, within its (last) year. */
function monthsOf({ kind, index = 1 }: PeriodParts): { first: number; last: number } {
	switch (kind) {
		case 'month':
			return { first: index, last: index };
		case 'quarter':
			return { first: 3 * index - 2, last: 3 * index };
		case 'half':
			return { first: 6 * index - 5, last: 6 * index };
		case 'nine-months':
			return { first: 1, last: 9 };
		case 'year':
		case 'programme':
			return { first: 1, last: 12 };
		default:
			return assertNever(kind);
	}
}

/**
 * Data close of Decree 09/2019/NĐ-CP: from the 15th of the month before to the 14th of the last month. The decree names no
 * nine months; they follow by the same rule. A programme is reported on request, by whole years.
 */
function daysOf(parts: PeriodParts): { start: string; end: string } {
	if (parts.kind === 'programme') return { start: `${parts.from}-01-01`, end: `${parts.to}-12-31` };
	const { first, last } = monthsOf(parts);
	const start = first === 1 ? `${parts.from - 1}-12-15` : `${parts.from}-${two(first - 1)}-15`;
	return { start, end: `${parts.to}-${two(last)}-14` };
}

/** True where the figures run on from the start of the year or programme, so that a later report contains them. */
const isCumulative = ({ kind, index }: PeriodParts): boolean =>
	kind === 'programme' || kind === 'year' || kind === 'nine-months' || (kind === 'half' && index === 1);

function idOf({ kind, from, to, index = 1 }: PeriodParts): string {
	switch (kind) {
		case 'month':
			return `${from}-${two(index)}`;
		case 'quarter':
			return `${from}-Q${index}`;
		case 'half':
			return `${from}-H${index}`;
		case 'nine-months':
			return `${from}-9M`;
		case 'year':
			return `${from}`;
		case 'programme':
			return `${from}-${to}`;
		default:
			return assertNever(kind);
	}
}

const highestIndex: Readonly<Record<PeriodKind, number>> = {
	month: 12,
	quarter: 4,
	half: 2,
	'nine-months': 1,
	year: 1,
	programme: 1,
};

export function periodOf(parts: PeriodParts): ParsedPeriod {
	const { kind, from, to, index = 1 } = parts;
	const years = [from, to].every((year) => Number.isInteger(year) && year >= firstYear && year <= lastYear);
	if (!years || !Number.isInteger(index) || index < 1 || index > highestIndex[kind]) return unreadable(parts);
	const span = to - from + 1;
	if (kind !== 'programme' && span !== 1) {
		return bad(
			'period-years',
			`Kỳ báo cáo này chỉ thuộc một năm, nhưng ghi từ ${from} đến ${to}.`,
			`A period of this kind lies in one year, but ${from} to ${to} is given.`,
		);
	}
	if (kind === 'programme' && (span < 2 || span > longestProgramme)) {
		return bad(
			'period-years',
			`Giai đoạn phải dài từ 2 đến ${longestProgramme} năm, nhưng ghi ${from}-${to}.`,
			`A programme period runs over 2 to ${longestProgramme} years, but ${from}-${to} is given.`,
		);
	}
	return {
		ok: true,
		id: idOf(parts),
		period: { from, to, kind, ...daysOf(parts), cumulative: isCumulative(parts) },
	};
}

/** Which month, quarter or half: a period itself does not say, but its last month does. */
function indexOf(kind: PeriodKind, end: string): number {
	const month = Number(end.slice(5, 7));
	if (kind === 'month') return month;
	if (kind === 'quarter') return Math.ceil(month / 3);
	return kind === 'half' ? Math.ceil(month / 6) : 1;
}

const isReportPeriod = (period: ReportPeriod | PeriodParts): period is ReportPeriod => 'end' in period;

/** Of a period, or of parts that `periodOf` takes. */
export function periodId(period: ReportPeriod | PeriodParts): string {
	return idOf(isReportPeriod(period) ? { ...period, index: indexOf(period.kind, period.end) } : period);
}

const romanQuarters = ['i', 'ii', 'iii', 'iv'];
const quarterOf = (text: string): number => romanQuarters.indexOf(text) + 1 || Number(text);
const inYear = (kind: PeriodKind, year: string | undefined, index = 1): PeriodParts => ({
	kind,
	from: Number(year),
	to: Number(year),
	index,
});

/** Ids first, then the words of a report's heading, all in lower case with plain hyphens. */
const forms: readonly [RegExp, (found: readonly string[]) => PeriodParts][] = [
	[/^(?:năm )?(\d{4})$/, ([, year]) => inYear('year', year)],
	[
		/^(?:giai đoạn )?(\d{4}) ?- ?(\d{4})$/,
		([, from, to]) => ({ kind: 'programme', from: Number(from), to: Number(to) }),
	],
	[/^(\d{4})-h([12])$/, ([, year, half]) => inYear('half', year, Number(half))],
	[/^(\d{4})-q([1-4])$/, ([, year, quarter]) => inYear('quarter', year, Number(quarter))],
	[/^(\d{4})-9m$/, ([, year]) => inYear('nine-months', year)],
	[/^(\d{4})-(\d{2})$/, ([, year, month]) => inYear('month', year, Number(month))],
	[/^(?:6|sáu) tháng (đầu|cuối) năm (\d{4})$/, ([, part, year]) => inYear('half', year, part === 'đầu' ? 1 : 2)],
	[/^(?:9|chín) tháng (?:đầu )?(?:năm )?(\d{4})$/, ([, year]) => inYear('nine-months', year)],
	[
		/^quý (iv|i{1,3}|[1-4])(?: năm |\/| )(\d{4})$/,
		([, quarter = '', year]) => inYear('quarter', year, quarterOf(quarter)),
	],
	[/^tháng (\d{1,2})(?: năm |\/| )(\d{4})$/, ([, month, year]) => inYear('month', year, Number(month))],
];

function parseText(input: string): ParsedPeriod {
	const text = input.normalize('NFC').toLowerCase().replace(/[‐-―]/g, '-').replace(/\s+/g, ' ').trim();
	for (const [form, partsOf] of forms) {
		const found = form.exec(text);
		const parsed = found ? periodOf(partsOf(found)) : null;
		if (parsed) return !parsed.ok && parsed.problem.code === 'period-unknown' ? unreadable(input) : parsed;
	}
	return unreadable(input);
}

const isParts = (input: unknown): input is PeriodParts =>
	typeof input === 'object' &&
	input !== null &&
	'kind' in input &&
	periodKinds.some((kind) => kind === input.kind) &&
	'from' in input &&
	'to' in input;

/** Takes an id, a heading's words ("6 tháng đầu năm 2024"), a period or its parts. */
export function parsePeriod(input: unknown): ParsedPeriod {
	if (typeof input === 'string') return parseText(input);
	if (!isParts(input)) return unreadable(input);
	if (!('end' in input)) return periodOf(input);
	const { kind, from, to, end } = input;
	return typeof end === 'string' ? periodOf({ kind, from, to, index: indexOf(kind, end) }) : unreadable(input);
}

const englishMonths = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

function labelOf({ kind, from, to, end }: ReportPeriod): Record<Language, string> {
	const index = indexOf(kind, end);
	switch (kind) {
		case 'month':
			return { vi: `Tháng ${index} năm ${from}`, en: `${englishMonths[index - 1]} ${from}` };
		case 'quarter':
			return {
				vi: `Quý ${romanQuarters[index - 1]?.toUpperCase()} năm ${from}`,
				en: `Quarter ${index} of ${from}`,
			};
		case 'half':
			return index === 1
				? { vi: `6 tháng đầu năm ${from}`, en: `First half of ${from}` }
				: { vi: `6 tháng cuối năm ${from}`, en: `Second half of ${from}` };
		case 'nine-months':
			return { vi: `9 tháng đầu năm ${from}`, en: `First nine months of ${from}` };
		case 'year':
			return { vi: `Năm ${from}`, en: `Year ${from}` };
		case 'programme':
			return { vi: `Giai đoạn ${from}-${to}`, en: `Programme ${from}-${to}` };
		default:
			return assertNever(kind);
	}
}

/** An id that names no period is shown as it stands. */
export function periodLabel(id: string, language: Language): string {
	const parsed = parsePeriod(id);
	return parsed.ok ? labelOf(parsed.period)[language] : id;
}
