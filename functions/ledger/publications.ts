// From an approved level to the views: a publication, then one contribution that replaces the last (design rule 10).
// Invariant: applying a publication twice, or an older one after a newer, leaves the same views.
import type { Contribution } from '../domain/aggregates.ts';
import { findUnit, parentOf, successorOf } from '../domain/register/register.ts';
import type { Programme } from '../domain/report.ts';
import { type Condition, ConflictError, type ItemStore, type Write } from '../ports/item-store.ts';
import { keys, viewPk } from './items.ts';
import type { ContributionItem, PublicationItem } from './publication-items.ts';

const contributionOf = (publication: PublicationItem): ContributionItem => ({
	...keys.contribution(publication.level.unitId, publication.period, publication.programme, publication.unitId),
	type: 'contribution',
	parentId: publication.level.unitId,
	childId: publication.unitId,
	period: publication.period,
	programme: publication.programme,
	reportId: publication.reportId,
	version: publication.version,
	cells: publication.cells,
	order: publication.order,
	...(publication.withdrawn ? { withdrawn: true } : {}),
});

const pastOf = (item: ContributionItem): ContributionItem => ({
	...item,
	...keys.pastContribution(item.parentId, item.period, item.programme, item.childId, item.order),
});

const otherProgramme: Record<Programme, Programme> = { national: 'local', local: 'national' };

/** The place of an earlier version whose figures are in the other programme from `order` on: they moved, they are not two. */
const emptied = (item: ContributionItem, version: number, order: string): ContributionItem => ({
	...item,
	version,
	cells: [],
	order,
	withdrawn: true,
});

/** The writes of a publication, given what stands in its place and in the same place of the other programme. */
function writesOf(item: ContributionItem, current: ContributionItem | null, other: ContributionItem | null): Write[] {
	const past: Write = { kind: 'put', item: pastOf(item) };
	const moved = other && !other.withdrawn && other.reportId === item.reportId ? other : null;
	// It came late: the view is further on, its past still lacks this one.
	if (current && current.order > item.order) return [past];
	if (moved && moved.order > item.order) {
		const left = emptied(item, moved.version, moved.order);
		return [past, { kind: 'put', item: pastOf(left) }, { kind: 'put', item: left, when: unchanged(current) }];
	}
	const own: Write = { kind: 'put', item, when: unchanged(current) };
	if (!moved) return [past, own];
	const left = emptied(moved, item.version, item.order);
	return [past, own, { kind: 'put', item: pastOf(left) }, { kind: 'put', item: left, when: unchanged(moved) }];
}

const unchanged = (item: ContributionItem | null): Condition =>
	item ? { kind: 'equals', attributes: { order: item.order } } : { kind: 'absent' };

/** Both consumers of a publication, the run itself and the stream, may be at it at once: a conflict is read again. */
const mostAttempts = 12;

export async function applyPublication(store: ItemStore, publication: PublicationItem): Promise<void> {
	const item = contributionOf(publication);
	const { parentId, period, programme, childId } = item;
	const place = keys.contribution(parentId, period, programme, childId);
	const otherPlace = keys.contribution(parentId, period, otherProgramme[programme], childId);
	for (let attempt = 1; ; attempt += 1) {
		const current = (await store.get(place)) as ContributionItem | null;
		const other = (await store.get(otherPlace)) as ContributionItem | null;
		// What is taken back leaves alone what another report has put there since.
		if (publication.takes && current?.reportId !== item.reportId) return;
		try {
			await store.transact(writesOf(item, current, other));
			return;
		} catch (error) {
			if (!(error instanceof ConflictError) || attempt >= mostAttempts) throw error;
		}
	}
}

/** Where a child stands under the viewed unit, and whose own reports would hold what it says. */
function placeOf(parentId: string, childId: string): Pick<Contribution, 'viaId' | 'within'> {
	const child = findUnit(childId);
	if (!child || childId === parentId) return { viaId: null, within: [] };
	const parent = parentOf(child);
	const between = parent && parent.id !== parentId ? parent : undefined;
	const merged = [child, ...(between ? [between] : [])].map((unit) => successorOf(unit)?.id);
	const within = [between?.id, ...merged].filter(
		(id): id is string => id !== undefined && id !== parentId && id !== childId,
	);
	return { viaId: between?.id ?? null, within };
}

const latest = (items: ContributionItem[]): ContributionItem[] => [
	...new Map(items.sort((a, b) => a.order.localeCompare(b.order)).map((item) => [item.childId, item])).values(),
];

/** @param asOf ISO instant; null for now. */
export async function loadContributions(
	store: ItemStore,
	of: { unitId: string; period: string; programme: Programme; asOf: string | null },
): Promise<Contribution[]> {
	const { unitId, period, programme, asOf } = of;
	const pk = viewPk(unitId, period, programme);
	const items = asOf
		? latest(((await store.list(pk, 'PAST#')) as ContributionItem[]).filter((item) => item.order <= `${asOf}~`))
		: ((await store.list(pk, 'CHILD#')) as ContributionItem[]);
	return items
		.filter((item) => !item.withdrawn)
		.map((item) => ({
			childId: item.childId,
			...placeOf(unitId, item.childId),
			reportId: item.reportId,
			version: item.version,
			cells: item.cells,
			order: item.order,
		}));
}
