// The frame of an administrative document around its body: head, title, addressee, closing, signature. Invariant: each part is found
// by its own words, so a lost head or a moved signature leaves the others whole.
import { isCapitals } from './line-marks.ts';
import type { ReportText, TextParagraph } from './report-text.ts';
import { labelOf } from './sections.ts';

export interface Frame {
	head: string[];
	title: string | null;
	addressee: string | null;
	/** From the title to the first heading. */
	opening: string[];
	closing: string[];
	/** "Nơi nhận" and the signature block, line by line. */
	tail: string[];
}

const recital =
	/^(?:thực hiện|theo|căn cứ|phúc đáp|trên cơ sở|tiếp nhận|triển khai thực hiện|sau khi|ngày \d|trong những năm|để|xét)(?!\p{L})/iu;
const tailStart = /^(?:nơi nhận|nơ. ?nhận)\s*:?|^(?:TM|KT|TL|TUQ)\s*\.\s*\p{Lu}/iu;

export function findFrame(report: ReportText): Frame {
	const paragraphs = report.paragraphs.filter((one) => one.role === 'body' && one.file === 0);
	const at = paragraphs.findIndex((one) => /^BÁO CÁO(?!\p{L})/u.test(one.text));
	const tailAt = paragraphs.findIndex((one, i) => i > at && tailStart.test(one.text));
	const frame: Frame = {
		head: paragraphs.slice(0, Math.max(0, at)).map((one) => one.text),
		title: null,
		addressee: null,
		opening: [],
		closing: [],
		tail: [],
	};
	let i = at + 1;
	const title = titleFrom(paragraphs, at);
	frame.title = title.text;
	i = title.next;
	for (; i < paragraphs.length && i < at + 16; i++) {
		const text = paragraphs[i]?.text ?? '';
		if (labelOf(text)) break;
		const to = /^kính gửi\s*:?\s*(.*)$/iu.exec(text);
		if (to) {
			const listed = to[1] ? [] : listAfter(paragraphs, i + 1);
			frame.addressee = tidy(to[1] || listed.join('; ')) || null;
			i += listed.length;
		} else frame.opening.push(text);
	}
	const end = tailAt < 0 ? paragraphs.length : tailAt;
	frame.closing = paragraphs.slice(Math.max(0, end - 2), end).map((one) => one.text);
	frame.tail =
		tailAt < 0
			? paragraphs.slice(-6).map((one) => one.text)
			: paragraphs.slice(tailAt, tailAt + 30).map((one) => one.text);
	return frame;
}

function titleFrom(paragraphs: readonly TextParagraph[], at: number): { text: string | null; next: number } {
	if (at < 0) return { text: null, next: 0 };
	// "BÁO CÁO TỔNG KẾT" says what kind of report it is; its subject stands below.
	const sameLine = (paragraphs[at]?.text ?? '').replace(
		/^BÁO CÁO(?:\s+(?:TỔNG KẾT|SƠ KẾT|ĐÁNH GIÁ|TÓM TẮT|ĐỊNH KỲ|CHUYÊN ĐỀ|NHANH|THÁNG|QUÝ)(?=\s*$))?\s*:?\s*/u,
		'',
	);
	const parts = sameLine ? [sameLine] : [];
	let next = at + 1;
	for (; next < paragraphs.length && parts.join(' ').length < 400; next++) {
		const text = paragraphs[next]?.text ?? '';
		if (/^kính gửi/iu.test(text) || labelOf(text) || /^\(/u.test(text)) break;
		if (parts.length > 0 && (recital.test(text) || (/[.:]$/u.test(text) && text.length > 120) || text.length > 300))
			break;
		if (parts.length > 0 && isCapitals(parts[0] ?? '') && !isCapitals(text)) break;
		if (
			parts.length > 0 &&
			/^\p{Lu}/u.test(text) &&
			!isCapitals(text) &&
			!/^(?:Giai đoạn|Theo|Năm|Quý|Tháng)/u.test(text)
		)
			break;
		parts.push(text);
	}
	return { text: parts.length > 0 ? tidy(parts.join(' ')) : null, next };
}

function listAfter(paragraphs: readonly TextParagraph[], from: number): string[] {
	const items: string[] = [];
	for (let i = from; i < paragraphs.length && i < from + 5; i++) {
		const found = /^[-–+•]\s*(.+?)[;.]?$/u.exec(paragraphs[i]?.text ?? '');
		if (!found?.[1]) break;
		items.push(found[1]);
	}
	return items;
}

function tidy(text: string): string {
	return text
		.replace(/[\s.;,]+$/u, '')
		.replace(/\s+/g, ' ')
		.trim();
}
