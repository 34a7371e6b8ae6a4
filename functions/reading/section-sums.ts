// The report's total against what its activities add up to. Invariant: each đồng of an activity is taken once, from the most general
// figure that states it.
import type { Check } from '../domain/reading.ts';
import { amount, type CheckItem, check, money } from './check-items.ts';
import type { Draft } from './figure-context.ts';
import type { Section } from './sections.ts';
import { sumOf, toleranceOf } from './sum-checks.ts';

/** The headline total of the report for a source. */
export function headline(
	items: readonly CheckItem[],
	measure: 'funding' | 'projects',
	source: 'all' | 'national' | 'local',
): CheckItem | undefined {
	const found = items.find(
		({ figure, draft }) =>
			figure.measure === measure &&
			figure.activity === 'total' &&
			figure.source === source &&
			figure.bound === 'exact' &&
			!draft.quantity.perYear &&
			(source !== 'all' || draft.whole === null),
	);
	if (found?.figure.covers !== 'total') return found;
	// With the establishments' own money in it, only its public part can be compared with what was supported.
	const parts = publicMoney(found, items);
	return parts.length === 1 ? parts[0] : undefined;
}

/** Per section, the figures of an activity that no other figure of the section contains. */
export function sectionRoots(items: readonly CheckItem[], measure: 'funding' | 'projects'): Map<Section, CheckItem[]> {
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
			(draft.whole !== null && draft.whole.section === draft.section && draft.whole.activity !== 'total')
		)
			continue;
		if (isExample(draft)) continue;
		sections.set(draft.section, [...(sections.get(draft.section) ?? []), ...publicMoney(item, items)]);
	}
	for (const [section, roots] of sections) sections.set(section, withoutLead(roots));
	return sections;
}

/** "Một số đề án tiêu biểu: …" shows some of what was counted before. */
function isExample({ paragraph, sentence }: Draft): boolean {
	return /^[\s\-+]*(?:một số|tiêu biểu|điển hình|nổi bật|trong đó|ví dụ|như)(?!\p{L})/iu.test(
		paragraph.paragraph.text.slice(sentence.start, sentence.start + 40),
	);
}

/** Of an amount with the establishments' own money in it, the public part, where the sentence gives it. */
function publicMoney(item: CheckItem, items: readonly CheckItem[]): CheckItem[] {
	if (item.figure.covers !== 'total') return [item];
	const parts = items.filter((part) => part.draft.whole === item.draft && part.figure.source !== 'beneficiary');
	return parts.length > 0 ? parts : [item];
}

/** A section's own total beside its items: the total stands, the items are in it. */
function withoutLead(roots: CheckItem[]): CheckItem[] {
	for (const item of roots) {
		const others = roots.filter((other) => other !== item);
		if (others.length >= 2 && Math.abs(sumOf(others) - item.figure.value) <= toleranceOf(item, others)) return [item];
	}
	const [first, ...rest] = roots;
	const leads =
		first &&
		first.draft.paragraph.bullet < 0 &&
		rest.length > 0 &&
		rest.every((item) => item.draft.paragraph.bullet >= 0);
	return leads && sumOf(rest) <= first.figure.value ? [first] : roots;
}

export function sectionSumChecks(items: readonly CheckItem[]): Check[] {
	const checks: Check[] = [];
	const total = headline(items, 'funding', 'all');
	const roots = [...sectionRoots(items, 'funding').values()].flat();
	const sections = new Set(roots.map((item) => item.draft.section));
	if (total && sections.size >= 3) {
		checks.push(compare(total, roots));
		const [national, local] = [headline(items, 'funding', 'national'), headline(items, 'funding', 'local')];
		const nationalParts = roots.flatMap((root) => nationalIn(root, items));
		if (national && local && sumOf(nationalParts) === national.figure.value)
			checks.push(compareRest(local, roots, nationalParts));
	}
	const projects = headline(items, 'projects', 'all');
	const counted = sectionRoots(items, 'projects');
	const countedRoots = [...counted.values()].flat();
	const complete = [...sections].every((section) => counted.has(section)) && sections.size >= 3;
	if (projects && complete) checks.push(compare(projects, countedRoots));
	return checks;
}

function nationalIn(root: CheckItem, items: readonly CheckItem[]): CheckItem[] {
	if (root.figure.source === 'national') return [root];
	return items.filter(
		(item) =>
			item.draft.whole === root.draft &&
			item.figure.source === 'national' &&
			item.draft.paragraph === root.draft.paragraph,
	);
}

function compare(total: CheckItem, parts: readonly CheckItem[]): Check {
	return statement(total, parts, sumOf(parts), toleranceOf(total, parts), 'Các nội dung hoạt động cộng lại');
}

function compareRest(local: CheckItem, roots: readonly CheckItem[], national: readonly CheckItem[]): Check {
	const sum = sumOf(roots) - sumOf(national);
	return statement(local, roots, sum, toleranceOf(local, roots), 'Các nội dung hoạt động trừ phần KCQG');
}

function statement(
	total: CheckItem,
	parts: readonly CheckItem[],
	sum: number,
	tolerance: number,
	words: string,
): Check {
	const holds = Math.abs(sum - total.figure.value) <= tolerance;
	return check({
		kind: 'sum',
		holds,
		statement: holds
			? `${words}: ${money(sum, total.figure.unit)}, khớp tổng ghi ${amount(total.figure)}.`
			: `${words} là ${money(sum, total.figure.unit)} (${parts.map((part) => amount(part.figure)).join(' + ')}), khác tổng ghi ${amount(total.figure)}.`,
		parts: parts.map((part) => part.figure.id),
		whole: total.figure.id,
		expected: sum,
		found: total.figure.value,
		tolerance,
		severity: holds ? 'info' : 'warning',
	});
}
