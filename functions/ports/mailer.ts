// Sending one message. Invariant: a message has both a plain text and an HTML part that say the same.
export interface Mail {
	to: string;
	subject: string;
	text: string;
	html: string;
	/** Messages about one report share it, so that mail programs thread them. */
	reportId: string;
	/** What it is about, in plain ASCII words: comes back with what becomes of the message. */
	about?: { kind: string; version: number };
}

/** This message to this mailbox will not be taken, however often it is tried. */
export class MailRefusedError extends Error {
	override readonly name = 'MailRefusedError';
}

export interface Mailer {
	/** Resolves with the provider's message id once it is accepted. Throws MailRefusedError. */
	send(mail: Mail): Promise<string>;
}
