// Puts each publication into the views. Invariant: exact under duplicate, late and repeated stream records (rule 10).
import type { PublicationItem } from '../ledger/publication-items.ts';
import { applyPublication } from '../ledger/publications.ts';
import type { Item, ItemStore } from '../ports/item-store.ts';

const isPublication = (item: Item | null): item is PublicationItem => item?.type === 'publication';

export const createProjectAggregates =
	(deps: { store: ItemStore }) =>
	async (item: Item | null): Promise<void> => {
		if (isPublication(item)) await applyPublication(deps.store, item);
	};
