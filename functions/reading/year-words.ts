// Years and spans of years as words give them. Invariant: dates and cited documents are no periods.
import { rememberLast } from './remember-last.ts';

export interface YearPlace {
	from: number;
	to: number;
	start: number;
	end: number;
	/** The words stand first in their sentence or piece: what follows belongs to that year. */
	leads: boolean;
}

const year = '((?:19|20)\\d{2})';
const span = new RegExp(`(?<!\\d)${year} ?(?:[-–]|đến(?: năm)?) ?(?:năm )?${year}(?!\\d)`, 'giu');
const spanLead = /(?:giai đoạn|thời kỳ|từ năm|từ|trong|qua)? ?(?:năm )?$/iu;
const listed = new RegExp(
	`(?<!\\p{L})(?:(?:trong|đến|tính đến|hết|cuối|đầu|các) )*năm ${year}(?: ?(?:,|và|;) ?(?:năm )?${year})*(?!\\d| ?[-–] ?\\d)`,
	'giu',
);
const bare = new RegExp(`(?<![\\d/.,-])${year}(?: ?, ?${year})*(?![\\d/-]|[.,]\\d)`, 'gu');
const dates =
	/(?:ngày )?\d{1,2} ?\/ ?\d{1,2} ?\/ ?\d{4}|ngày \d{1,2} tháng \d{1,2} năm \d{4}|\d+\/\d{4}\/\p{L}+[\p{L}-]*|tháng \d{1,2}\/\d{4}/giu;

export const yearsIn = rememberLast(findYearsIn);

function findYearsIn(text: string): YearPlace[] {
	if (!/(?:19|20)\d{2}/.test(text)) return [];
	const masked = text.replace(dates, (found) => '#'.repeat(found.length));
	const places: YearPlace[] = [];
	for (const pattern of [span, listed, bare])
		for (const match of masked.matchAll(pattern)) {
			const lead =
				pattern === span ? (spanLead.exec(masked.slice(Math.max(0, match.index - 20), match.index))?.[0] ?? '') : '';
			const start = match.index - lead.trimStart().length;
			const end = match.index + match[0].length;
			if (places.some((other) => start < other.end && other.start < end)) continue;
			const years = [...match[0].matchAll(/(?:19|20)\d{2}/g)].map((found) => Number(found[0]));
			places.push({ from: Math.min(...years), to: Math.max(...years), start, end, leads: leads(masked, start, end) });
		}
	return places.sort((a, b) => a.start - b.start);
}

function leads(text: string, start: number, end: number): boolean {
	const before = text.slice(Math.max(0, start - 12), start);
	const opens =
		/(?:^|[.;:(]|^\s*[-+–])\s*(?:dự kiến|ước|đến|trong|riêng|tính đến|đến hết)?\s*$/iu.test(before) ||
		before.trim() === '';
	return opens && /^\s*[,:]|^\s+(?:đã|có|ước|dự kiến|thực hiện|tổ chức|hỗ trợ|là|trên|toàn)/u.test(text.slice(end));
}
