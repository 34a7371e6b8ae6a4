// Asks the submitter to confirm what was read and waits. Invariant: the draft is theirs alone; nothing goes on before they confirm.
import type { z } from 'zod';
import type { requestConfirmation } from '../../workflows/report-approval.contract.ts';
import { readCurrent } from '../ledger/current-reading.ts';
import { type FindingsItem, keys } from '../ledger/items.ts';
import type { MailDeps } from '../ledger/mail-submitter.ts';
import { recordStep } from '../ledger/record-event.ts';
import { sendOnce } from '../ledger/record-mail.ts';
import { failing } from '../ledger/submit-report.ts';
import { confirmationStep, openWait } from '../ledger/waiting.ts';
import { confirmMail } from '../mail/confirm-mail.ts';
import { mailReport } from '../mail/message.ts';
import type { Readings } from '../ports/object-files.ts';

export const createRequestConfirmation =
	(deps: MailDeps & { readings: Readings }) =>
	async ({ reportId, version, taskToken }: z.infer<typeof requestConfirmation.input>): Promise<void> => {
		await openWait(deps, { reportId, version, step: confirmationStep, taskToken });
		const { head } = await recordStep(deps, {
			reportId,
			version,
			// Asked before: a repeated call only brings a new token.
			body: (now) => (now.state === 'read' ? { type: 'confirmation-asked' } : null),
		});
		if (head.state !== 'awaiting-confirmation') return;
		const findings = (await deps.store.get(keys.findings(reportId, version))) as FindingsItem | null;
		const { figures, questions } = await readCurrent(deps.readings, head);
		const message = confirmMail({
			report: mailReport(head, deps.baseUrl),
			figures: figures.length,
			findings: failing(findings).length,
			questions: questions.length,
		});
		await sendOnce(deps, { kind: 'confirm', version }, { to: head.submitter.mail, reportId, ...message });
	};
