// Whether two quantities count the same thing. Invariant: amounts of money and numbers of projects always do; other counts only under one noun.
import type { Quantity } from './quantity.ts';

/** Those taught are called workers in one clause and learners in the next. */
export const people = /^(?:lao động|học viên|người|công nhân)$/u;

export function countsTheSame(a: Quantity, b: Quantity): boolean {
	if (a.measure !== b.measure) return false;
	if (a.measure === 'funding' || a.measure === 'projects') return true;
	return sameWord(bareNoun(a.unit), bareNoun(b.unit));
}

export const sameWord = (a: string, b: string): boolean => a === b || (people.test(a) && people.test(b));

export const bareNoun = (unit: string): string =>
	unit.replace(/^lượt\s+/u, '').replace(/\s+(?:CNNT|công nghiệp nông thôn|nông thôn)$/iu, '');
