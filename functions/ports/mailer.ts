// Sending one message. Invariant: a message has both a plain text and an HTML part that say the same.
export interface Mail {
	to: string;
	subject: string;
	text: string;
	html: string;
	/** Messages about one report share it, so that mail programs thread them. */
	reportId: string;
}

export interface Mailer {
	/** Resolves with the provider's message id once it is accepted. */
	send(mail: Mail): Promise<string>;
}
