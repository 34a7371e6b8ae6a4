// Finds the numbers of a paragraph that say an amount, a count or a share. Invariant: a number without a unit of money, a counting
// noun or "%" is no quantity; places are offsets in the given text.
import { type MoneyPart, moneyAt, perAt } from './amounts.ts';
import { maskReferences } from './masks.ts';
import { moneyUnitAt } from './money-units.ts';
import { countedNounAt } from './nouns.ts';
import { type WordNumber, wordNumbers } from './number-words.ts';
import { type Decimal, numberSource, parseDecimal, quantum, toNumber } from './numbers.ts';
import type { Bound, Quantity } from './quantity.ts';

/** "1 234,5 triệu đồng": blanks group only before a unit of money, and not behind what is counted off ("quý 2 300 triệu"). */
const blankGrouped = String.raw`(?<!(?:quý|tháng|đợt|lần|số|bước|ngày|lớp|khóa|khoá) )[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?(?=\s*(?:triệu|tr\.?\s?đ|t[ỷỉ](?!\p{L})|nghìn|ngàn|đồng|VN[ĐD]|đ(?!\p{L})))`;
const pattern = new RegExp(
	`(?<![\\p{L}\\p{N}#.,/])(${blankGrouped}|${numberSource})(?:(\\s*[-–]\\s*|\\s+đến\\s+)(${numberSource}))?|(?<=/)(${numberSource})`,
	'giu',
);

export function findQuantities(text: string): Quantity[] {
	const masked = maskReferences(text);
	const found: Quantity[] = [];
	let from = 0;
	for (const match of masked.matchAll(pattern)) {
		if (match.index < from) continue;
		const quantity = quantityAt(text, masked, match);
		if (!quantity) continue;
		found.push(...quantity);
		from = quantity.at(-1)?.end ?? from;
	}
	const worded = wordNumbers(masked).flatMap((word) => wordedAt(text, masked, word));
	return worded.length === 0 ? found : [...found, ...worded].sort((a, b) => a.start - b.start);
}

function wordedAt(text: string, masked: string, { value, start, end }: WordNumber): Quantity[] {
	const noun = countedNounAt(masked, end);
	if (!noun) return [];
	return [
		{
			start,
			end: end + noun.length,
			kind: 'count',
			value,
			valueTo: null,
			quantum: 1,
			unit: noun.noun,
			measure: noun.measure,
			bound: boundBefore(text, start),
			perYear: false,
			rate: false,
			doubt: 'số viết bằng chữ',
		},
	];
}

function quantityAt(text: string, masked: string, match: RegExpExecArray | RegExpMatchArray): Quantity[] | null {
	const start = match.index ?? 0;
	const first = parseDecimal(match[1] ?? match[4] ?? '');
	if (!first) return null;
	let second = match[3] === undefined ? null : parseDecimal(match[3]);
	let numberEnd = start + match[0].length;
	if (second && toNumber(second) <= toNumber(first)) {
		// "341 - 20": no range.
		second = null;
		numberEnd = start + (match[1]?.length ?? 0);
	}
	if (isYear(match[1] ?? '', masked, start, numberEnd)) return null;
	const base = { start, bound: boundBefore(text, start), valueTo: null, perYear: false, rate: false, doubt: null };
	const percent = /^\s*%/u.exec(masked.slice(numberEnd, numberEnd + 4));
	if (percent) {
		return [
			{
				...base,
				end: numberEnd + percent[0].length,
				kind: 'percent',
				value: toNumber(first),
				quantum: quantum(first),
				unit: '%',
				measure: 'other',
			},
		];
	}
	const money = moneyAt(masked, numberEnd, first, second);
	if (money) return [{ ...base, ...money }];
	const paid = second ? null : paidOf(masked, start, numberEnd, first);
	if (paid) return paid.map((part) => ({ ...base, ...part }));
	const fraction = fractionAt(text, masked, match, first);
	if (fraction) return fraction.map((part) => ({ ...base, ...part }));
	const noun = countedNounAt(masked, numberEnd);
	if (!noun || first.exponent < 0) return null;
	const end = numberEnd + noun.length;
	const per = perAt(masked, end);
	return [
		{
			...base,
			end: end + per.length,
			kind: 'count',
			value: toNumber(first),
			valueTo: second ? toNumber(second) : null,
			quantum: 1,
			unit: per.year ? `${noun.noun}/năm` : noun.noun,
			measure: per.year ? 'other' : noun.measure,
			perYear: per.year,
			rate: per.rate,
		},
	];
}

/** "742,5/1.860 triệu đồng": what was paid of what was given, in one unit. */
function paidOf(
	text: string,
	start: number,
	end: number,
	first: Decimal,
): ({ start: number; denominator?: boolean } & MoneyPart)[] | null {
	const slash = new RegExp(`^\\s*/\\s*(${numberSource})`, 'u').exec(text.slice(end, end + 24));
	const whole = slash?.[1] ? parseDecimal(slash[1]) : null;
	if (!slash?.[1] || !whole || toNumber(whole) < toNumber(first)) return null;
	const at = end + slash[0].length;
	const given = moneyAt(text, at, whole, null);
	const paid = given && moneyAt(text, at, first, null);
	if (!given || !paid) return null;
	return [
		{ ...paid, start },
		{ ...given, start: at - slash[1].length, denominator: true },
	];
}

/** "293/327 dự án": a part and its whole, both counts. */
function fractionAt(
	text: string,
	masked: string,
	match: RegExpExecArray | RegExpMatchArray,
	first: Decimal,
): Pick<Quantity, 'start' | 'end' | 'kind' | 'value' | 'quantum' | 'unit' | 'measure' | 'denominator'>[] | null {
	if (match[1] === undefined) return null;
	const start = match.index ?? 0;
	const slash = /^\s*\/\s*(\d{1,6})(?![\d.,/])/u.exec(masked.slice(start + match[1].length));
	const whole = slash?.[1] ? parseDecimal(slash[1]) : null;
	if (!slash || !whole || toNumber(whole) < toNumber(first)) return null;
	const at = start + match[1].length + slash[0].length;
	const noun = countedNounAt(text, at);
	if (!noun) return null;
	const common = { kind: 'count' as const, quantum: 1, unit: noun.noun, measure: noun.measure };
	return [
		{ ...common, start, end: at + noun.length, value: toNumber(first) },
		{
			...common,
			start: start + match[1].length + slash[0].indexOf(slash[1] ?? ''),
			end: at + noun.length,
			value: toNumber(whole),
			denominator: true,
		},
	];
}

function isYear(number: string, text: string, start: number, end: number): boolean {
	if (!/^(?:19|20)\d{2}$/.test(number)) return false;
	if (moneyUnitAt(text, end)) return false;
	// "1998 lao động" is rare; "năm 2023, 2024 hội chợ" is not.
	return (
		/(?:[,;(]|và|năm|đến|từ|-|–)\s*$/u.test(text.slice(Math.max(0, start - 8), start)) || !countedNounAt(text, end)
	);
}

const bounds: readonly [RegExp, Bound][] = [
	[/(?:hơn|trên|tối thiểu|ít nhất|không dưới|quá)\s*$/iu, 'at-least'],
	[/(?:gần|dưới|tối đa|không quá|chưa đến|không vượt quá)\s*$/iu, 'at-most'],
	[/(?:khoảng|ước(?: đạt)?(?: khoảng)?|xấp xỉ|chừng|tương đương)\s*$/iu, 'about'],
];

function boundBefore(text: string, at: number): Bound {
	const before = text.slice(Math.max(0, at - 24), at);
	if (/không quá\s*$/iu.test(before)) return 'at-most';
	return bounds.find(([words]) => words.test(before))?.[1] ?? 'exact';
}
