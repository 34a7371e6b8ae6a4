// The quantities of the results with all that their surroundings say. Invariant: a draft knows its whole, so that parts are never
// added to it a second time.
import { findActivity } from './figure-activity.ts';
import type { Draft, FigureContext, Span } from './figure-context.ts';
import { findPeriod } from './figure-period.ts';
import { findSource } from './figure-source.ts';
import { findStatus } from './figure-status.ts';
import { reassignLists } from './list-wholes.ts';
import { refineMeasure } from './measure-words.ts';
import { findQuantities, type Quantity } from './quantities.ts';
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

const readable = new Set(['opening', 'direction', 'results']);

export function draftFigures(paragraphs: readonly SectionedParagraph[], reportPeriod: Span | null): Drafts {
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
	overSources(result.drafts);
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
	const all = findQuantities(text);
	const quantities = all.filter((one) => one.kind !== 'percent');
	for (const found of all) {
		const quantity = refineMeasure(found, text, item.section.activity);
		if (quantity.start < item.bodyStart) continue;
		const scope = nesting.scopeAt(quantity.start);
		if (quantity.kind === 'percent') {
			const of = drafts.at(-1);
			if (of) shares.push({ quantity, of, scope, text });
			continue;
		}
		if (isNoResult(text, quantity) || isRunningTotal(text, quantity, reportPeriod)) continue;
		const sentence = nesting.sentences.find((candidate) => quantity.start < candidate.end) ?? scope;
		drafts.push(
			draft(quantity, item, scope, sentence, [...(lead?.drafts ?? []), ...drafts], leads, quantities, reportPeriod),
		);
	}
	return { drafts, shares, last: nesting.last };
}

/** An amount that the establishments' own money is part of is over all sources, whatever its heading names. */
function overSources(drafts: readonly Draft[]): void {
	const wholes = new Set(
		drafts.flatMap((part) =>
			part.source === 'beneficiary' && part.whole?.paragraph === part.paragraph ? [part.whole] : [],
		),
	);
	for (const one of wholes) {
		if (one.source === 'all' || one.source === 'beneficiary' || one.quantity.measure !== 'funding') continue;
		one.source = 'all';
		one.trace.push('gồm cả vốn của cơ sở, nên là mọi nguồn');
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

/** The last quantity of the same measure that stands in the scope this one breaks down, or anywhere before a list of parts. */
function findWhole(quantity: Quantity, scope: Scope, known: readonly Draft[]): Draft | null {
	const same = known.filter(
		(one) => one.quantity.measure === quantity.measure && one.quantity.perYear === quantity.perYear,
	);
	for (let outer = scope.parent; outer; outer = outer.parent) {
		const found = same.filter((one) => one.scope === outer).at(-1);
		if (found) return found;
	}
	if (!scope.listed) return null;
	return same.filter((one) => one.whole === null && one.sentence !== scope).at(-1) ?? null;
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

const limits =
	/(?:mức (?:hỗ trợ|chi)|tối đa|không quá|không vượt quá|định mức|mỗi (?:đề án|cơ sở|mô hình|lớp|khóa|khoá|huyện|xã|số|kỳ|bản tin|hộ|doanh nghiệp|đơn vị|người|học viên|lao động|sản phẩm))[^,.;]{0,25}$/iu;
const comparison = /(?:tăng|gấp|giảm|hơn gấp)(?: thêm| khoảng| trên| hơn)?\s*$/iu;
const earlierYear = /cùng kỳ(?: năm (?:\d{4}|trước|ngoái))?[^,.;()\d]{0,25}$/iu;
/** Money that came back or never went out. */
const withdrawn =
	/(?<!\p{L})(?:thu hồi|hoàn trả|nộp trả|cắt giảm|chưa (?:giải ngân|thực hiện|triển khai|được hỗ trợ|bố trí)|còn thiếu|không thực hiện|dừng thực hiện|hủy|huỷ)(?!\p{L})[^.;\d]{0,60}$/iu;
/** "Hạn chế: 02 đề án phải điều chỉnh": said of what went wrong. */
const shortcoming = /(?:hạn chế|tồn tại|vướng mắc|khó khăn)[^.;:]{0,30}:[^.;]*$/iu;
const undone = /^\s*(?:phải|xin|đề nghị|bị)?\s*(?:điều chỉnh|dừng|tạm dừng|hủy|huỷ|chuyển tiếp)(?!\p{L})/iu;
const runningTotal = /l(?:ũy|uỹ) kế[^.;\d]{0,20}(?:từ|giai đoạn) (?:năm )?(\d{4})[^.;]*$/iu;

/** "Lũy kế từ năm 2021: …" in the report of a year is no figure of that year. */
function isRunningTotal(text: string, quantity: Quantity, report: Span | null): boolean {
	const since = runningTotal.exec(text.slice(0, quantity.start))?.[1];
	return since !== undefined && Number(since) !== report?.from;
}

/** "có 02 công chức kiêm nhiệm": the staff of an office is no participant of anything. */
const staff = /^[^,.;()\d]{0,20}(?:kiêm nhiệm|chuyên trách|phụ trách|biên chế|theo dõi công tác|làm đầu mối)/iu;

/** Ceilings, rates and multiples are said of a rule or a growth, not of what was done. */
function isNoResult(text: string, quantity: Quantity): boolean {
	if (quantity.rate) return true;
	const before = text.slice(Math.max(0, quantity.start - 45), quantity.start);
	return (
		limits.test(before) ||
		comparison.test(before) ||
		earlierYear.test(before) ||
		shortcoming.test(text.slice(Math.max(0, quantity.start - 160), quantity.start)) ||
		undone.test(text.slice(quantity.end, quantity.end + 30)) ||
		(quantity.measure === 'participants' && staff.test(text.slice(quantity.end, quantity.end + 40))) ||
		withdrawn.test(text.slice(Math.max(0, quantity.start - 80), quantity.start)) ||
		/^\s*(?:cho |đối với )?(?:mỗi|một) (?:đề án|cơ sở|mô hình|đơn vị|dự án)/iu.test(
			text.slice(quantity.end, quantity.end + 30),
		)
	);
}
