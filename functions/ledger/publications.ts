// From an approved level to the views: a publication, then one contribution that replaces the last (design rule 10).
// Invariant: applying a publication twice, or an older one after a newer, leaves the same views.
import type { Contribution } from '../domain/aggregates.ts';
import { findUnit, parentOf } from '../domain/register/register.ts';
import type { Programme } from '../domain/report.ts';
import { ConflictError, type ItemStore, type Write } from '../ports/item-store.ts';
import { type ContributionItem, keys, type PublicationItem, viewPk } from './items.ts';

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
});

export async function applyPublication(store: ItemStore, publication: PublicationItem): Promise<'applied' | 'older'> {
	const item = contributionOf(publication);
	const past = {
		...item,
		...keys.pastContribution(item.parentId, item.period, item.programme, item.childId, item.order),
	};
	const writes: Write[] = [
		{ kind: 'put', item, when: { kind: 'at-most', attribute: 'order', value: item.order } },
		{ kind: 'put', item: past },
	];
	try {
		await store.transact(writes);
		return 'applied';
	} catch (error) {
		if (!(error instanceof ConflictError)) throw error;
		const current = (await store.get({ pk: item.pk, sk: item.sk })) as ContributionItem | null;
		if (current && current.order > item.order) return 'older';
		throw error;
	}
}

/** Null where the child stands directly below the viewed unit or is the unit itself. */
const viaOf = (parentId: string, childId: string): string | null => {
	const child = findUnit(childId);
	const parent = child && childId !== parentId ? parentOf(child) : undefined;
	return parent && parent.id !== parentId ? parent.id : null;
};

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
	return items.map((item) => ({
		childId: item.childId,
		viaId: viaOf(unitId, item.childId),
		reportId: item.reportId,
		version: item.version,
		cells: item.cells,
		order: item.order,
	}));
}
