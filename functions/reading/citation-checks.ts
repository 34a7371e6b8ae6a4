// One document cited in two ways. Invariant: values here are the strings as cited; the more frequent form is the expected one.
import { severityOf } from '../domain/check-rules.ts';
import type { Check } from '../domain/reading.ts';
import { printedDay } from '../domain/vietnam-day.ts';
import { check } from './check-items.ts';
import { type Citation, countCitations, split } from './citations.ts';

export function citationChecks(citations: readonly Citation[]): Check[] {
	return [...dates(citations), ...symbols(citations)];
}

function dates(citations: readonly Citation[]): Check[] {
	const byNumber = Map.groupBy(citations, (one) => one.number);
	return [...byNumber].flatMap(([number, cited]) => {
		const given = cited.flatMap((one) => (one.date ? [one.date] : []));
		const expected = mostFrequent(given);
		return [...new Set(given)]
			.filter((date) => date !== expected)
			.map((date) =>
				finding(
					`Văn bản ${number} được dẫn với hai ngày khác nhau: ${printedDay(expected)} và ${printedDay(date)}. Hãy xem lại văn bản gốc và thống nhất một ngày.`,
					expected,
					date,
				),
			);
	});
}

function symbols(citations: readonly Citation[]): Check[] {
	const checks: Check[] = [];
	const counts = countCitations(citations);
	const dated = Map.groupBy(citations, (one) => one.number);
	const count = (number: string): number => counts.get(number) ?? 0;
	// What can be the same document shares its leading digits, so only those are compared.
	const kin = Map.groupBy(counts.keys(), (number) => /^\d+/.exec(number)?.[0] ?? number);
	const told = new Set<string>();
	for (const number of counts.keys()) {
		const other = kin
			.get(/^\d+/.exec(number)?.[0] ?? number)
			?.slice(0, mostKin)
			.find(
				(candidate) => candidate !== number && isSame(number, candidate, dated) && count(candidate) >= count(number),
			);
		if (!other || told.has(other)) continue;
		told.add(number);
		checks.push(
			finding(
				`Một văn bản được dẫn với hai ký hiệu: ${other} và ${number}. Hãy thống nhất một ký hiệu.`,
				other,
				number,
			),
		);
	}
	return checks;
}

/** No report cites more documents of one number. */
const mostKin = 50;

type Dated = ReadonlyMap<string, readonly Citation[]>;

/** The same number and date under another symbol, or the symbol without its year. */
function isSame(a: string, b: string, dated: Dated): boolean {
	const [digitsA, symbolA] = split(a);
	const [digitsB, symbolB] = split(b);
	if (symbolA === symbolB) {
		if (!digitsA.includes('/') && digitsB.startsWith(`${digitsA}/`)) return true;
		return (
			digitsA.split('/')[0] === digitsB.split('/')[0] &&
			digitsA.includes('/') &&
			digitsB.includes('/') &&
			sharesDate(a, b, dated)
		);
	}
	return digitsA === digitsB && digitsA.includes('/') && symbolA.split('-').at(-1) === symbolB.split('-').at(-1);
}

function sharesDate(a: string, b: string, dated: Dated): boolean {
	const dates = new Set((dated.get(b) ?? []).map((one) => one.date));
	return (dated.get(a) ?? []).some((one) => one.date !== null && dates.has(one.date));
}

function mostFrequent(values: readonly string[]): string {
	return [...Map.groupBy(values, (value) => value)].sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? '';
}

function finding(statement: string, expected: string, found: string): Check {
	return check({
		kind: 'citation',
		holds: false,
		statement,
		parts: [],
		whole: null,
		expected,
		found,
		severity: severityOf('citation'),
	});
}
