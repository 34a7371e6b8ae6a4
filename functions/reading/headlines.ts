// The totals a report opens with: of all sources, of one, of what the public paid. Invariant: a total with the establishments' own money in it is
// compared by its public part only.
import type { Source } from '../domain/reading.ts';
import type { CheckItem } from './check-items.ts';
import type { Draft } from './figure-context.ts';

/** The headline total of the report for a source. */
export function headline(
	items: readonly CheckItem[],
	measure: 'funding' | 'projects',
	source: Source,
	parts: PartsOf = partsByWhole(items),
): CheckItem | undefined {
	const isHeadline = ({ figure, draft }: CheckItem): boolean =>
		figure.measure === measure &&
		figure.activity === 'total' &&
		figure.source === source &&
		figure.bound === 'exact' &&
		figure.status !== 'planned' &&
		!draft.quantity.perYear &&
		// What was paid out of a plan is the total of what was done.
		(source !== 'all' || draft.whole === null || draft.whole.status === 'planned');
	const found = items.find(isHeadline);
	if (found?.figure.covers !== 'total') return found;
	const support =
		source === 'all' ? items.find((item) => isHeadline(item) && item.figure.covers === 'support') : undefined;
	if (support) return support;
	// With the establishments' own money in it, only its public part can be compared with what was supported.
	const shown = publicMoney(found, parts);
	return shown.length === 1 ? shown[0] : undefined;
}

export type PartsOf = (whole: Draft) => readonly CheckItem[];

export function partsByWhole(items: readonly CheckItem[]): PartsOf {
	const parts = Map.groupBy(items, (item) => item.draft.whole);
	return (whole) => parts.get(whole) ?? [];
}

export const local: ReadonlySet<Source | null> = new Set([
	'local',
	'local-province',
	'local-district',
	'district-budget',
]);

/** "khuyến công địa phương là X"; where only one kind of local money has a total, that. */
export function localHeadline(
	items: readonly CheckItem[],
	measure: 'funding' | 'projects',
	parts: PartsOf,
): CheckItem | undefined {
	const found = headline(items, measure, 'local', parts);
	if (found) return found;
	const kinds = [...local].flatMap((source) => (source ? (headline(items, measure, source, parts) ?? []) : []));
	return kinds.length === 1 ? kinds[0] : undefined;
}

/** Of an amount with the establishments' own money in it, the public part, where the sentence gives it. */
export function publicMoney(item: CheckItem, partsOf: PartsOf): readonly CheckItem[] {
	if (item.figure.covers !== 'total') return [item];
	const parts = partsOf(item.draft).filter((part) => part.figure.source !== 'beneficiary');
	return parts.length > 0 ? parts : [item];
}
