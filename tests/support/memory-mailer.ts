// A mailer that keeps what it is given. Invariant: it refuses the addresses that SES refuses (tests/contract/mailer.test.ts), and every
// mailbox named `refused`, as a suppression list does.
import { type Mail, type Mailer, MailRefusedError } from '../../functions/ports/mailer.ts';

const address = /^(?!refused@)[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+$/;

export interface MemoryMailer extends Mailer {
	/** Oldest first. */
	mails: Mail[];
}

export function createMemoryMailer(): MemoryMailer {
	const mails: Mail[] = [];
	return {
		mails,
		async send(mail) {
			if (!address.test(mail.to)) throw new MailRefusedError('<address> is not taken');
			mails.push({ ...mail });
			return `message-${mails.length}`;
		},
	};
}
