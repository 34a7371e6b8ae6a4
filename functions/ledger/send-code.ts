// The mail that carries a one-time code. Invariant: to the link's own mailbox, whoever asks; noted in the mail chain without the code.
import { codeMail } from '../mail/code-mail.ts';
import { mailReport, unitTitle } from '../mail/message.ts';
import type { DecideDeps } from './decide-approval.ts';
import type { MailDeps } from './mail-submitter.ts';
import { sendAndRecord } from './record-mail.ts';

export const createSendCode =
	(deps: MailDeps): DecideDeps['sendCode'] =>
	async ({ link, head, act, code }) => {
		const { approver, reportId, version, levelIndex } = link;
		const unit = unitTitle(head.route?.chain[levelIndex]?.unitId ?? '');
		const message = codeMail({ report: mailReport(head, deps.baseUrl), approver, unit, act, code });
		await sendAndRecord(deps, { kind: 'code', version }, { to: approver.mail, reportId, ...message });
	};
