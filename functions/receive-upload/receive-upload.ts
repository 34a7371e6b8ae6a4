// Binds an uploaded object to the file it was declared as and starts the workflow when the last one is there.
// Invariant: the first object version is bound, a later different one becomes a visible event; duplicates start nothing twice (rule 8).
import { z } from 'zod';
import { nameOfExecution } from '../domain/execution-name.ts';
import { parseUploadKey } from '../domain/report-files.ts';
import { keys, type VersionItem } from '../ledger/items.ts';
import { type LedgerDeps, recordEvent, systemActor } from '../ledger/record-event.ts';
import { deliverStart, startWrite } from '../ledger/starting.ts';
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

/** Thrown inside the transaction's making, so that a file bound meanwhile is never bound over. */
class AlreadyBoundError extends Error {
	override readonly name = 'AlreadyBoundError';
}

async function bindFile(deps: LedgerDeps, { reportId, version, n, objectVersionId }: Arrival): Promise<void> {
	try {
		await recordEvent(deps, {
			reportId,
			actor: systemActor,
			body: (head) =>
				head.version === version && head.state === 'draft' ? { type: 'file-arrived', n, objectVersionId } : null,
			also: async () => {
				const item = await loadVersion(deps.store, reportId, version);
				if (!item) throw new Error(`version ${version} of ${reportId} has no item`);
				if (boundTo(item, n) !== null) throw new AlreadyBoundError();
				const when = { kind: 'equals', attributes: { stamp: item.stamp } } as const;
				return [{ kind: 'put', item: withBoundFile(item, n, objectVersionId), when }];
			},
		});
	} catch (error) {
		if (!(error instanceof AlreadyBoundError)) throw error;
	}
}

const boundTo = (item: VersionItem, n: number): string | null =>
	item.files.find((file) => file.n === n)?.objectVersionId ?? null;

async function noteReplacement(deps: LedgerDeps, { reportId, version, n, objectVersionId }: Arrival): Promise<void> {
	const marker: Item = { ...keys.replaced(reportId, version, n, objectVersionId), type: 'replaced' };
	if (await deps.store.get(marker)) return;
	await recordEvent(deps, {
		reportId,
		actor: systemActor,
		body: () => ({ type: 'file-replaced', ofVersion: version, n, objectVersionId }),
		also: () => [{ kind: 'put', item: marker, when: { kind: 'absent' } }],
	});
}

async function startWhenComplete(
	deps: LedgerDeps & { workflow: Workflow },
	{ reportId, version }: Arrival,
): Promise<Received> {
	const item = await loadVersion(deps.store, reportId, version);
	if (!item || !allArrived(item)) return 'bound';
	const recorded = await recordEvent(deps, {
		reportId,
		actor: systemActor,
		body: (head) => {
			if (head.version !== version || head.state !== 'draft') return null;
			return { type: 'files-received', execution: nameOfExecution({ reportId, version, attempt: head.attempt }) };
		},
		also: (next, at) => [startWrite(next, at)],
	});
	// A version opened meanwhile takes its own way; one that is further on was started before.
	if (!recorded.ok || recorded.head.version !== version || recorded.head.state !== 'received') return 'noted';
	return deliverStart(deps, { execution: { reportId, version, attempt: recorded.head.attempt } });
}

export const createReceiveUpload =
	(deps: LedgerDeps & { workflow: Workflow }) =>
	async (event: unknown): Promise<Received> => {
		const { object } = objectCreatedEvent.parse(event).detail;
		const place = parseUploadKey(object.key);
		const known = place && (await loadVersion(deps.store, place.reportId, place.version));
		if (!place || !known?.files.some((file) => file.n === place.n)) return 'not-ours';
		const arrival = { ...place, objectVersionId: object['version-id'] };
		await bindFile(deps, arrival);
		const item = await loadVersion(deps.store, place.reportId, place.version);
		const bound = item && boundTo(item, place.n);
		if (bound === arrival.objectVersionId) return startWhenComplete(deps, arrival);
		if (bound) await noteReplacement(deps, arrival);
		return 'noted';
	};
