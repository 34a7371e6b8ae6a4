// The quantities of the results with all that their surroundings say. Invariant: a draft knows its whole, so that parts are never
// added to it a second time.

import { isInvestment } from './all-money.ts';
import { withBareCounts } from './bare-counts.ts';
import { findActivity } from './figure-activity.ts';
import type { Draft, FigureContext, Span } from './figure-context.ts';
import { findPeriod } from './figure-period.ts';
import { findSource, ofPlace } from './figure-source.ts';
import { findStatus } from './figure-status.ts';
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
		const lead: Lead = { text, drafts: read.drafts, scope: read.last, bullet: item.bullet, section: item.section };
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
		const made = draft(quantity, item, scope, sentence, known, leads, quantities, reportPeriod);
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
			(one.source === 'all' || (one.source === null && ofPlace.test(one.quantity.unit))) &&
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
	leads: readonly string[],
	quantities: readonly Quantity[],
	reportPeriod: Span | null,
): Draft {
	const { text } = item.paragraph;
	const whole = findWhole(quantity, scope, known) ?? spentOf(text, quantity, known);
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

const isWholeInvestment = ({ paragraph, quantity }: Draft): boolean =>
	isInvestment({ text: paragraph.paragraph.text, quantity });

/** The last quantity of the same measure that stands in the scope this one breaks down, or anywhere before a list of parts. */
function findWhole(quantity: Quantity, scope: Scope, known: readonly Draft[]): Draft | null {
	if (quantity.denominator) return null;
	const same = known.filter(
		(one) =>
			!one.quantity.denominator &&
			one.quantity.measure === quantity.measure &&
			one.quantity.perYear === quantity.perYear,
	);
	let inner = scope;
	for (let outer = scope.parent; outer; inner = outer, outer = outer.parent) {
		const bracketed = bracketBefore(inner, outer, same);
		if (bracketed) return bracketed;
		const inside = same.filter((one) => one.scope === outer);
		const given = inside.filter((one) => one.source !== 'beneficiary' && !isWholeInvestment(one));
		// A list after "hỗ trợ 395 triệu đồng; cơ sở đối ứng 520 triệu đồng, tổng vốn 915 triệu đồng" is of what was given.
		const found = (scope.kind === 'bracket' || inside.length < 2 ? inside : given.length > 0 ? given : inside).at(-1);
		if (found) return found;
	}
	if (!scope.listed) return null;
	return same.filter((one) => one.whole === null && one.sentence !== scope).at(-1) ?? null;
}

const opensList = /^[\s,]*(?:(?:trong đó|bao gồm|gồm|gồm có|cụ thể)(?: là| như sau)?)?[\s:]*$/iu;

/** "hỗ trợ 04 đề án (900 triệu đồng): hộ A …": the list breaks down the one amount of the bracket right before it. */
function bracketBefore(list: Scope, outer: Scope, same: readonly Draft[]): Draft | undefined {
	if (list.kind !== 'parts') return undefined;
	const inside = same.filter(
		({ scope, whole }) => scope.kind === 'bracket' && scope.parent === outer && whole?.scope !== outer,
	);
	const last = inside.at(-1);
	if (!last || inside.filter((one) => one.scope === last.scope).length > 1) return undefined;
	const { text } = last.paragraph.paragraph;
	const isSame = list.start >= last.scope.end && outer.children.includes(list);
	return opensList.test(text.slice(last.scope.end, isSame ? list.start : text.length)) ? last : undefined;
}

/** "kinh phí 600 triệu đồng; giải ngân được 300 triệu đồng": the second is in the first. */
function spentOf(text: string, quantity: Quantity, known: readonly Draft[]): Draft | null {
	if (quantity.measure !== 'funding') return null;
	const before = text.slice(Math.max(0, quantity.start - 60), quantity.start);
	if (!/(?:giải ngân|thanh toán|quyết toán|tạm ứng)[^,.;\d]{0,30}$/iu.test(before)) return null;
	return (
		known
			.filter((one) => one.quantity.measure === 'funding' && one.paragraph.paragraph.text === text)
			.findLast((one) => one.quantity.value >= quantity.value) ?? null
	);
}
