// How every message looks, as text and as HTML. Invariant: both say the same; no image, script, style sheet or font comes from outside.
import { assertNever } from '../domain/assert-never.ts';
import { type Block, linesOf, oneLine } from './blocks.ts';
import { type Markup, markup } from './markup.ts';
import { type MailReport, type Message, subjectOf } from './message.ts';

interface Words {
	/** Who is addressed. */
	name: string;
	vi: readonly Block[];
	/** Shorter: no more than what somebody needs who reads no Vietnamese. */
	en: readonly Block[];
}

export interface Content extends Words {
	/** What the subject says behind the stem. */
	task: string;
}

const signature = 'Hệ thống báo cáo khuyến công. Thư này được gửi tự động, xin không trả lời thư này.';
const signatureEn = 'Industrial promotion reports. This message was sent automatically; please do not reply to it.';

function textOf(block: Block): string {
	switch (block.kind) {
		case 'paragraph':
			return oneLine(block.text);
		case 'facts':
			return block.rows.map(([label, value]) => `  ${oneLine(label)}: ${oneLine(value)}`).join('\n');
		case 'list':
			return block.items.map((item) => `  - ${oneLine(item)}`).join('\n');
		case 'quote':
			return linesOf(block.text)
				.map((line) => `  > ${line}`.trimEnd())
				.join('\n');
		case 'action':
		case 'link':
			return `${oneLine(block.label)}:\n${block.url}`;
		case 'code':
			return `${oneLine(block.label)}:\n\n    ${oneLine(block.code)}`;
		default:
			return assertNever(block);
	}
}

const row = ([label, value]: readonly [string, string]): Markup =>
	markup`<tr><td style="padding:4px 16px 4px 0;color:#5b6472;vertical-align:top">${oneLine(label)}</td><td style="padding:4px 0;vertical-align:top"><strong>${oneLine(value)}</strong></td></tr>`;

function quoteOf(text: string): Markup {
	const lines = linesOf(text).map((line, index) => (index === 0 ? markup`${line}` : markup`<br>${line}`));
	return markup`<blockquote style="margin:0 0 16px;padding:10px 16px;border-left:4px solid #b3261e;background:#fbf1f0">${lines}</blockquote>`;
}

function htmlOf(block: Block): Markup {
	switch (block.kind) {
		case 'paragraph':
			return markup`<p style="margin:0 0 14px">${oneLine(block.text)}</p>`;
		case 'facts':
			return markup`<table role="presentation" cellspacing="0" cellpadding="0" style="margin:0 0 16px;border-collapse:collapse">${block.rows.map(row)}</table>`;
		case 'list':
			return markup`<ul style="margin:0 0 16px;padding-left:22px">${block.items.map((item) => markup`<li style="margin:0 0 6px">${oneLine(item)}</li>`)}</ul>`;
		case 'quote':
			return quoteOf(block.text);
		case 'action':
			return markup`<p style="margin:20px 0"><a href="${block.url}" style="display:inline-block;padding:12px 22px;border-radius:6px;background:#0b5d4e;color:#ffffff;font-weight:bold;text-decoration:none">${oneLine(block.label)}</a></p>`;
		case 'link':
			return markup`<p style="margin:0 0 14px"><a href="${block.url}" style="color:#0b5d4e">${oneLine(block.label)}</a></p>`;
		case 'code':
			return markup`<p style="margin:0 0 6px">${oneLine(block.label)}:</p><p style="margin:0 0 16px;font-family:Consolas,Menlo,monospace;font-size:18px;letter-spacing:1px"><strong>${oneLine(block.code)}</strong></p>`;
		default:
			return assertNever(block);
	}
}

const page = (subject: string, content: Words): Markup => markup`<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${subject}</title></head>
<body style="margin:0;padding:0;background:#f2f4f7">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="background:#f2f4f7"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:640px;background:#ffffff;border:1px solid #dfe3e8;border-radius:8px;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;color:#1c2430">
<tr><td style="padding:24px 28px 6px">
<h1 style="margin:0 0 16px;font-size:19px;line-height:1.35">${subject}</h1>
<p style="margin:0 0 14px">Kính gửi ông/bà ${oneLine(content.name)},</p>
${content.vi.map(htmlOf)}
</td></tr>
<tr><td lang="en" style="padding:14px 28px 4px;border-top:1px solid #dfe3e8;color:#47505c;font-size:14px">
${content.en.map(htmlOf)}
</td></tr>
<tr><td style="padding:12px 28px 20px;color:#5b6472;font-size:12px"><p style="margin:0">${signature}</p><p lang="en" style="margin:0">${signatureEn}</p></td></tr>
</table>
</td></tr></table>
</body>
</html>
`;

const plain = (content: Words): string =>
	[
		`Kính gửi ông/bà ${oneLine(content.name)},`,
		...content.vi.map(textOf),
		'-----',
		...content.en.map(textOf),
		`-- \n${signature}\n${signatureEn}\n`,
	].join('\n\n');

export const composeUnder = (subject: string, content: Words): Message => ({
	subject,
	text: plain(content),
	html: page(subject, content).toString(),
});

export const composeMessage = (report: MailReport, content: Content): Message =>
	composeUnder(subjectOf(report, content.task), content);
