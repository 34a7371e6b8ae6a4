// Waits until every file of the version has been scanned for malware. Invariant: a verdict that came first is not waited for again.
import type { z } from 'zod';
import type { awaitScan } from '../../workflows/report-approval.contract.ts';
import type { LedgerDeps } from '../ledger/record-event.ts';
import { concludeScan, scanStep } from '../ledger/version-files.ts';
import { openWait } from '../ledger/waiting.ts';

export const createAwaitScan =
	(deps: LedgerDeps) =>
	async ({ reportId, version, taskToken }: z.infer<typeof awaitScan.input>): Promise<void> => {
		await openWait(deps, { reportId, version, step: scanStep, taskToken });
		await concludeScan(deps, reportId, version);
	};
