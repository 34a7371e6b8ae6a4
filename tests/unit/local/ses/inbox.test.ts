// The inbox shows any message safely: what it says is text or sits in a frame that can run nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInbox, type Inbox, type InboxRequest } from '../../../../infra/local/ses/inbox.ts';
import { simpleMail, startSes } from './running-ses.ts';

describe('inbox', () => {
	let run: Awaited<ReturnType<typeof startSes>>;
	let inbox: Inbox;
	let evil = '';
	const link = 'http://127.0.0.1:3000/approve#t=abc';
	beforeAll(async () => {
		run = await startSes();
		inbox = createInbox(run.ses);
		await run.send(
			simpleMail(
				'hoa@bato.example',
				'Thư thường',
				`<html><head><title>x</title></head><body><a href="${link}">Mở</a></body></html>`,
				`Mở ${link}`,
			),
		);
		evil =
			(
				await run.send(
					simpleMail('b@c.example', '<script>alert(1)</script>', '<script>alert(1)</script><p>x', '<img src=x>'),
				)
			).MessageId ?? '';
	});
	afterAll(() => run.stop());

	const ask = async (path: string, method: InboxRequest['method'] = 'GET') => {
		const response = await inbox({ path, method });
		return { ...response, headers: response?.headers ?? {}, text: String(response?.body) };
	};

	it('lists messages, newest first, and those of one person', async () => {
		const { status, text } = await ask('/_local/mail');
		expect(status).toBe(200);
		expect(text).toContain('lang="vi"');
		expect(text.indexOf('b@c.example</span>')).toBeLessThan(text.indexOf('hoa@bato.example</span>'));
		const filtered = (await ask('/_local/mail?to=hoa%40bato.example')).text;
		expect(filtered).toContain('Thư thường');
		expect(filtered).not.toContain('alert(1)');
	});

	it('gives the messages as JSON with the fields that scripts rely on', async () => {
		const mails = JSON.parse((await ask('/_local/mail.json')).text);
		expect(mails).toHaveLength(2);
		expect(mails[1]).toMatchObject({ to: 'hoa@bato.example', subject: 'Thư thường', links: [link] });
		expect(Object.keys(mails[0])).toEqual(expect.arrayContaining(['to', 'subject', 'date', 'text', 'html', 'links']));
	});

	it('shows a message in a sandboxed frame whose links open outside', async () => {
		const [, ordinary] = await run.ses.listMessages();
		const page = (await ask(`/_local/mail/${ordinary?.id}`)).text;
		expect(page).toMatch(
			/<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"/,
		);
		expect(page).toContain(`<a href="${link}" target="_blank"`);
		const frame = await ask(`/_local/mail/${ordinary?.id}/html`);
		expect(frame.text).toContain('<head><base target="_blank"><title>');
		expect(frame.headers['content-security-policy']).toMatch(/^sandbox allow-popups .*default-src 'none'/);
		const text = await ask(`/_local/mail/${ordinary?.id}/text`);
		expect(text.headers['content-type']).toBe('text/plain; charset=utf-8');
		expect(text.text).toContain(`Mở ${link}`);
		expect((await ask(`/_local/mail/${ordinary?.id}/source`)).text).toContain('MIME-Version');
	});

	it('lets nothing of a message into its own pages', async () => {
		for (const path of ['/_local/mail', `/_local/mail/${evil}`]) {
			const { text, headers } = await ask(path);
			expect(text).not.toContain('<script');
			expect(text).not.toContain('<img');
			expect(headers['content-security-policy']).toContain("default-src 'none'");
		}
		expect((await ask(`/_local/mail/${evil}/html`)).headers['content-security-policy']).not.toContain('allow-scripts');
	});

	it('leaves other paths alone, and refuses other methods and unknown messages', async () => {
		expect(inbox({ path: '/_local/oidc/x', method: 'GET' })).toBeUndefined();
		expect(inbox({ path: '/_local/mailbox', method: 'GET' })).toBeUndefined();
		expect((await ask('/_local/mail', 'POST')).status).toBe(405);
		expect((await ask('/_local/mail/unknown')).status).toBe(404);
		expect((await ask('/_local/mail/..%2F..%2Fetc%2Fpasswd')).status).toBe(404);
	});
});
