// What the words over a column mean: period, source, measure, unit, status. Invariant: only what the words say is set; a total is one
// over periods or over sources, as the other columns show.
import type { ColumnMeaning, FigureStatus, Measure, Source } from '../domain/reading.ts';
import { countedNounAt } from './nouns.ts';
import { sourcesIn } from './source-words.ts';
import type { ColumnUse } from './table-layout.ts';
import { moneyUnitIn } from './table-units.ts';
import { yearsIn } from './year-words.ts';

const percent = /%|(?<!\p{L})(?:tỷ lệ|tỉ lệ|tỷ trọng|so với|so sánh|tăng ?[,/]? ?(?:\(?[+-]?\)? ?)?giảm)(?!\p{L})/iu;
const average = /(?<!\p{L})(?:trung bình|bình quân|TB)(?!\p{L})/iu;
const total = /(?<!\p{L})(?:tổng|tổng số|tổng cộng|cộng|lũy kế|luỹ kế|cả giai đoạn)(?!\p{L})/iu;
const wholeOnly =
	/^(?:tổng|tổng số|tổng cộng|cộng|tổng kinh phí|tổng vốn|tổng nguồn(?: vốn)?|tổng mức)(?: (?:kinh phí|vốn))?\s*(?:\(.*\))?$/iu;
const funding =
	/^(?:(?:tổng|tổng số|số|trong đó|nguồn)\s+)*(?:kinh phí|vốn|số tiền|nguồn vốn|nguồn kinh phí|ngân sách|mức hỗ trợ|dự toán|giải ngân|KP)(?!\p{L})/iu;
const economy =
	/(?<!\p{L})(?:doanh thu|doanh số|giá trị (?:sản xuất|xuất khẩu|hợp đồng|sản lượng)|trị giá|GTSX|nộp ngân sách|lợi nhuận|thu nhập|vốn đầu tư|diện tích)(?!\p{L})/iu;

const shortSources: readonly [RegExp, Source][] = [
	[/^(?:KC ?)?(?:QG|quốc gia|trung ương|TW|NSTW|cấp quốc gia)$/iu, 'national'],
	[/^(?:KC ?)?(?:ĐP|địa phương|NSĐP|cấp địa phương)$/iu, 'local'],
	[/^(?:cấp |NS ?)?tỉnh$/iu, 'local-province'],
	[/^(?:cấp )?(?:huyện|thị xã|huyện,? thị xã.*)$/iu, 'local-district'],
	[/^(?:NS ?)(?:huyện|thị xã|cấp huyện)$/iu, 'district-budget'],
	[/^(?:đối ứng|tự có|khác|vốn khác|(?:các )?(?:cơ sở|doanh nghiệp|DN|đơn vị|HTX)(?: thụ hưởng)?)$/iu, 'beneficiary'],
];

/** The source that a heading of a few words names. */
export function headedSource(words: string): Source | null {
	const bare = words.replace(/\(.*?\)/g, '').trim();
	const found = [...new Set(sourcesIn(bare).map((place) => place.source))];
	const [only] = found;
	if (found.length === 1 && only) return only;
	return shortSources.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}

export function statusOf(words: string): FigureStatus | null {
	if (/^(?:kết quả )?(?:thực hiện|TH)(?!\p{L})/iu.test(words.trim())) return 'actual';
	if (/(?<!\p{L})(?:ước|ƯTH)(?!\p{L})/iu.test(words)) return 'estimated';
	if (/(?<!\p{L})(?:kế hoạch|KH|dự kiến|dự toán|nhu cầu|đăng ký|mục tiêu|được giao)(?!\p{L})/iu.test(words))
		return 'planned';
	return /(?<!\p{L})(?:thực hiện|TH|giải ngân|quyết toán|kết quả)(?!\p{L})/iu.test(words) ? 'actual' : null;
}

/** The measure that words begin with, with the noun of counts. */
export function headedMeasure(words: string): { measure: Measure; noun: string | null } | null {
	// "Kế hoạch", "Thực hiện" over a column say how far it is done, not what it counts.
	if (statusOf(words) !== null && words.length < 24 && !/^(?:số|kinh phí|vốn)/iu.test(words.trim())) return null;
	const bare = words
		.trim()
		.replace(/^[-+*]\s*/u, '')
		.replace(/^khác\s*:\s*/iu, '')
		.replace(/(?<!\p{L})ĐA(?!\p{L})/gu, 'đề án');
	if (economy.test(bare.slice(0, 40))) return { measure: 'other', noun: null };
	if (funding.test(bare)) return { measure: 'funding', noun: null };
	const noun = countedNounAt(bare.replace(/^(?:tổng(?: số)?|số lượng|số)\s+/iu, ''), 0);
	return noun ? { measure: noun.measure, noun: noun.noun } : null;
}

export function columnMeanings(paths: readonly (readonly string[])[], uses: readonly ColumnUse[]): ColumnMeaning[] {
	const first = paths.map((path, i) => meaningOf(path, uses[i] ?? 'text'));
	const values = first.filter((one) => one.role === 'value');
	const years = values.flatMap(({ period, scope }) =>
		scope === 'value' && period && period.from === period.to ? [period.from] : [],
	);
	const many = new Set(years).size > 1;
	const sourced = values.some((one) => one.source !== null);
	return first.map((meaning, i): ColumnMeaning => {
		const path = paths[i] ?? [];
		if (meaning.role !== 'value' || meaning.scope === 'percent') return meaning;
		const span = { from: Math.min(...years), to: Math.max(...years) };
		const single = meaning.period !== null && meaning.period.from === meaning.period.to;
		if (meaning.scope === 'average') return { ...meaning, period: meaning.period ?? (many ? span : null) };
		if (many && !single && path.some((words) => total.test(words) || yearsIn(words).length > 0))
			return { ...meaning, scope: 'total', period: meaning.period ?? span };
		if (sourced && meaning.source === null && path.some((words) => wholeOnly.test(words.trim())))
			return { ...meaning, ...sharedMeasure(meaning, values), source: 'all' };
		return meaning;
	});
}

/** "Tổng" beside amounts of each source is an amount, too. */
function sharedMeasure(meaning: ColumnMeaning, values: readonly ColumnMeaning[]): Partial<ColumnMeaning> {
	if (meaning.measure !== null) return {};
	const sourced = values.filter((one) => one.source !== null && one.scope === 'value');
	const [first] = sourced;
	const alike = sourced.every(
		(one) => one.measure === first?.measure && one.noun === first?.noun && one.unit === first?.unit,
	);
	return first && alike ? { measure: first.measure, noun: first.noun, unit: first.unit } : {};
}

function meaningOf(path: readonly string[], use: ColumnUse): ColumnMeaning {
	const whole = path.join(' ');
	const inner = path.toReversed();
	const found = <T>(read: (words: string) => T | null): T | null => {
		for (const words of inner) {
			const answer = read(words);
			if (answer !== null) return answer;
		}
		return null;
	};
	const source = found(headedSource);
	const money = found((words) => moneyUnitIn(words)?.words ?? null);
	const named = found((words) =>
		headedSource(words) === 'beneficiary' && money !== null ? null : headedMeasure(words),
	);
	const measure = named ?? (money === null ? null : { measure: 'funding' as const, noun: null });
	const scope = percent.test(whole) ? 'percent' : average.test(whole) ? 'average' : 'value';
	// "So với cùng kỳ năm 2024" is a figure of this year.
	const compared = scope === 'percent' && /so (?:với|sánh)|cùng kỳ/iu.test(whole);
	const years = compared ? null : found((words) => yearsIn(words)[0] ?? null);
	return {
		role: use === 'value' ? 'value' : 'text',
		scope,
		period: years ? { from: years.from, to: years.to } : null,
		source,
		measure: measure?.measure ?? null,
		noun: measure?.noun ?? null,
		unit:
			scope === 'percent' && /%|tỷ lệ|tỉ lệ/iu.test(whole)
				? '%'
				: measure?.measure === 'funding' || named?.noun === null
					? money
					: null,
		status: scope === 'percent' ? null : found(statusOf),
	};
}
