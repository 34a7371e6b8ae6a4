// What SES tells of a message over EventBridge. Invariant: shaped as AWS documents it; what becomes of a message is said by its recipient's name, as
// with AWS's mailbox simulator: bounce@…, complaint@…, everybody else gets it.
import type { SendEmailRequest } from './send-email-request.ts';
import { bareAddress, recipients } from './send-email-request.ts';

const words = {
	delivered: { type: 'Email Delivered', eventType: 'Delivery' },
	bounced: { type: 'Email Bounced', eventType: 'Bounce' },
	complained: { type: 'Email Complaint Received', eventType: 'Complaint' },
} as const;

function fateOf(address: string): keyof typeof words {
	if (/^bounce(?:[+.-]|@)/i.test(address)) return 'bounced';
	return /^complaint(?:[+.-]|@)/i.test(address) ? 'complained' : 'delivered';
}

export function mailEvents(request: SendEmailRequest, { id, at }: { readonly id: string; readonly at: number }) {
	const timestamp = new Date(at).toISOString();
	const set = request.ConfigurationSetName;
	const tags = Object.fromEntries([
		...(request.EmailTags ?? []).map(({ Name, Value }) => [Name, [Value]]),
		...(set === undefined ? [] : [['ses:configuration-set', [set]]]),
	]);
	return recipients(request).map((mailbox) => {
		const address = bareAddress(mailbox);
		const fate = fateOf(address);
		const recipient = [{ emailAddress: address }];
		const told = {
			delivered: { delivery: { timestamp, recipients: [address], smtpResponse: '250 ok' } },
			bounced: {
				bounce: { timestamp, bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: recipient },
			},
			complained: { complaint: { timestamp, complainedRecipients: recipient } },
		}[fate];
		return {
			source: 'aws.ses',
			'detail-type': words[fate].type,
			resources: set === undefined ? [] : [`arn:aws:ses:ap-southeast-1:000000000000:configuration-set/${set}`],
			detail: {
				eventType: words[fate].eventType,
				mail: { timestamp, messageId: id, source: bareAddress(request.FromEmailAddress), destination: [address], tags },
				...told,
			},
		};
	});
}
