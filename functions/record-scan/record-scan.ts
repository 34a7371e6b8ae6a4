// Notes what the malware scan said of one object version. Invariant: only COMPLETED scans without threats count as clean.
import { z } from 'zod';
import { parseUploadKey } from '../domain/report-files.ts';
import { keys, type ScanItem } from '../ledger/items.ts';
import type { LedgerDeps } from '../ledger/record-event.ts';
import { concludeScan } from '../ledger/version-files.ts';

/** "GuardDuty Malware Protection Object Scan Result", the fields used. */
export const scanResultEvent = z.object({
	detail: z.object({
		scanStatus: z.string(),
		s3ObjectDetails: z.object({ objectKey: z.string(), versionId: z.string() }),
		scanResultDetails: z.object({ scanResultStatus: z.string() }),
	}),
});

export const createRecordScan =
	(deps: LedgerDeps) =>
	async (event: unknown): Promise<'recorded' | 'not-ours'> => {
		const { detail } = scanResultEvent.parse(event);
		const place = parseUploadKey(detail.s3ObjectDetails.objectKey);
		if (!place) return 'not-ours';
		const { reportId, version, n } = place;
		const objectVersionId = detail.s3ObjectDetails.versionId;
		const clean = detail.scanStatus === 'COMPLETED' && detail.scanResultDetails.scanResultStatus === 'NO_THREATS_FOUND';
		const item: ScanItem = {
			...keys.scan(reportId, version, n, objectVersionId),
			type: 'scan',
			n,
			objectVersionId,
			clean,
		};
		await deps.store.transact([{ kind: 'put', item }]);
		await concludeScan(deps, reportId, version);
		return 'recorded';
	};
