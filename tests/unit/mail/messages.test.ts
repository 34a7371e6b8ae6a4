// What all messages promise: one thread per report, text as good as HTML, nothing from outside as markup or as a line of its own.
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../functions/mail/message.ts';
import { allMessages, baseUrl, type OutsideTexts, plainTexts } from './sample-views.ts';

const stem = '[Khuyến công] Báo cáo giai đoạn 2021-2025 – huyện Ba Tơ: ';
const evil = '"\'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;';
const hostile: OutsideTexts = {
	name: `Nguyễn\r\nBcc: thief@evil.example\u202e${evil}`,
	position: `Giám đốc${evil}`,
	reason: `Sai số\r\n\r\n-- \r\n${evil}`,
	problem: { code: 'x', vi: `Tệp "${evil}" hỏng`, en: `File "${evil}" is broken` },
};

const linksInText = (message: Message): string[] => message.text.match(/https:\/\/\S+/g) ?? [];
const linksInHtml = (message: Message): string[] =>
	[...message.html.matchAll(/href="([^"]*)"/g)].map(([, url = '']) => url.replaceAll('&amp;', '&'));
const tagsOf = (html: string): Set<string> => new Set([...html.matchAll(/<([a-z0-9]+)/g)].map(([, tag = '']) => tag));

/** They ask nothing that a page would do; a code beside a link would be one proof, not two. */
const withoutLinks = ['escalation', 'code', 'decided', 'withdrawn', 'rerouted', 'absent'];

describe.each(Object.entries(allMessages(plainTexts)))('the %s message', (kind, message) => {
	it('bears the subject stem of its report and says what is to be done', () => {
		expect(message.subject.startsWith(stem)).toBe(true);
		expect(message.subject.length).toBeGreaterThan(stem.length);
	});

	it('offers every link of its HTML in the text too', () => {
		const inText = new Set(linksInText(message));
		expect(linksInHtml(message).length > 0).toBe(!withoutLinks.includes(kind));
		for (const url of linksInHtml(message)) expect(inText).toContain(url);
	});

	it('links to our own site only and loads nothing', () => {
		for (const url of [...linksInHtml(message), ...linksInText(message)]) expect(url.startsWith(baseUrl)).toBe(true);
		expect(message.html).not.toMatch(/<(?:img|script|link|style|iframe)|url\(|@import| src=/i);
	});

	it('is Vietnamese first with English below', () => {
		for (const part of [message.text, message.html]) {
			expect(part.indexOf('Kính gửi ông/bà')).toBeGreaterThanOrEqual(0);
			expect(
				part.search(
					/The report|Version 2 of the report|The files of|Work on|You chose|Recorded under|While you are away/,
				),
			).toBeGreaterThan(part.indexOf('Kính gửi ông/bà'));
		}
	});
});

describe.each(Object.entries(allMessages(hostile)))('the %s message with hostile names', (kind, message) => {
	it('has no tag in its HTML that the plain one has not', () => {
		const known = tagsOf(allMessages(plainTexts)[kind]!.html);
		for (const tag of tagsOf(message.html)) expect([...known, 'br']).toContain(tag);
		expect(message.html).not.toContain('onerror=alert(1)>');
		expect(message.html).not.toContain('\u202e');
	});

	it('keeps the subject on one line', () => {
		expect(message.subject).not.toMatch(/[\p{C}]/u);
	});

	it('lets no name begin a line of the text', () => {
		expect(message.text).not.toMatch(/^Bcc:/m);
		expect(message.text.split('\n-- \n')).toHaveLength(2);
	});
});

it('gives all messages of one report one stem', () => {
	const stems = Object.values(allMessages(plainTexts)).map(({ subject }) => subject.slice(0, stem.length));
	expect(new Set(stems)).toEqual(new Set([stem]));
});
