// SendEmail through the real SDK: what is kept is a message, and what SES would refuse is refused here.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GetAccountCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestClock } from '../../../../infra/local/clock.ts';
import { sender, simpleMail, startSes } from './running-ses.ts';

describe('SES', () => {
	let run: Awaited<ReturnType<typeof startSes>>;
	beforeAll(async () => {
		run = await startSes();
	});
	afterAll(() => run.stop());

	const failure = (promise: Promise<unknown>) =>
		promise.then(
			() => undefined,
			(error) => ({ name: error.name, status: error.$metadata?.httpStatusCode, message: error.message }),
		);
	const read = async (input: SendEmailCommandInput) => {
		const { MessageId } = await run.send(input);
		return run.ses.readMessage(MessageId ?? '');
	};

	it('keeps a Vietnamese message and reads it back from its bytes, with its links whole', async () => {
		const approve = 'http://127.0.0.1:3000/approve#t=aB-_9';
		const mail = await read({
			...simpleMail(
				'hoa@bato.example',
				'Mời xác nhận số liệu khuyến công — huyện Ba Tơ',
				`<p>Kính gửi bà Hoa,</p><a href="${approve}&amp;lang=vi">Xem báo cáo</a>`,
				`Kính gửi bà Hoa,\nXem báo cáo: ${approve}.\n${'Một dòng dài '.repeat(30)}`,
			),
			ConfigurationSetName: 'reports',
		});
		expect(mail).toMatchObject({
			from: sender,
			to: 'hoa@bato.example',
			subject: 'Mời xác nhận số liệu khuyến công — huyện Ba Tơ',
			links: [`${approve}&lang=vi`, approve],
		});
		expect(mail?.text).toContain(`Kính gửi bà Hoa,\nXem báo cáo: ${approve}.`);
		expect(mail?.html).toContain('Kính gửi bà Hoa');
		expect(Date.now() - Date.parse(mail?.date ?? '')).toBeLessThan(60_000);
	});

	it('carries own headers and the configuration set', async () => {
		const input = simpleMail('a@b.example', 's', '<p>x</p>', 'x');
		const headers = [
			{ Name: 'X-Report-Id', Value: 'r-1' },
			{ Name: 'Auto-Submitted', Value: 'auto-generated' },
		];
		const Simple = { ...input.Content?.Simple, Headers: headers } as NonNullable<
			SendEmailCommandInput['Content']
		>['Simple'];
		const { MessageId } = await run.send({ ...input, Content: { Simple }, ConfigurationSetName: 'reports' });
		const source = readFileSync(path.join(run.folder, `${MessageId}.eml`), 'utf8');
		expect(source).toMatch(/^X-Report-Id: r-1\r$/im);
		expect(source).toMatch(/^Auto-Submitted: auto-generated\r$/im);
		expect(source).toMatch(/^X-SES-CONFIGURATION-SET: reports\r$/im);
		expect(source).toContain(`<${MessageId}@email.amazonses.com>`);
	});

	it('takes a raw message, and shows the envelope where the message hides it', async () => {
		const Data = Buffer.from(
			`From: ${sender}\r\nSubject: =?UTF-8?B?VGjhu60=?=\r\n\r\nsee https://x.example/a?b=1&c=2#t=3\r\n`,
		);
		const mail = await read({
			FromEmailAddress: sender,
			Destination: { BccAddresses: ['hidden@b.example'] },
			Content: { Raw: { Data } },
		});
		expect(mail).toMatchObject({ to: 'hidden@b.example', subject: 'Thử', links: ['https://x.example/a?b=1&c=2#t=3'] });
	});

	it('sends only from the identities of the template, by address or by domain', async () => {
		const from = (FromEmailAddress: string) =>
			failure(run.send({ ...simpleMail('a@b.example', 's', '<p>x</p>', 'x'), FromEmailAddress }));
		expect(await from('stranger@example.vn')).toMatchObject({ name: 'MessageRejected', status: 400 });
		expect(await from('x@notverified.example')).toMatchObject({ name: 'MessageRejected' });
		expect(await from('x@verified.example')).toBeUndefined();
		expect(await from(`=?UTF-8?B?S2h1eeG6v24gY8O0bmc=?= <${sender}>`)).toBeUndefined();
		expect((await run.ses.listMessages())[0]?.from).toBe(`Khuyến công · ${sender}`);
		expect(await from(`Khuyến công <${sender}>`)).toMatchObject({ name: 'BadRequestException' });
	});

	it('refuses what SES would not send, and what nobody built here, by name', async () => {
		const good = simpleMail('a@b.example', 's', '<p>x</p>', 'x');
		const refused = async (change: object) => failure(run.send({ ...good, ...change } as SendEmailCommandInput));
		expect(await refused({ Destination: {} })).toMatchObject({
			name: 'BadRequestException',
			message: 'Missing final recipients.',
		});
		expect(await refused({ Destination: { ToAddresses: ['nobody'] } })).toMatchObject({ name: 'BadRequestException' });
		expect(await refused({ ConfigurationSetName: 'other' })).toMatchObject({ name: 'NotFoundException' });
		const template = await refused({ Content: { Template: { TemplateName: 't', TemplateData: '{}' } } });
		expect(template?.message).toContain('Template');
		const Simple = { ...good.Content?.Simple, Headers: [{ Name: 'X-A', Value: 'a\r\nBcc: b@c.example' }] };
		expect(await refused({ Content: { Simple } })).toMatchObject({ name: 'BadRequestException' });
		expect(await failure(run.client.send(new GetAccountCommand({})))).toMatchObject({
			name: 'NotImplemented',
			status: 501,
		});
	});
});

describe('kept messages', () => {
	it('are there after a restart, newest first also where the clock stands still or goes back', async () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'local-ses-order-'));
		const first = await startSes({ folder, clock: createTestClock(2_000_000_000_000) });
		for (const n of ['1', '2', '3']) await first.send(simpleMail('a@b.example', n, '<p>x</p>', 'x'));
		await first.stop({ keepFolder: true });
		writeFileSync(path.join(folder, 'half.eml.tmp'), 'half');
		const second = await startSes({ folder, clock: createTestClock(1_000_000_000_000) });
		await second.send(simpleMail('a@b.example', '4', '<p>x</p>', 'x'));
		expect((await second.ses.listMessages()).map(({ subject }) => subject)).toEqual(['4', '3', '2', '1']);
		expect(readdirSync(folder).filter((file) => !file.endsWith('.eml'))).toEqual([]);
		await second.stop({ keepFolder: true });
		rmSync(folder, { recursive: true });
	});
});
