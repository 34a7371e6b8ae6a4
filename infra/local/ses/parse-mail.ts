// Owns how a kept message is read back: from its bytes alone, as a mail program would, never from what was asked to be sent.
import PostalMime from 'postal-mime';
import { envelopeHeader } from './compose-message.ts';
import { extractLinks } from './extract-links.ts';

export interface Mail {
	readonly id: string;
	readonly from: string;
	/** Every recipient's bare address, joined by ", ". */
	readonly to: string;
	readonly subject: string;
	/** ISO. */
	readonly date: string;
	/** '' where the message has no such part. */
	readonly text: string;
	readonly html: string;
	readonly links: readonly string[];
}

export async function parseMail(id: string, message: Uint8Array): Promise<Mail> {
	const email = await PostalMime.parse(message);
	const { text = '', html = '' } = email;
	return {
		id,
		from: [email.from?.name, email.from?.address].filter(Boolean).join(' · '),
		to: envelopeTo(email.headers) ?? (email.to ?? []).flatMap(({ address }) => address ?? []).join(', '),
		subject: email.subject ?? '',
		date: email.date ?? new Date(0).toISOString(),
		text,
		html,
		links: extractLinks({ text, html }),
	};
}

function envelopeTo(headers: ReadonlyArray<{ readonly key: string; readonly value: string }>): string | undefined {
	const value = headers.find(({ key }) => key === envelopeHeader.toLowerCase())?.value;
	return value
		?.split(/,\s*/)
		.map((mailbox) => (/<([^<>]*)>\s*$/.exec(mailbox)?.[1] ?? mailbox).trim())
		.join(', ');
}
