// The quantities of the results with all that their surroundings say. Invariant: a draft knows its whole, so that parts are never
// added to it a second time.
import { findActivity } from './figure-activity.ts';
import type { Draft, FigureContext, Span } from './figure-context.ts';
import { findPeriod } from './figure-period.ts';
import { findSource } from './figure-source.ts';
import { findStatus } from './figure-status.ts';
import { refineMeasure } from './measure-words.ts';
import { findQuantities, type Quantity } from './quantities.ts';
import { nest, type Scope } from './scopes.ts';
import type { Section, SectionedParagraph } from './sections.ts';

interface Lead {
	text: string;
	drafts: Draft[];
	scope: Scope;
	bullet: number;
	section: Section;
}

export interface Share {
	quantity: Quantity;
	/** The amount that is said to be that share. */
	of: Draft;
	scope: Scope;
	text: string;
}

export interface Drafts {
	drafts: Draft[];
	shares: Share[];
}

const readable = new Set(['opening', 'direction', 'results']);

export function draftFigures(paragraphs: readonly SectionedParagraph[], reportPeriod: Span | null): Drafts {
	const drafts: Draft[] = [];
	const shares: Share[] = [];
	const leads: Lead[] = [];
	for (const item of paragraphs) {
		if (item.paragraph.role !== 'body') continue;
		while (leads.length > 0 && !leadsTo(leads.at(-1), item)) leads.pop();
		if (!readable.has(item.section.zone)) continue;
		const lead = leads.at(-1) ?? null;
		const leadTexts = leads.map((one) => one.text).reverse();
		const { text } = item.paragraph;
		const nesting = nest(text, lead?.scope ?? null);
		const own: Draft[] = [];
		for (const found of findQuantities(text)) {
			const quantity = refineMeasure(found, text, item.section.activity);
			if (quantity.start < item.bodyStart) continue;
			if (quantity.kind === 'percent') {
				const of = own.at(-1);
				if (of) shares.push({ quantity, of, scope: nesting.scopeAt(quantity.start), text });
				continue;
			}
			if (isNoResult(text, quantity)) continue;
			const scope = nesting.scopeAt(quantity.start);
			const sentence = nesting.sentences.find((candidate) => quantity.start < candidate.end) ?? scope;
			own.push(draft(quantity, item, scope, sentence, [...(lead?.drafts ?? []), ...own], leadTexts, reportPeriod));
		}
		drafts.push(...own);
		const last = nesting.sentences.at(-1);
		if (last && /:\s*$/u.test(text))
			leads.push({
				text,
				drafts: own,
				scope: last,
				bullet: item.bullet,
				section: item.section,
			});
	}
	for (const one of drafts) overSources(one, drafts);
	return { drafts, shares };
}

/** An amount that the establishments' own money is part of is over all sources, whatever its heading names. */
function overSources(one: Draft, drafts: readonly Draft[]): void {
	if (one.source === 'all' || one.source === 'beneficiary' || one.quantity.measure !== 'funding') return;
	if (!drafts.some((part) => part.whole === one && part.source === 'beneficiary')) return;
	one.source = 'all';
	one.trace.push('gồm cả vốn của cơ sở, nên là mọi nguồn');
}

function leadsTo(lead: Lead | undefined, item: SectionedParagraph): boolean {
	return lead !== undefined && lead.section === item.section && item.bullet > lead.bullet;
}

function draft(
	quantity: Quantity,
	item: SectionedParagraph,
	scope: Scope,
	sentence: Scope,
	known: readonly Draft[],
	leads: readonly string[],
	reportPeriod: Span | null,
): Draft {
	const { text } = item.paragraph;
	const whole = findWhole(quantity, scope, known);
	const context: FigureContext = {
		text,
		quantity,
		scope,
		sentence,
		section: item.section,
		whole,
		before: known,
		leads,
		bodyStart: item.bodyStart,
		bullet: item.bullet,
	};
	const activity = findActivity(context);
	const source = findSource(context);
	const period = findPeriod(context, reportPeriod);
	const status = findStatus(context);
	return {
		quantity,
		paragraph: item,
		section: item.section,
		scope,
		sentence,
		activity: activity.value,
		source: source.value,
		period: period.value,
		status: status.value,
		whole,
		trace: [activity.why, source.why, period.why, status.why],
		doubts: [activity.doubt, source.doubt, quantity.doubt].filter((doubt) => doubt !== null),
	};
}

/** The last quantity of the same measure that stands in the scope this one breaks down. */
function findWhole(quantity: Quantity, scope: Scope, known: readonly Draft[]): Draft | null {
	for (let outer = scope.parent; outer; outer = outer.parent) {
		const candidates = known.filter(
			(one) =>
				one.scope === outer && one.quantity.measure === quantity.measure && one.quantity.perYear === quantity.perYear,
		);
		const found = candidates.at(-1);
		if (found) return found;
	}
	return null;
}

const limits =
	/(?:mức (?:hỗ trợ|chi)|tối đa|không quá|không vượt quá|định mức|mỗi (?:đề án|cơ sở|mô hình|lớp|huyện|xã))[^,.;]{0,25}$/iu;
const comparison = /(?:tăng|gấp|giảm|bằng|hơn gấp)(?: thêm| khoảng| trên| hơn)?\s*$/iu;

/** Ceilings, rates and multiples are said of a rule or a growth, not of what was done. */
function isNoResult(text: string, quantity: Quantity): boolean {
	if (quantity.rate) return true;
	const before = text.slice(Math.max(0, quantity.start - 45), quantity.start);
	return (
		limits.test(before) ||
		(quantity.kind === 'count' && comparison.test(before) && /^(?:lần|lượt)/u.test(quantity.unit))
	);
}
