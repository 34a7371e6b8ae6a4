// A whole against the parts that its sentence or list gives. Invariant: tolerance comes from the printed places of the numbers, and a
// list that only names examples is never called broken.
import { severityOf } from '../domain/check-rules.ts';
import type { Check } from '../domain/reading.ts';
import { amount, type CheckItem, check, money, sameNoun } from './check-items.ts';
import { areBothSexes, isComplete } from './complete-parts.ts';
import type { Scope } from './scopes.ts';

export interface PartGroup {
	whole: CheckItem;
	parts: CheckItem[];
}

/** The scope right below the whole's that holds the part: brackets of one list, items of one list, are one group. */
function levelBelow(whole: CheckItem, { draft }: CheckItem): Scope {
	let key = draft.scope;
	while (key.parent && key.parent !== whole.draft.scope) key = key.parent;
	return key.parent && draft.paragraph !== whole.draft.paragraph ? key.parent : key;
}

/** Women and minorities are counted among the same people: no parts to be added up. */
const overlapping = /(?<!\p{L})(?:nữ|dân tộc(?: thiểu số)?|hộ nghèo|hộ cận nghèo|khuyết tật)(?: là| có|:)*\s*$/iu;
const overlappingToo =
	/^ (?:là |thuộc )?(?:nữ|(?:người |đồng bào )?dân tộc|hộ nghèo|hộ cận nghèo|người khuyết tật)(?!\p{L})/iu;
const overlaps = (item: CheckItem): boolean => overlapping.test(before(item)) || overlappingToo.test(behind(item));
const behind = ({ draft }: CheckItem): string =>
	draft.paragraph.paragraph.text.slice(draft.quantity.end, draft.quantity.end + 30);
const before = ({ draft }: CheckItem): string =>
	draft.paragraph.paragraph.text.slice(Math.max(0, draft.quantity.start - 30), draft.quantity.start);

/** Parts of one whole that stand in one scope, or in the items of one list. */
export function partGroups(items: readonly CheckItem[]): PartGroup[] {
	const groups = new Map<CheckItem, Map<Scope, CheckItem[]>>();
	const byDraft = new Map(items.map((item) => [item.draft, item]));
	for (const item of items) {
		const whole = item.draft.whole ? byDraft.get(item.draft.whole) : undefined;
		if (!whole || item.draft.quantity.perYear || !sameNoun(item.draft, whole.draft)) continue;
		if (item.figure.covers === 'total' && item.figure.source === 'all' && whole.figure.covers === 'support') continue;
		if (item.figure.source === 'beneficiary' && whole.figure.covers !== 'total') continue;
		if (item.figure.status === 'planned' && whole.figure.status !== 'planned') continue;
		if (item.draft.activity !== whole.draft.activity && whole.draft.activity !== 'total') continue;
		const key = levelBelow(whole, item);
		const scopes = groups.get(whole) ?? new Map<Scope, CheckItem[]>();
		groups.set(whole, scopes);
		const parts = scopes.get(key) ?? [];
		scopes.set(key, parts);
		parts.push(item);
	}
	return [...groups].flatMap(([whole, scopes]) =>
		[...scopes.values()].flatMap((all) => {
			const parts = areBothSexes(all) ? all : all.filter((item) => !overlaps(item));
			return parts.length > 0 ? [{ whole, parts }] : [];
		}),
	);
}

export function sumOf(parts: readonly CheckItem[]): number {
	return parts.reduce((sum, part) => sum + part.figure.value, 0);
}

export function toleranceOf(whole: CheckItem, parts: readonly CheckItem[]): number {
	if (whole.figure.measure !== 'funding') return 0;
	const steps = [whole, ...parts].map((item) => item.draft.quantity.quantum).filter((step) => step > 1);
	return steps.reduce((sum, step) => sum + step / 2, 0);
}

export function sumChecks(groups: readonly PartGroup[]): Check[] {
	return groups.flatMap((group) => {
		const made = sumCheck(group);
		return made ? [made] : [];
	});
}

function sumCheck({ whole, parts }: PartGroup): Check | null {
	if ([whole, ...parts].some((item) => item.figure.bound !== 'exact' || item.figure.valueTo !== null)) return null;
	const sum = sumOf(parts);
	const tolerance = toleranceOf(whole, parts);
	const difference = sum - whole.figure.value;
	const holds = Math.abs(difference) <= tolerance;
	if (parts.length < 2 && difference <= tolerance) return null;
	if (difference < 0 && !holds && !isComplete(whole, parts)) return null;
	const list = parts.map((part) => amount(part.figure)).join(' + ');
	return check({
		kind: 'sum',
		holds,
		statement: holds
			? `${amount(whole.figure)} = ${list}`
			: `Tổng ghi ${amount(whole.figure)} ("${whole.figure.quote}"), nhưng các phần cộng lại (${list}) là ${money(sum, whole.figure.unit)}, lệch ${money(Math.abs(difference), whole.figure.unit)}. Hãy sửa số tổng hoặc phần ghi sai.`,
		parts: parts.map((part) => part.figure.id),
		whole: whole.figure.id,
		expected: sum,
		found: whole.figure.value,
		tolerance,
		severity: severityOf(holds ? 'holds' : difference > 0 ? 'sum-excess' : 'sum-shortfall'),
	});
}
