// Titles of sections that extraction moved away from their roman number, put back. Invariant: a title is put where another table of the
// document has the same words, or where the decree's order of activities has its activity; otherwise it is left out, never guessed.
import { activityKeys } from '../../domain/activities.ts';
import { classifyHeading } from '../activity-words.ts';
import { likeness } from './label-words.ts';
import type { PrintedRow } from './printed-rows.ts';
import { isRoman, romanNumber } from './row-words.ts';
import type { LineItem } from './table-lines.ts';

const decreeOrder: readonly string[] = activityKeys.filter((key) => key !== 'total');

/** Joined again where they were wrapped: a line that begins small goes on. */
export function movedTexts(head: readonly LineItem[]): string[] {
	const texts: string[] = [];
	let last = -2;
	head.forEach((item, at) => {
		if (item.kind !== 'text' || !/\p{L}{2}/u.test(item.text)) return;
		const before = texts.at(-1);
		if (before !== undefined && last === at - 1 && /^\p{Ll}/u.test(item.text))
			texts[texts.length - 1] = `${before} ${item.text}`;
		else texts.push(item.text);
		last = at;
	});
	return texts;
}

export function putTitlesBack(
	rows: readonly PrintedRow[],
	moved: readonly string[],
	known: ReadonlyMap<string, string>,
): PrintedRow[] {
	const bare = rows.filter((row) => row.tt !== null && isRoman(row.tt) && row.label === '');
	if (bare.length === 0) return [...rows];
	const pool: Loose[] = [
		...moved.map((text) => ({ text, row: null })),
		...rows.filter(isLoose).map((row) => ({ text: row.label, row })),
	];
	const titles = new Map<PrintedRow, string>();
	for (const row of bare) {
		const title = takeKnown(pool, known.get(row.tt ?? '')) ?? takeByActivity(pool, romanNumber(row.tt ?? ''));
		if (title !== null) titles.set(row, title);
	}
	const left = new Map(pool.flatMap(({ row, text }) => (row ? [[row, text] as const] : [])));
	return rows.flatMap((row) => {
		const rest = left.get(row);
		if (rest === undefined) return [{ ...row, label: titles.get(row) ?? row.label }];
		return rest === '' ? [] : [{ ...row, label: rest }];
	});
}

interface Loose {
	text: string;
	row: PrintedRow | null;
}

/** Another table has the title in its place. Two titles may have run together: what is left stays. */
function takeKnown(pool: Loose[], title: string | undefined): string | null {
	if (title === undefined) return null;
	for (const loose of pool) {
		const at = loose.text.toLowerCase().indexOf(title.toLowerCase());
		if (at >= 0) {
			const found = loose.text.slice(at, at + title.length);
			loose.text = `${loose.text.slice(0, at)} ${loose.text.slice(at + title.length)}`.replace(/\s+/g, ' ').trim();
			return found;
		}
		if (likeness(loose.text, title) >= 0.7) return takeWhole(loose);
	}
	return null;
}

function takeByActivity(pool: Loose[], number: number): string | null {
	const loose = pool.find(({ text }) => decreeOrder.indexOf(classifyHeading(text).activity ?? 'total') === number - 1);
	return loose ? takeWhole(loose) : null;
}

function takeWhole(loose: Loose): string {
	const { text } = loose;
	loose.text = '';
	return text;
}

function isLoose(row: PrintedRow): boolean {
	return row.tt === null && !row.bullet && row.numbers.length === 0 && !row.marked;
}
