// The quantities of the results with all that their surroundings say. Invariant: a draft knows its whole, so that parts are never
// added to it a second time.

import { isInvestment } from './all-money.ts';
import { withBareCounts } from './bare-counts.ts';
import { dividedBy } from './breakdowns.ts';
import { findActivity } from './figure-activity.ts';
import type { Draft, FigureContext, Span } from './figure-context.ts';
import { findPeriod } from './figure-period.ts';
import { bought, findSource } from './figure-source.ts';
import { findStatus } from './figure-status.ts';
import { findWhole } from './figure-whole.ts';
import { reassignLists } from './list-wholes.ts';
import { refineMeasure } from './measure-words.ts';
import { isNoResult, isRunningTotal } from './no-result.ts';
import { settleOwnMoney } from './own-money.ts';
import { findQuantities } from './quantities.ts';
import type { Quantity } from './quantity.ts';
import { nest, opensAsParts, type Scope } from './scopes.ts';
import type { Section, SectionedParagraph } from './sections.ts';

interface Lead {
	text: string;
	drafts: Draft[];
	/** What a line without numbers of its own divides. */
	totals: readonly Draft[];
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

const readable = new Set(['opening', 'direction', 'results', 'context']);

export function draftFigures(
	paragraphs: readonly SectionedParagraph[],
	reportPeriod: Span | null,
	title: string | null = null,
): Drafts {
	const result: Drafts = { drafts: [], shares: [] };
	const leads: Lead[] = [];
	let previous: Lead | null = null;
	for (const item of paragraphs) {
		if (item.paragraph.role !== 'body') continue;
		while (leads.length > 0 && !leadsTo(leads.at(-1), item)) leads.pop();
		if (!readable.has(item.section.zone)) continue;
		const { text } = item.paragraph;
		// "Phân theo ngành nghề: …" breaks down what the paragraph before it counted.
		const continued: Lead | null = opensAsParts.test(text) && previous?.section === item.section ? previous : null;
		const read = draftParagraph(item, leads.at(-1) ?? continued, leads.map((one) => one.text).reverse(), reportPeriod);
		result.drafts.push(...read.drafts);
		result.shares.push(...read.shares);
		const totals = read.drafts.length > 0 ? [] : dividedBy(item, result.drafts);
		const lead: Lead = {
			text,
			drafts: read.drafts,
			totals,
			scope: read.last,
			bullet: item.bullet,
			section: item.section,
		};
		if (/:\s*$/u.test(text)) leads.push(lead);
		if (read.drafts.length > 0 && !continued) previous = lead;
	}
	reassignLists(result.drafts);
	ofOneProgramme(result.drafts, title);
	settleOwnMoney(result.drafts);
	return result;
}

function draftParagraph(
	item: SectionedParagraph,
	lead: Lead | null,
	leads: readonly string[],
	reportPeriod: Span | null,
) {
	const { text } = item.paragraph;
	const nesting = nest(text, lead?.scope ?? null);
	const drafts: Draft[] = [];
	const shares: Share[] = [];
	const all = withBareCounts(text, findQuantities(text));
	const quantities = all.filter((one) => one.kind !== 'percent');
	for (const found of all) {
		const refined = refineMeasure(found, text, item.section.activity);
		const quantity = jobsWithin(refined, nesting.scopeAt(refined.start), drafts);
		if (quantity.start < item.bodyStart) continue;
		if (outsideProgramme(item, quantity, nesting.sentences, leads)) continue;
		const scope = nesting.scopeAt(quantity.start);
		if (quantity.kind === 'percent') {
			const of = drafts.at(-1);
			if (of) shares.push({ quantity, of, scope, text });
			continue;
		}
		if (isNoResult(text, quantity) || isRunningTotal(text, quantity, reportPeriod)) continue;
		const sentence = nesting.sentences.find((candidate) => quantity.start < candidate.end) ?? scope;
		const known = [...(lead?.drafts ?? []), ...drafts];
		const totals = lead?.totals ?? [];
		const made = draft(quantity, item, scope, sentence, known, totals, leads, quantities, reportPeriod);
		// "(năm 2021 thực hiện 33 đề án)" in the report of 2022 is there to compare with.
		if (!reportPeriod || made.period.to === 0 || made.period.to >= reportPeriod.from) drafts.push(made);
	}
	return { drafts, shares, last: nesting.last };
}

/** "56 việc làm mới, trong đó 31 lao động nữ": people named within jobs are jobs. */
function jobsWithin(quantity: Quantity, scope: Scope, known: readonly Draft[]): Quantity {
	if (quantity.measure !== 'participants' || !/lao động|người/u.test(quantity.unit)) return quantity;
	const before = known.filter((one) => one.scope === scope.parent).at(-1);
	return before?.quantity.measure === 'jobs' ? { ...quantity, measure: 'jobs' } : quantity;
}

const ofProgramme = /khuyến công|KCQG|KCĐP|đề án|ban hành|đối ứng|kinh phí hỗ trợ/iu;

/** What a description of the territory counts is no result; what it says of the programme is. */
function outsideProgramme(
	{ paragraph: { text }, section }: SectionedParagraph,
	quantity: Quantity,
	sentences: readonly Scope[],
	leads: readonly string[],
): boolean {
	if (
		section.zone !== 'context' &&
		!(section.zone === 'direction' && /bối cảnh|đặc điểm|tình hình/iu.test(section.title))
	)
		return false;
	const sentence = sentences.find((one) => quantity.start < one.end);
	const words = sentence ? text.slice(sentence.start, sentence.end) : text;
	return !ofProgramme.test(words) && !leads.some((lead) => ofProgramme.test(lead));
}

const oneProgramme =
	/(?:kế hoạch|kinh phí|nguồn|đề án|nhiệm vụ)(?: hoạt động| thực hiện)? (?:khuyến công quốc gia|KCQG)/iu;
const localWords = /khuyến công (?:địa phương|tỉnh|huyện|cấp)|KCĐP/iu;

/** The report of the year's KCQG plan: what names no other source is of that programme. */
function ofOneProgramme(drafts: readonly Draft[], title: string | null): void {
	if (title === null || !oneProgramme.test(title) || localWords.test(title)) return;
	for (const one of drafts)
		if (
			(one.source === 'all' || (one.source === null && bought.test(one.quantity.unit))) &&
			!isInvestment({ text: one.paragraph.paragraph.text, quantity: one.quantity })
		) {
			one.source = 'national';
			one.trace.push('báo cáo chỉ nói về khuyến công quốc gia');
		}
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
	totals: readonly Draft[],
	leads: readonly string[],
	quantities: readonly Quantity[],
	reportPeriod: Span | null,
): Draft {
	const { text } = item.paragraph;
	const whole = findWhole(quantity, { scope, text, known, totals });
	const context: FigureContext = {
		text,
		quantity,
		quantities,
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
