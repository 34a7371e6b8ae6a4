// Binds an uploaded object to the file it was declared as and starts the workflow when the last one is there.
// Invariant: the first object version is bound, a later different one becomes a visible event; duplicates start nothing twice (rule 8).
import { z } from 'zod';
import { nameOfExecution } from '../../workflows/report-approval.contract.ts';
import type { ReportHead } from '../domain/report.ts';
import { parseUploadKey } from '../domain/report-files.ts';
import { keys } from '../ledger/items.ts';
import { type LedgerDeps, loadHead, recordEvent, systemActor } from '../ledger/record-event.ts';
import { allArrived, loadVersion, withBoundFile } from '../ledger/version-files.ts';
import type { Item } from '../ports/item-store.ts';
import type { Workflow } from '../ports/workflow.ts';

/** EventBridge "Object Created"; keys come raw, nothing is decoded. */
export const objectCreatedEvent = z.object({
	detail: z.object({ object: z.object({ key: z.string(), 'version-id': z.string() }) }),
});

interface Arrival {
	reportId: string;
	version: number;
	n: number;
	objectVersionId: string;
}

export type Received = 'not-ours' | 'noted' | 'bound' | 'started' | 'exists';

async function bindFile(deps: LedgerDeps, { reportId, version, n, objectVersionId }: Arrival): Promise<void> {
	await recordEvent(deps, {
		reportId,
		actor: systemActor,
		body: (head) =>
			head.version === version && head.state === 'draft' ? { type: 'file-arrived', n, objectVersionId } : null,
		also: async () => {
			const item = await loadVersion(deps.store, reportId, version);
			if (!item) throw new Error(`version ${version} of ${reportId} has no item`);
			const when = { kind: 'equals', attributes: { stamp: item.stamp } } as const;
			return [{ kind: 'put', item: withBoundFile(item, n, objectVersionId), when }];
		},
	});
}

async function noteReplacement(deps: LedgerDeps, { reportId, version, n, objectVersionId }: Arrival): Promise<void> {
	const marker: Item = { ...keys.replaced(reportId, version, n, objectVersionId), type: 'replaced' };
	if (await deps.store.get(marker)) return;
	await recordEvent(deps, {
		reportId,
		actor: systemActor,
		body: () => ({ type: 'file-replaced', n, objectVersionId }),
		also: () => [{ kind: 'put', item: marker, when: { kind: 'absent' } }],
	});
}

async function startWhenComplete(deps: LedgerDeps & { workflow: Workflow }, head: ReportHead): Promise<Received> {
	const { reportId, version, attempt } = head;
	const item = await loadVersion(deps.store, reportId, version);
	if (!item || !allArrived(item)) return 'bound';
	const input = { reportId, version, attempt };
	const execution = nameOfExecution(input);
	await recordEvent(deps, {
		reportId,
		actor: systemActor,
		body: (now) => (now.version === version && now.state === 'draft' ? { type: 'files-received', execution } : null),
	});
	return deps.workflow.start(execution, input);
}

export const createReceiveUpload =
	(deps: LedgerDeps & { workflow: Workflow }) =>
	async (event: unknown): Promise<Received> => {
		const { object } = objectCreatedEvent.parse(event).detail;
		const place = parseUploadKey(object.key);
		const head = place && (await loadHead(deps.store, place.reportId));
		const version = place && (await loadVersion(deps.store, place.reportId, place.version));
		const file = version?.files.find((one) => one.n === place?.n);
		if (!place || !head || !file) return 'not-ours';
		const arrival = { ...place, objectVersionId: object['version-id'] };
		if (file.objectVersionId !== null && file.objectVersionId !== arrival.objectVersionId) {
			await noteReplacement(deps, arrival);
			return 'noted';
		}
		if (place.version !== head.version) return 'noted';
		if (file.objectVersionId === null) await bindFile(deps, arrival);
		return startWhenComplete(deps, head);
	};
