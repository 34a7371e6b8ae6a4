// What a report is: title, programme, period, issuer, addressee, number, date, signature, documents cited. Invariant: as written; null
// where the document does not say.
import type { Metadata } from '../domain/reading.ts';
import { findCitations, isoDate, listCitations } from './citations.ts';
import { findFrame } from './document-frame.ts';
import { findIssuer } from './issuer.ts';
import { findReportPeriod } from './report-period.ts';
import type { ReportText } from './report-text.ts';
import { findSignatory, firstRecipient } from './signature.ts';

export interface ReadingHints {
	unit?: string;
	province?: string;
}

export function readMetadata(report: ReportText, hints: ReadingHints = {}): Metadata {
	const main = report.paragraphs.filter((one) => one.file === 0);
	const text = main.map((one) => one.text).join('\n');
	const frame = findFrame(report);
	const number = ownNumber(frame.head);
	return {
		title: frame.title,
		programme: programmeOf(frame.title ?? '', frame.opening.join(' ')),
		period: findReportPeriod(frame.title ?? '', text),
		issuer: findIssuer(frame, text, hints),
		recipient: frame.addressee ?? firstRecipient(frame.tail),
		number,
		date: ownDate(frame.head),
		signatory: findSignatory(frame.tail),
		legalBases: listCitations(findCitations(text), number),
	};
}

/** "Quyết định số … phê duyệt Chương trình khuyến công địa phương": what a cited document approved, not what the report is on. */
const approved = /(?:phê duyệt|ban hành|thông qua)(?: nội dung| đề án)? chương trình khuyến công/giu;

function programmeOf(title: string, preamble: string): Metadata['programme'] {
	const opening = preamble.replace(approved, '');
	const words = `${title} `;
	if (/khuyến công quốc gia|KCQG/iu.test(words)) return 'national';
	if (/khuyến công (?:địa phương|(?:cấp )?(?:tỉnh|huyện))|KCĐP/iu.test(words)) return 'local';
	if (/QĐ-TTg|Thủ tướng/u.test(words)) return 'national';
	if (/chương trình khuyến công quốc gia/iu.test(opening)) return 'national';
	if (/chương trình khuyến công (?:địa phương|tỉnh)/iu.test(opening)) return 'local';
	return null;
}

function ownNumber(head: readonly string[]): string | null {
	for (const line of head) {
		const found = /Số:?\s*(\d+[a-z]?\s*\/\s*[\p{Lu}\d-]+(?:\s*[-&]\s*[\p{Lu}\d]+)*)/u.exec(line);
		if (found?.[1]) return found[1].replace(/\s/g, '');
	}
	return null;
}

function ownDate(head: readonly string[]): string | null {
	for (const line of head) {
		const found = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu.exec(line);
		const short = /,\s*ngày\s+(\d{1,2})\s*\/\s*(\d{1,2})\s*\/\s*(\d{4})\s*\.?$/iu.exec(line);
		const [, day, month, year] = found ?? short ?? [];
		if (day && month && year) return isoDate(day, month, year);
	}
	return null;
}
