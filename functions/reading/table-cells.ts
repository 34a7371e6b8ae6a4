// What one cell says. Invariant: only what is wholly a number, or a number with its unit, has a value; an empty cell, a dash and a mark
// have none, so nothing is ever read as nought.

import { countedNounAt } from './nouns.ts';
import { type Decimal, parseDecimal, quantum, toNumber } from './numbers.ts';

export interface CellValue {
	value: number;
	/** The last printed place. */
	quantum: number;
	/** Printed behind the number: "%", or the noun of "02 lớp". */
	unit: string | null;
}

const empty = /^(?:[-–—_.…\s]*|\/)$/u;

export const isEmptyCell = (text: string): boolean => empty.test(text);

/** "2.", "(3)", "IV", "a": counts rows or columns, measures nothing. */
export const isEnumerator = (text: string): boolean =>
	/^\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]+|[a-zđ])\)?[.)]?$/iu.test(text);

export const isYear = (text: string): boolean => /^(?:năm\s*)?(?:19|20)\d{2}$/iu.test(text);

export function parseCell(text: string, english = false): CellValue | null {
	const [, sign = '', digits = '', rest = ''] =
		/^([-–+]?)\s*(\d[\d.,]*(?: \d{3}(?:,\d+)?)*)\s*(%|[\p{L}][\p{L} /]*)?$/u.exec(text.trim()) ?? [];
	if (digits === '') return null;
	const parsed = english ? parseEnglish(digits) : parseDecimal(digits);
	if (!parsed) return null;
	const noun = rest === '' || rest === '%' ? null : countedNounAt(rest, 0);
	if (rest !== '' && rest !== '%' && noun?.length !== rest.length) return null;
	const value = toNumber(parsed);
	return {
		value: sign === '-' || sign === '–' ? -value : value,
		quantum: quantum(parsed),
		unit: rest === '%' ? '%' : (noun?.noun ?? null),
	};
}

/** A cell of the contract: a number where it is one and nothing else. */
export function toCell(text: string, number: number | undefined, english = false): number | string | null {
	if (isEmptyCell(text)) return number ?? null;
	if (number !== undefined && !text.includes('%')) return number;
	const parsed = parseCell(text, english);
	return parsed && parsed.unit === null ? parsed.value : text;
}

/** A table that writes "1,389.6" somewhere, and nowhere "1.389,6", writes "1,389" for the same. */
export function writesEnglish(texts: Iterable<string>): boolean {
	let english = false;
	for (const text of texts) {
		if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^\d+,(?:\d{1,2}|\d{4,})$/.test(text)) return false;
		if (/^\d{1,3}(?:,\d{3})+\.\d+$|^\d{1,3}(?:,\d{3}){2,}$/.test(text)) english = true;
	}
	return english;
}

function parseEnglish(digits: string): Decimal | null {
	if (!/^\d{1,3}(?:,\d{3})*(?:\.\d+)?$|^\d+(?:\.\d+)?$/.test(digits)) return null;
	return parseDecimal(digits.replaceAll(',', '').replace('.', ','));
}
