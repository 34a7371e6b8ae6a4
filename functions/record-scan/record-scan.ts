// Notes what the malware scan said of one object version. Invariant: a verdict is per object version, whenever it comes.
import { z } from 'zod';
import { parseUploadKey } from '../domain/report-files.ts';
import { keys, type ScanItem, type ScanVerdict } from '../ledger/items.ts';
import type { LedgerDeps } from '../ledger/record-event.ts';
import { concludeScan } from '../ledger/version-files.ts';

/** "GuardDuty Malware Protection Object Scan Result", the fields used. */
export const scanResultEvent = z.object({
	detail: z.object({
		s3ObjectDetails: z.object({ objectKey: z.string(), versionId: z.string() }),
		scanResultDetails: z.object({ scanResultStatus: z.string() }),
	}),
});

/** Only a scan that found nothing counts as clean; what the scanner could not do is not called malware. */
function verdictOf(scanResultStatus: string): ScanVerdict {
	switch (scanResultStatus) {
		case 'NO_THREATS_FOUND':
			return 'clean';
		case 'THREATS_FOUND':
			return 'infected';
		case 'UNSUPPORTED':
			return 'unscannable';
		default:
			return 'failed';
	}
}

export const createRecordScan =
	(deps: LedgerDeps) =>
	async (event: unknown): Promise<'recorded' | 'not-ours'> => {
		const { detail } = scanResultEvent.parse(event);
		const place = parseUploadKey(detail.s3ObjectDetails.objectKey);
		if (!place) return 'not-ours';
		const { reportId, version, n } = place;
		const objectVersionId = detail.s3ObjectDetails.versionId;
		const item: ScanItem = {
			...keys.scan(reportId, version, n, objectVersionId),
			type: 'scan',
			n,
			objectVersionId,
			verdict: verdictOf(detail.scanResultDetails.scanResultStatus),
		};
		await deps.store.transact([{ kind: 'put', item }]);
		await concludeScan(deps, reportId, version);
		return 'recorded';
	};
