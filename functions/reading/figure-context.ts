// What is known of a quantity while it becomes a figure. Invariant: each question about it is a file of its own.
import type { Activity } from '../domain/activities.ts';
import type { FigureStatus, Source } from '../domain/reading.ts';
import type { Quantity } from './quantity.ts';
import type { Scope } from './scopes.ts';
import type { Section, SectionedParagraph } from './sections.ts';

/** Years, both included. */
export interface Span {
	from: number;
	to: number;
}

export interface Draft {
	quantity: Quantity;
	paragraph: SectionedParagraph;
	section: Section;
	scope: Scope;
	sentence: Scope;
	activity: Activity;
	source: Source | null;
	period: Span;
	status: FigureStatus;
	/** What this is a part of by "trong đó", brackets or the lead-in of its list. */
	whole: Draft | null;
	trace: string[];
	doubts: string[];
}

/** What the four questions about a quantity look at. */
export interface FigureContext {
	text: string;
	quantity: Quantity;
	/** All amounts and counts of the paragraph, shares left out. */
	quantities: readonly Quantity[];
	scope: Scope;
	sentence: Scope;
	section: Section;
	whole: Draft | null;
	/** Earlier drafts of the same paragraph, after those of its lead-ins. */
	before: readonly Draft[];
	/** The lead-ins this list item stands under, nearest first. */
	leads: readonly string[];
	bodyStart: number;
	bullet: number;
}

export interface Answer<T> {
	value: T;
	why: string;
	doubt: string | null;
}

/** The quantities that a blanked copy of the paragraph still shows. */
export function shownIn(own: string, quantities: readonly Quantity[]): Quantity[] {
	return quantities.filter((quantity) => own[quantity.start] !== ' ');
}

export function hasQuantity(quantities: readonly Quantity[], scope: Scope): boolean {
	return quantities.some((quantity) => quantity.start >= scope.start && quantity.start < scope.end);
}
