// What every kind of check looks at, and how it words itself. Invariant: a check states amounts in the unit of its figures.
import type { Check, Figure } from '../domain/reading.ts';
import type { Draft } from './figure-context.ts';
import { countsTheSame } from './same-noun.ts';

export interface CheckItem {
	draft: Draft;
	figure: Figure;
}

/** 1234567.5 -> "1.234.567,5" */
export function printed(value: number): string {
	const [whole = '0', fraction] = String(value).split('.');
	const grouped = whole.replace(/\B(?=(?:\d{3})+(?!\d))/g, '.');
	return fraction ? `${grouped},${fraction}` : grouped;
}

export const amount = ({ value, unit }: Figure): string => money(value, unit);

/** In triệu đồng; an amount below one is told in đồng, since nobody recognises 1.000 đồng in "0,001 triệu đồng". */
export function money(value: number, unit: string): string {
	if (!unit.startsWith('VND')) return `${printed(value)} ${unit}`;
	return Math.abs(value) < 1_000_000 ? `${printed(value)} đồng` : `${printed(value / 1_000_000)} triệu đồng`;
}

export function check(part: Omit<Check, 'tolerance'> & { tolerance?: number }): Check {
	return { tolerance: 0, ...part };
}

/** Counts of projects go by several names; other counts only compare under one noun. */
export function sameNoun(a: Draft, b: Draft): boolean {
	if (countsTheSame(a.quantity, b.quantity)) return true;
	const { measure } = a.quantity;
	return measure === b.quantity.measure && measure === 'establishments' && a.scope.exhaustive;
}
