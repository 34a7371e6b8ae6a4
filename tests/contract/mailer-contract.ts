// What every mailer promises, as tests over whatever is handed in. Invariant: what arrived is read back from where it arrived.
import { expect, it } from 'vitest';
import { type Mail, type Mailer, MailRefusedError } from '../../functions/ports/mailer.ts';
import { expectRefusal } from './port-errors.ts';

export interface ArrivedMail extends Pick<Mail, 'to' | 'subject' | 'text' | 'html'> {
	/** Equal for messages that mail programs show as one conversation. */
	thread: string;
}

export interface MailerUnderTest {
	mailer: Mailer;
	/** Oldest first. */
	arrived(): Promise<ArrivedMail[]>;
}

const mail = (of: Partial<Mail> = {}): Mail => ({
	to: 'lanh@bato.quangngai.example',
	subject: 'Đề nghị phê duyệt: báo cáo khuyến công huyện Ba Tơ – giai đoạn 2021-2025, kỳ báo cáo cả năm',
	text: 'Kính gửi ông Phạm Văn Lãnh,\n\nỦy ban nhân dân huyện Ba Tơ đã nộp báo cáo: 4.884 triệu đồng.\n',
	html: '<p>Kính gửi ông <b>Phạm Văn Lãnh</b>,</p><p>Ủy ban nhân dân huyện Ba Tơ đã nộp báo cáo.</p>',
	reportId: 'bc-1',
	...of,
});

export function describeMailer(open: () => MailerUnderTest): void {
	const { mailer, arrived } = { mailer: () => open().mailer, arrived: () => open().arrived() };

	it('delivers both parts, the subject and the name of nobody else', async () => {
		const sent = mail();
		await mailer().send(sent);
		const last = (await arrived()).at(-1);
		expect(last).toMatchObject({ to: sent.to, subject: sent.subject });
		expect(last?.text.trim()).toBe(sent.text.trim());
		expect(last?.html.trim()).toBe(sent.html.trim());
	});

	it('gives each message an id of its own, also the same one sent twice', async () => {
		const before = (await arrived()).length;
		const ids = [await mailer().send(mail()), await mailer().send(mail())];
		expect(new Set(ids).size).toBe(2);
		for (const id of ids) expect(id).toMatch(/\S/);
		expect(await arrived()).toHaveLength(before + 2);
	});

	it('keeps the messages about one report together and those about another apart', async () => {
		for (const reportId of ['bc-2', 'bc-2', 'bc-3']) await mailer().send(mail({ reportId }));
		const [first, second, other] = (await arrived()).slice(-3);
		expect(first?.thread).toContain('bc-2');
		expect(second?.thread).toBe(first?.thread);
		expect(other?.thread).not.toBe(first?.thread);
	});

	it.each([
		'',
		'bato',
		'lanh@',
		'@bato.example',
		'lanh@bato',
		'lành@bato.example',
		'a@b.example, c@d.example',
		'a b@c.example',
	])('refuses "%s" for good, without repeating the address', async (to) => {
		const before = (await arrived()).length;
		const error = await expectRefusal(mailer().send(mail({ to })), MailRefusedError);
		if (to.includes('@')) expect(error.message).not.toContain(to);
		expect(await arrived()).toHaveLength(before);
	});
}
