// The mails of the demo's people. Invariant: each mail is taken once, oldest first, by who it went to and which report it is about.
import { z } from 'zod';
import type { Site } from './site.ts';

const mailSchema = z.object({
	id: z.string(),
	to: z.string(),
	subject: z.string(),
	date: z.string(),
	text: z.string(),
	links: z.array(z.string()),
});
export type Mail = z.infer<typeof mailSchema>;

export interface Inbox {
	/** The oldest mail about a unit that fits and was not taken; undefined while there is none. */
	take(unitTitle: string, fits: (mail: Mail) => boolean): Promise<Mail | undefined>;
}

export function createInbox(site: Site): Inbox {
	const taken = new Set<string>();
	return {
		async take(unitTitle, fits) {
			const mails = await site.json(z.array(mailSchema), '/_local/mail.json');
			const mine = mails.filter(
				(mail) => mail.subject.includes(`– ${unitTitle}:`) && !taken.has(mail.id) && fits(mail),
			);
			const oldest = mine.sort((a, b) => a.date.localeCompare(b.date))[0];
			if (oldest) taken.add(oldest.id);
			return oldest;
		},
	};
}

/** The one-time code that completes a decision. */
export const codeIn = ({ text }: Pick<Mail, 'text'>): string | undefined => /^ {4}(\d{6})$/m.exec(text)?.[1];

/** Waits for the next code sent about a unit's report. */
export const nextCode =
	(site: Site, inbox: Inbox, unitTitle: string): (() => Promise<string>) =>
	async () => {
		const mail = await site.until('the one-time code', () => inbox.take(unitTitle, (one) => codeIn(one) !== undefined));
		return codeIn(mail) ?? '';
	};

/** The token of an approval link, which stands behind the `#`. */
export function tokenIn(mail: Mail): string | undefined {
	for (const link of mail.links) {
		const token = new URLSearchParams(new URL(link).hash.slice(1)).get('t');
		if (token) return token;
	}
	return undefined;
}
