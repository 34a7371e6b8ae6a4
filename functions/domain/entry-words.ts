// What people type into the approvers' register, field by field, in a form or in a table. Invariant: what is read is in one form (NFC, one blank
// between words, ISO days); what cannot be read says which field and how to write it.
import { parseDay } from './document-date.ts';
import type { Problem } from './problem.ts';
import { printedDay } from './vietnam-day.ts';

/** Either what was meant, or what is wrong with it. */
export type Read<T> = { value: T; problems: [] } | { value: null; problems: [Problem, ...Problem[]] };

export interface FieldName {
	vi: string;
	en: string;
}

export const good = <T>(value: T): Read<T> => ({ value, problems: [] });
export const bad = (code: string, vi: string, en: string): { value: null; problems: [Problem] } => ({
	value: null,
	problems: [{ code, vi, en }],
});

/** As a table keeps it: no line breaks, no lone halves of letters. */
export const oneLine = (words: string): string =>
	words
		.toWellFormed()
		.normalize('NFC')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();

const longestLine = 200;

export function readLine(words: string, name: FieldName, needed: boolean): Read<string> {
	const value = oneLine(words);
	if (needed && value === '') return bad('missing-field', `Thiếu ${name.vi}.`, `The ${name.en} is missing.`);
	if (value.length > longestLine)
		return bad(
			'too-long',
			`${sentence(name.vi)} dài ${value.length} ký tự, tối đa ${longestLine}: hãy viết ngắn lại.`,
			`The ${name.en} has ${value.length} characters, at most ${longestLine}: shorten it.`,
		);
	return good(value);
}

const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
export const shown = (words: string): string => oneLine(words).slice(0, 60);

/** Days outside are slips of the pen (0202, 20225): no office of this register is older, none is planned further. */
const [firstYear, lastYear] = ['2000', '2100'];

export function readDay(words: string, name: FieldName): Read<string> {
	if (oneLine(words) === '') return bad('missing-field', `Thiếu ${name.vi}.`, `The ${name.en} is missing.`);
	const day = parseDay(oneLine(words));
	if (day === null || day.slice(0, 4) < firstYear || day.slice(0, 4) > lastYear)
		return bad(
			'bad-day',
			`${sentence(name.vi)} "${shown(words)}" không phải một ngày: hãy ghi ngày/tháng/năm, ví dụ 01/07/2025.`,
			`The ${name.en} "${shown(words)}" is not a day: write day/month/year, for example 01/07/2025.`,
		);
	return good(day);
}

export const readDayOrNone = (words: string, name: FieldName): Read<string | null> =>
	oneLine(words) === '' ? good(null) : readDay(words, name);

export function readCount(words: string, name: FieldName, most: number): Read<number> {
	const text = oneLine(words);
	const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
	return value >= 1 && value <= most
		? good(value)
		: bad(
				'bad-number',
				`${sentence(name.vi)} "${shown(words)}" phải là số nguyên từ 1 đến ${most}.`,
				`The ${name.en} "${shown(words)}" must be a whole number from 1 to ${most}.`,
			);
}

/** @param choices what may be written, lower case, to what it means */
export function readChoice<T>(words: string, name: FieldName, choices: Readonly<Record<string, T>>): Read<T> {
	const text = oneLine(words).toLowerCase();
	if (Object.hasOwn(choices, text)) return good(choices[text] as T);
	const known = Object.keys(choices)
		.filter((one) => one !== '')
		.join(', ');
	return bad(
		'bad-choice',
		`${sentence(name.vi)} "${shown(words)}" không có: hãy ghi một trong các giá trị ${known}.`,
		`There is no ${name.en} "${shown(words)}": write one of ${known}.`,
	);
}

export const notAfter = (from: string | null, to: string | null): Problem[] =>
	from !== null && to !== null && to < from
		? [
				{
					code: 'ends-before-it-begins',
					vi: `Ngày cuối (${printedDay(to)}) trước ngày đầu (${printedDay(from)}): hãy sửa một trong hai.`,
					en: `The last day (${printedDay(to)}) is before the first (${printedDay(from)}): mend one of them.`,
				},
			]
		: [];
