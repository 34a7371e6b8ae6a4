// Mail in memory and through the SES of the host by one suite; what only a network can do, on the adapter.
import { SESv2Client } from '@aws-sdk/client-sesv2';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSesMailer } from '../../functions/adapters/ses-mailer.ts';
import { MailRefusedError } from '../../functions/ports/mailer.ts';
import { classify } from '../../functions/runtime/errors.ts';
import { freePort } from '../../infra/local/gateway/listen.ts';
import { createMemoryMailer } from '../support/memory-mailer.ts';
import { sender, startSes } from '../unit/local/ses/running-ses.ts';
import { describeMailer } from './mailer-contract.ts';

const message = { to: 'lanh@bato.example', subject: 's', text: 't', html: '<p>t</p>', reportId: 'bc-1' };

describe('mail in memory', () => {
	const mailer = createMemoryMailer();
	describeMailer(() => ({
		mailer,
		arrived: async () => mailer.mails.map((mail) => ({ ...mail, thread: mail.reportId })),
	}));
});

describe('mail through the SES of the host', () => {
	let run: Awaited<ReturnType<typeof startSes>>;
	beforeAll(async () => {
		run = await startSes();
	});
	afterAll(() => run.stop());

	const threadOf = async (id: string): Promise<string> => {
		const source = await run.ses.readSource(id);
		const { headers } = await PostalMime.parse(source ?? '');
		return headers.find(({ key }) => key === 'references')?.value ?? '';
	};

	describeMailer(() => ({
		mailer: createSesMailer({ from: sender, configurationSet: 'reports' }, run.client),
		arrived: async () => {
			const mails = (await run.ses.listMessages()).toReversed();
			return Promise.all(mails.map(async (mail) => ({ ...mail, thread: await threadOf(mail.id) })));
		},
	}));

	it('refuses a sender that SES does not know, and a configuration set that is not there', async () => {
		const strange = createSesMailer({ from: 'ai@do.example', configurationSet: 'reports' }, run.client);
		await expect(strange.send(message)).rejects.toThrow();
		const unset = createSesMailer({ from: sender, configurationSet: 'none' }, run.client);
		await expect(unset.send(message)).rejects.toThrow();
	});

	it('does not take a service that is away for a mailbox that is refused: it is tried again', async () => {
		const client = new SESv2Client({
			endpoint: `http://127.0.0.1:${await freePort()}`,
			region: 'ap-southeast-1',
			credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
			maxAttempts: 1,
		});
		const away = createSesMailer({ from: sender, configurationSet: 'reports' }, client);
		const error = await away.send(message).catch((thrown: unknown) => thrown);
		client.destroy();
		expect(error).not.toBeInstanceOf(MailRefusedError);
		expect(classify(error).name).toBe('TransientError');
	});
});
