// Who approved the version so far, lowest level first. Invariant: taken from the history, not from the head.

import type { ReportHead } from '../domain/report.ts';
import { unitTitle } from '../mail/message.ts';
import type { ItemStore } from '../ports/item-store.ts';
import { loadHistory } from './history.ts';

export interface PastApproval {
	by: { name: string; position: string };
	unit: string;
	at: string;
}

export async function loadApprovals(store: ItemStore, head: ReportHead): Promise<PastApproval[]> {
	const { events } = await loadHistory(store, head.reportId);
	return events.flatMap(({ body, actor, at, version }) => {
		if (body.type !== 'approved' || version !== head.version) return [];
		const { name, position = '' } = actor;
		return [{ by: { name, position }, unit: unitTitle(body.binding.unitId), at }];
	});
}
