// The files of a version as they arrive and are scanned. Invariant: the first object version of a file is bound; a later one is only noted.
import type { ReportFile } from '../domain/report-files.ts';
import type { ItemStore } from '../ports/item-store.ts';
import { type DecisionItem, keys, type ScanItem, type VersionItem } from './items.ts';
import { type LedgerDeps, recordEvent, systemActor } from './record-event.ts';
import { outcomeWrites } from './waiting.ts';

export const scanStep = 'scan';

export const loadVersion = async (store: ItemStore, reportId: string, version: number): Promise<VersionItem | null> =>
	(await store.get(keys.version(reportId, version))) as VersionItem | null;

/** The version's item with one file bound to the object that arrived. */
export const withBoundFile = (item: VersionItem, n: number, objectVersionId: string): VersionItem => ({
	...item,
	stamp: item.stamp + 1,
	files: item.files.map((file) => (file.n === n ? { ...file, objectVersionId } : file)),
});

export const allArrived = (item: VersionItem): boolean => item.files.every((file) => file.objectVersionId !== null);

const scanOf = (scans: ScanItem[], file: ReportFile): ScanItem | undefined =>
	scans.find((scan) => scan.n === file.n && scan.objectVersionId === file.objectVersionId);

/** Ends the scan step once every bound file has its verdict; safe to call at any time and any number of times. */
export async function concludeScan(deps: LedgerDeps, reportId: string, version: number): Promise<void> {
	const { store } = deps;
	const decided = (await store.get(keys.decision(reportId, version, scanStep))) as DecisionItem | null;
	const item = await loadVersion(store, reportId, version);
	if (decided || !item || !allArrived(item)) return;
	const { pk, sk } = keys.scan(reportId, version, 0, '');
	const scans = (await store.list(pk, sk.slice(0, sk.indexOf('#0#') + 1))) as ScanItem[];
	const verdicts = item.files.map((file) => scanOf(scans, file));
	if (verdicts.some((scan) => scan === undefined)) return;
	const infected = item.files.filter((_, index) => verdicts[index]?.clean === false).map((file) => file.n);
	const outcome = infected.length > 0 ? 'infected' : 'clean';
	await recordEvent(deps, {
		reportId,
		actor: systemActor,
		body: (head) =>
			head.version === version && head.state === 'received' ? { type: 'scanned', outcome, infected } : null,
		also: (_next, at) => outcomeWrites({ reportId, version, step: scanStep }, { outcome }, at),
	});
}
