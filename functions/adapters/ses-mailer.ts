// Mail through SES v2. Invariant: both parts are UTF-8, and a reference header threads all mail about one report.
import { BadRequestException, MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { type Mailer, MailRefusedError } from '../ports/mailer.ts';

/** SES names the mailbox in its refusals; errors go to logs and to the workflow's history, addresses do not. */
function translated(error: unknown): unknown {
	if (!(error instanceof Error)) return error;
	error.message = error.message.replace(/[^\s<>:,;]+@[^\s<>:,;]+/g, '<address>');
	const refused = error instanceof MessageRejected || error instanceof BadRequestException;
	return refused ? new MailRefusedError(error.message, { cause: error }) : error;
}

export const createSesMailer = (
	options: { from: string; configurationSet: string },
	client = new SESv2Client({}),
): Mailer => ({
	async send({ to, subject, text, html, reportId, about }) {
		const part = (Data: string) => ({ Data, Charset: 'UTF-8' });
		const thread = `<${reportId}@${options.from.split('@')[1]}>`;
		const sending = client.send(
			new SendEmailCommand({
				FromEmailAddress: options.from,
				ConfigurationSetName: options.configurationSet,
				Destination: { ToAddresses: [to] },
				// What becomes of the message comes back with it.
				EmailTags: Object.entries({ reportId, ...about }).map(([Name, value]) => ({ Name, Value: `${value}` })),
				Content: {
					Simple: {
						Subject: part(subject),
						Body: { Text: part(text), Html: part(html) },
						Headers: [
							{ Name: 'References', Value: thread },
							{ Name: 'In-Reply-To', Value: thread },
							{ Name: 'Auto-Submitted', Value: 'auto-generated' },
						],
					},
				},
			}),
		);
		const { MessageId } = await sending.catch((error: unknown) => {
			throw translated(error);
		});
		if (!MessageId) throw new Error('SES accepted a message without giving it an id');
		return MessageId;
	},
});
