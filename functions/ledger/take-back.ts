// Taking back what levels published of a version. Invariant: what stood before in the same place stands again, exactly; where nothing did, the
// place is empty; written in the transaction that takes the approval back.
import type { ReportHead } from '../domain/report.ts';
import type { ItemStore, Write } from '../ports/item-store.ts';
import { keys } from './items.ts';
import type { PublicationItem } from './publication-items.ts';

/** What of the report stands in a place: the newest publication that was not taken back. */
function standingAt(
	publications: readonly PublicationItem[],
	upTo: number,
	isThere: (one: PublicationItem) => boolean,
): PublicationItem | null {
	const there = publications
		.filter((one) => isThere(one) && one.ofVersion <= upTo)
		.toSorted((a, b) => a.order.localeCompare(b.order));
	const taken = new Set(publications.map((one) => one.takes));
	return there.findLast((one) => !one.takes && !taken.has(one.sk)) ?? null;
}

/**
 * @param levels those whose approval no longer stands
 * @param head before the act
 */
export async function takeBackWrites(
	store: ItemStore,
	head: ReportHead,
	levels: readonly number[],
	at: string,
): Promise<Write[]> {
	const { reportId, version } = head;
	const { pk } = keys.publication(reportId, version, 0, 0);
	const publications = (await store.list(pk, 'PUBLICATION#')) as PublicationItem[];
	return levels.flatMap((levelIndex): Write[] => {
		const standing = standingAt(publications, version, (one) => one.levelIndex === levelIndex);
		if (!standing || standing.ofVersion !== version) return [];
		// By the unit, not by its place in the chain: an earlier version may have gone another way.
		const { unitId } = standing.level;
		const before = standingAt(publications, version - 1, (one) => one.level.unitId === unitId);
		const item: PublicationItem = {
			...(before ?? { ...standing, cells: [], withdrawn: true }),
			...keys.publication(reportId, version, levelIndex, head.round, true),
			ofVersion: version,
			takes: standing.sk,
			order: `${at}#${reportId}#${String(version).padStart(6, '0')}`,
		};
		return [{ kind: 'put', item, when: { kind: 'absent' } }];
	});
}

export const allLevels = (head: ReportHead): number[] => (head.route?.chain ?? []).map((_, index) => index);
