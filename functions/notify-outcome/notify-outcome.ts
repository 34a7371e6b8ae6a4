// Tells the submitter how the approval ended. Invariant: what is told is how the report stands, not what the call says.
import type { z } from 'zod';
import type { notifyOutcome } from '../../workflows/report-approval.contract.ts';
import { type MailDeps, mailEnding } from '../ledger/mail-submitter.ts';
import { loadHead } from '../ledger/record-event.ts';

export const createNotifyOutcome =
	(deps: MailDeps) =>
	async ({ reportId, version }: z.infer<typeof notifyOutcome.input>): Promise<z.infer<typeof notifyOutcome.output>> => {
		const head = await loadHead(deps.store, reportId);
		if (!head || head.version !== version) throw new Error(`report ${reportId} has no version ${version} to tell of`);
		await mailEnding(deps, head);
		return { notified: head.state };
	};
