// Owns what a SendEmail request may say. A field that nobody built here is refused by its name, never ignored.
import { z } from 'zod';
import { badRequest } from './ses-error.ts';

const content = z.strictObject({ Data: z.string(), Charset: z.string().optional() });
const header = z.strictObject({
	Name: z.string().regex(/^[!-9;-~]+$/, 'is not a header name'),
	// A line break in a value would begin another header.
	Value: z.string().regex(/^[^\r\n]*$/, 'must be one line'),
});

const request = z.strictObject({
	FromEmailAddress: z.string(),
	Destination: z
		.strictObject({
			ToAddresses: z.array(z.string()).default([]),
			CcAddresses: z.array(z.string()).default([]),
			BccAddresses: z.array(z.string()).default([]),
		})
		.default({ ToAddresses: [], CcAddresses: [], BccAddresses: [] }),
	ReplyToAddresses: z.array(z.string()).default([]),
	ConfigurationSetName: z.string().optional(),
	EmailTags: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).optional(),
	Content: z.strictObject({
		Simple: z
			.strictObject({
				Subject: content,
				Body: z.strictObject({ Text: content.optional(), Html: content.optional() }),
				Headers: z.array(header).default([]),
			})
			.optional(),
		Raw: z.strictObject({ Data: z.base64() }).optional(),
	}),
});

export type SendEmailRequest = z.infer<typeof request>;
export type SimpleContent = NonNullable<SendEmailRequest['Content']['Simple']>;

const mostRecipients = 50;

export function parseSendEmail(json: string): SendEmailRequest {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch (cause) {
		throw badRequest(`The request is not JSON: ${String(cause)}`);
	}
	const parsed = request.safeParse(value);
	if (!parsed.success) {
		const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
		throw badRequest(`The local SES cannot take this SendEmail: ${issues.join('; ')}`);
	}
	const { Content } = parsed.data;
	if ((Content.Simple === undefined) === (Content.Raw === undefined)) {
		throw badRequest('The content must be either Simple or Raw.');
	}
	if (
		Content.Simple !== undefined &&
		Content.Simple.Body.Text === undefined &&
		Content.Simple.Body.Html === undefined
	) {
		throw badRequest('The body of the message is empty: it needs Text, Html or both.');
	}
	const all = recipients(parsed.data);
	if (all.length === 0) throw badRequest('Missing final recipients.');
	if (all.length > mostRecipients) throw badRequest(`Recipient count exceeds ${mostRecipients}.`);
	for (const address of [parsed.data.FromEmailAddress, ...all, ...parsed.data.ReplyToAddresses])
		refuseBadAddress(address);
	for (const { Name } of Content.Simple?.Headers ?? []) {
		if (/^(from|to|cc|bcc|subject|date|message-id|reply-to|mime-version|content-.+)$/i.test(Name)) {
			throw badRequest(`The header ${Name} cannot be set among Headers: it has a field of its own.`);
		}
	}
	return parsed.data;
}

export function recipients({ Destination }: SendEmailRequest): string[] {
	return [...Destination.ToAddresses, ...Destination.CcAddresses, ...Destination.BccAddresses];
}

export function bareAddress(mailbox: string): string {
	return (/<([^<>]*)>\s*$/.exec(mailbox)?.[1] ?? mailbox).trim();
}

// SES has no SMTPUTF8, and wants display names as RFC 2047 encoded words: found here, not on the first real mail.
function refuseBadAddress(mailbox: string): void {
	if (!/^[ -~]*$/.test(mailbox)) {
		throw badRequest(`The address "${mailbox}" is not ASCII: SES wants its name as an encoded word (=?UTF-8?B?…?=).`);
	}
	if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(bareAddress(mailbox))) {
		throw badRequest(`"${mailbox}" is not an e-mail address.`);
	}
}
