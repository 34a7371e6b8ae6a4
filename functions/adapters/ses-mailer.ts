// Mail through SES v2. Invariant: both parts are UTF-8, and a reference header threads all mail about one report.
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Mailer } from '../ports/mailer.ts';

export const createSesMailer = (
	options: { from: string; configurationSet: string },
	client = new SESv2Client({}),
): Mailer => ({
	async send({ to, subject, text, html, reportId }) {
		const part = (Data: string) => ({ Data, Charset: 'UTF-8' });
		const thread = `<${reportId}@${options.from.split('@')[1]}>`;
		const { MessageId } = await client.send(
			new SendEmailCommand({
				FromEmailAddress: options.from,
				ConfigurationSetName: options.configurationSet,
				Destination: { ToAddresses: [to] },
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
		if (!MessageId) throw new Error('SES accepted a message without giving it an id');
		return MessageId;
	},
});
