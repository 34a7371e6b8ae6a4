// Owns how a SendEmail request becomes the bytes of a message (RFC 5322), as SES would send it.
// The envelope's recipients stand in a header of their own, since Bcc and Raw mail do not show them otherwise.
import MailComposer from 'nodemailer/lib/mail-composer';
import { decodeWords } from 'postal-mime';
import { recipients, type SendEmailRequest, type SimpleContent } from './send-email-request.ts';

export const envelopeHeader = 'X-Local-Envelope-To';

export async function composeMessage(request: SendEmailRequest, id: string, at: number): Promise<Buffer> {
	const { Simple, Raw } = request.Content;
	const message =
		Simple === undefined ? Buffer.from(Raw?.Data ?? '', 'base64') : await composeSimple(request, Simple, { id, at });
	return Buffer.concat([Buffer.from(`${envelopeHeader}: ${recipients(request).join(', ')}\r\n`), message]);
}

function composeSimple(
	request: SendEmailRequest,
	{ Subject, Body, Headers }: SimpleContent,
	{ id, at }: { readonly id: string; readonly at: number },
): Promise<Buffer> {
	const { Destination, FromEmailAddress, ReplyToAddresses, ConfigurationSetName } = request;
	const composer = new MailComposer({
		messageId: `<${id}@email.amazonses.com>`,
		date: new Date(at),
		from: decodeWords(FromEmailAddress),
		to: Destination.ToAddresses.map((address) => decodeWords(address)),
		cc: Destination.CcAddresses.map((address) => decodeWords(address)),
		replyTo: ReplyToAddresses.map((address) => decodeWords(address)),
		subject: Subject.Data,
		...(Body.Text === undefined ? {} : { text: Body.Text.Data }),
		...(Body.Html === undefined ? {} : { html: Body.Html.Data }),
		headers: [
			...Headers.map(({ Name, Value }) => ({ key: Name, value: Value })),
			...(ConfigurationSetName === undefined ? [] : [{ key: 'X-SES-CONFIGURATION-SET', value: ConfigurationSetName }]),
		],
	});
	return new Promise((resolve, reject) => {
		composer.compile().build((error, message) => (error ? reject(error) : resolve(message)));
	});
}
