// One document cited in two ways. Invariant: values here are the strings as cited; the more frequent form is the expected one.
import type { Check } from '../domain/reading.ts';
import { check } from './check-items.ts';
import { type Citation, split } from './citations.ts';

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
				finding(`Văn bản ${number} được dẫn với hai ngày khác nhau: ${expected} và ${date}.`, expected, date),
			);
	});
}

function symbols(citations: readonly Citation[]): Check[] {
	const checks: Check[] = [];
	const numbers = [...new Set(citations.map((one) => one.number))];
	for (const number of numbers) {
		const other = numbers.find(
			(candidate) =>
				candidate !== number &&
				isSame(number, candidate, citations) &&
				count(candidate, citations) >= count(number, citations),
		);
		if (!other || checks.some((made) => made.found === other)) continue;
		checks.push(finding(`Một văn bản được dẫn với hai ký hiệu: ${other} và ${number}.`, other, number));
	}
	return checks;
}

/** The same number and date under another symbol, or the symbol without its year. */
function isSame(a: string, b: string, citations: readonly Citation[]): boolean {
	const [digitsA, symbolA] = split(a);
	const [digitsB, symbolB] = split(b);
	if (symbolA === symbolB) {
		if (!digitsA.includes('/') && digitsB.startsWith(`${digitsA}/`)) return true;
		return (
			digitsA.split('/')[0] === digitsB.split('/')[0] &&
			digitsA.includes('/') &&
			digitsB.includes('/') &&
			sharesDate(a, b, citations)
		);
	}
	return digitsA === digitsB && digitsA.includes('/') && symbolA.split('-').at(-1) === symbolB.split('-').at(-1);
}

function sharesDate(a: string, b: string, citations: readonly Citation[]): boolean {
	const of = (number: string) => citations.filter((one) => one.number === number && one.date).map((one) => one.date);
	return of(a).some((date) => of(b).includes(date));
}

const count = (number: string, citations: readonly Citation[]): number =>
	citations.filter((one) => one.number === number).length;

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
		severity: 'warning',
	});
}
