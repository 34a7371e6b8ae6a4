// The files of a version as they arrive and are scanned. Invariant: the first object version of a file is bound; a later one is only noted.
import type { ReportFile } from '../domain/report-files.ts';
import { ConflictError, type ItemStore } from '../ports/item-store.ts';
import { keys, type ScanItem, type ScanVerdict, type VersionItem } from './items.ts';
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

export async function loadVerdicts(
	store: ItemStore,
	item: VersionItem,
): Promise<{ file: ReportFile; verdict: ScanVerdict | null }[]> {
	const { pk, sk } = keys.scan(item.reportId, item.version, 0, '');
	const scans = (await store.list(pk, sk.slice(0, sk.indexOf('#0#') + 1))) as ScanItem[];
	return item.files.map((file) => ({ file, verdict: scanOf(scans, file)?.verdict ?? null }));
}

/** The worst word on any file is the word on the version. */
const worstFirst: readonly ScanVerdict[] = ['infected', 'unscannable', 'failed', 'clean'];

/** Ends the scan step once every bound file has its verdict; safe to call at any time and any number of times. */
export async function concludeScan(deps: LedgerDeps, reportId: string, version: number): Promise<void> {
	const { store } = deps;
	const isDecided = async () => (await store.get(keys.decision(reportId, version, scanStep))) !== null;
	const item = await loadVersion(store, reportId, version);
	if (!item || !allArrived(item) || (await isDecided())) return;
	const verdicts = await loadVerdicts(store, item);
	if (verdicts.some(({ verdict }) => verdict === null)) return;
	const outcome = worstFirst.find((worst) => verdicts.some(({ verdict }) => verdict === worst)) ?? 'failed';
	const infected = verdicts.filter(({ verdict }) => verdict === 'infected').map(({ file }) => file.n);
	try {
		await recordEvent(deps, {
			reportId,
			actor: systemActor,
			body: (head) =>
				head.version === version && head.state === 'received' ? { type: 'scanned', outcome, infected } : null,
			also: (_next, at) => outcomeWrites({ reportId, version, step: scanStep }, { outcome }, at),
		});
	} catch (error) {
		// Two verdicts at once: the other call concluded, which is what this one wanted.
		if (!(error instanceof ConflictError) || !(await isDecided())) throw error;
	}
}
