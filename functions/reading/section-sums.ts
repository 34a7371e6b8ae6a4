// The report's total against what its activities add up to. Invariant: each đồng of an activity is taken once, from the most general
// figure that states it.
import { severityOf } from '../domain/check-rules.ts';
import type { Check, FigureStatus, Source } from '../domain/reading.ts';
import { amount, type CheckItem, check, money } from './check-items.ts';
import type { Draft } from './figure-context.ts';
import { headline, local, localHeadline, type PartsOf, partsByWhole, publicMoney } from './headlines.ts';
import type { Section } from './sections.ts';
import { sumOf, toleranceOf } from './sum-checks.ts';
import { slipCheck, slipOf } from './unit-checks.ts';

/** Per section, the figures of an activity that no other figure of the section contains. */
function sectionRoots(
	items: readonly CheckItem[],
	measure: 'funding' | 'projects',
	parts: PartsOf,
): Map<Section, CheckItem[]> {
	const sections = new Map<Section, CheckItem[]>();
	for (const item of items) {
		const { draft, figure } = item;
		if (
			figure.measure !== measure ||
			figure.activity === 'total' ||
			draft.quantity.perYear ||
			draft.section.zone !== 'results'
		)
			continue;
		if (
			figure.source === 'beneficiary' ||
			(figure.covers === 'total' && parts(draft).every((part) => part.figure.source === 'beneficiary')) ||
			(draft.whole !== null && draft.whole.section === draft.section && draft.whole.activity !== 'total')
		)
			continue;
		if (isExample(draft)) continue;
		const roots = sections.get(draft.section) ?? [];
		roots.push(...publicMoney(item, parts));
		sections.set(draft.section, roots);
	}
	for (const [section, roots] of sections) sections.set(section, withoutLead(roots));
	for (const section of [...sections.keys()]) if (isTold(section, sections)) sections.delete(section);
	return sections;
}

/** Items under a), b), c) are in what their own heading's section told. */
function isTold(section: Section, sections: ReadonlyMap<Section, CheckItem[]>): boolean {
	for (let outer = section.parent; outer; outer = outer.parent)
		if (outer.activity !== null && outer.activity === section.activity && (sections.get(outer)?.length ?? 0) > 0)
			return true;
	return false;
}

/** "Một số đề án tiêu biểu: …" shows some of what was counted before. */
function isExample({ paragraph, sentence }: Draft): boolean {
	return /^[\s\-+]*(?:một số|tiêu biểu|điển hình|nổi bật|trong đó|ví dụ|như)(?!\p{L})/iu.test(
		paragraph.paragraph.text.slice(sentence.start, sentence.start + 40),
	);
}

/** A section's own total beside its items: the total stands, the items are in it. */
function withoutLead(roots: CheckItem[]): CheckItem[] {
	const sum = sumOf(roots);
	const item = roots.length < 3 ? undefined : roots.find((one) => isRestOf(one, roots, sum));
	if (item) return [item];
	const [first, ...rest] = roots;
	const leads =
		first &&
		first.draft.paragraph.bullet < 0 &&
		rest.length > 0 &&
		rest.every((item) => item.draft.paragraph.bullet >= 0);
	return leads && sumOf(rest) <= first.figure.value ? [first] : roots;
}

function isRestOf(item: CheckItem, roots: readonly CheckItem[], sum: number): boolean {
	// The tolerance is that of all roots, whichever of them is the whole.
	const apart = Math.abs(sum - 2 * item.figure.value);
	return (
		apart === 0 ||
		(apart < item.figure.value &&
			apart <=
				toleranceOf(
					item,
					roots.filter((one) => one !== item),
				))
	);
}

export function sectionSumChecks(items: readonly CheckItem[]): Check[] {
	const parts = partsByWhole(items);
	const funding = sectionRoots(items, 'funding', parts);
	const projects = sectionRoots(items, 'projects', parts);
	const complete = [...funding.keys()].every((section) => projects.has(section));
	return [
		...compareMeasure(items, 'funding', funding, parts),
		...(complete ? compareMeasure(items, 'projects', projects, parts) : []),
	];
}

function compareMeasure(
	items: readonly CheckItem[],
	measure: 'funding' | 'projects',
	sections: ReadonlyMap<Section, readonly CheckItem[]>,
	parts: PartsOf,
): Check[] {
	const roots = [...sections.values()].flat();
	if (new Set(roots.map((item) => item.draft.section)).size < 3) return [];
	// The total of an earlier year, named to compare with, is not what the activities add up to.
	const latest = Math.max(
		...roots.filter((root) => root.figure.status !== 'planned').map((root) => root.figure.period.to),
	);
	const status = commonStatus(roots);
	const current = items.filter((item) => item.figure.period.to >= latest && item.figure.status === status);
	const all = headline(current, measure, 'all', parts);
	const national = headline(current, measure, 'national', parts);
	const own = localHeadline(current, measure, parts);
	const exact = all && [all, own, national].find((total) => total && sumOf(roots) === total.figure.value);
	if (exact) return [compare(exact, roots, exact === all ? words.all : words.source)];
	const slip = measure === 'funding' ? slipAmong([all, own, national], roots) : null;
	if (slip) return [slip];
	const checks = all ? [compare(all, roots, words.all)] : [];
	const nationalParts = national && moneyOf(national, roots, parts);
	// What no source is named for is the local rest, but only where the national part is certain and nothing is said of the whole.
	const alone = !all && (!national || !own);
	for (const total of [national, own]) {
		if (!total) continue;
		const money = moneyOf(total, roots, parts);
		if (money.unnamed.length === 0 && !all) checks.push(compare(total, money.named, words.source));
		else if (alone && money.others === 0) checks.push(compare(total, roots, words.source));
	}
	if (measure === 'funding' && all && national && own && nationalParts)
		if (sumOf(nationalParts.named) === national.figure.value) checks.push(compareRest(own, roots, nationalParts.named));
	return checks;
}

/** One activity's amount in the wrong unit, proved by a total that is right with it mended. */
function slipAmong(totals: readonly (CheckItem | undefined)[], roots: readonly CheckItem[]): Check | null {
	for (const total of totals) {
		const slip = total && slipOf(total, roots);
		if (slip) return slipCheck(slip, roots);
	}
	return null;
}

/** What most of the activities' figures are: plans, results so far and estimates of one year have totals of their own. */
function commonStatus(roots: readonly CheckItem[]): FigureStatus {
	const counts = Map.groupBy(roots, (root) => root.figure.status);
	return [...counts].sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? 'actual';
}

interface SourceMoney {
	named: CheckItem[];
	/** Amounts that no source is said of. */
	unnamed: CheckItem[];
	/** How many amounts are of other sources. */
	others: number;
}

/** What of the activities' money is of the total's source, by their own words or by those of their parts. */
function moneyOf(total: CheckItem, roots: readonly CheckItem[], partsOf: PartsOf): SourceMoney {
	const wanted = total.figure.source;
	const money: SourceMoney = { named: [], unnamed: [], others: 0 };
	for (const root of roots) {
		const inside = partsOf(root.draft).filter((part) => part.draft.paragraph === root.draft.paragraph);
		const divided = inside.filter((part) => part.figure.source !== 'all' && part.figure.source !== null);
		const { source } = root.figure;
		if (isOf(source, wanted)) money.named.push(root);
		else if (source !== 'all' && source !== null) money.others += 1;
		else if (divided.length > 0) {
			money.named.push(...divided.filter((part) => isOf(part.figure.source, wanted)));
			money.others += divided.filter((part) => !isOf(part.figure.source, wanted)).length;
			if (sumOf(divided) < root.figure.value) money.unnamed.push(root);
		} else money.unnamed.push(root);
	}
	return money;
}

/** Local money is that of the province, the district or both. */
function isOf(source: Source | null, wanted: Source | null): boolean {
	return source === wanted || (wanted === 'local' && local.has(source));
}

const words = {
	all: 'Các nội dung hoạt động cộng lại',
	source: 'Các nội dung hoạt động cùng nguồn cộng lại',
	rest: 'Các nội dung hoạt động trừ phần KCQG',
};

function compare(total: CheckItem, parts: readonly CheckItem[], said: string): Check {
	return statement(total, parts, sumOf(parts), toleranceOf(total, parts), said);
}

function compareRest(own: CheckItem, roots: readonly CheckItem[], national: readonly CheckItem[]): Check {
	return statement(own, roots, sumOf(roots) - sumOf(national), toleranceOf(own, roots), words.rest);
}

function statement(total: CheckItem, parts: readonly CheckItem[], sum: number, tolerance: number, said: string): Check {
	const holds = Math.abs(sum - total.figure.value) <= tolerance;
	const isFar = Math.abs(sum - total.figure.value) > farOff * total.figure.value;
	return check({
		kind: 'sum',
		holds,
		statement: holds
			? `${said}: ${money(sum, total.figure.unit)}, khớp tổng ghi ${amount(total.figure)}.`
			: `${said} là ${money(sum, total.figure.unit)} (${parts.map((part) => amount(part.figure)).join(' + ')}), khác tổng ghi ${amount(total.figure)} ("${total.figure.quote}") là ${money(Math.abs(sum - total.figure.value), total.figure.unit)}. Hãy kiểm tra số tổng và từng nội dung.`,
		parts: parts.map((part) => part.figure.id),
		whole: total.figure.id,
		expected: sum,
		found: total.figure.value,
		tolerance,
		severity: severityOf(holds ? 'holds' : isFar ? 'sum-activities-far' : 'sum-activities'),
	});
}

/** Activities that miss the total by more are not all told, or told otherwise: no proof of an error. */
const farOff = 0.12;
