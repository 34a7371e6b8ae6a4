// Years and spans of years as words give them. Invariant: dates and cited documents are no periods.

export interface YearPlace {
	from: number;
	to: number;
	start: number;
	end: number;
	/** The words stand first in their sentence or piece: what follows belongs to that year. */
	leads: boolean;
}

const year = '((?:19|20)\\d{2})';
const span = new RegExp(
	`(?:giai đoạn|thời kỳ|từ năm|trong|qua)?\\s*(?:năm\\s+)?${year}\\s*(?:[-–]|đến(?: năm)?)\\s*(?:năm\\s+)?${year}(?!\\d)`,
	'giu',
);
const listed = new RegExp(
	`(?:(?:trong|đến|tính đến|hết|cuối|đầu|các)\\s+)*năm\\s+${year}(?:\\s*(?:,|và|;)\\s*(?:năm\\s+)?${year})*(?!\\d|\\s*[-–]\\s*\\d)`,
	'giu',
);
const bare = new RegExp(`(?<![\\d/.,-])${year}(?:\\s*,\\s*${year})*(?![\\d/-]|[.,]\\d)`, 'gu');

export function yearsIn(text: string): YearPlace[] {
	const masked = text.replace(
		/(?:ngày\s+)?\d{1,2}\s*\/\s*\d{1,2}\s*\/\s*\d{4}|ngày \d{1,2} tháng \d{1,2} năm \d{4}|\d+\/\d{4}\/\p{L}+[\p{L}-]*|tháng \d{1,2}\/\d{4}/giu,
		(found) => '#'.repeat(found.length),
	);
	const places: YearPlace[] = [];
	for (const pattern of [span, listed, bare])
		for (const match of masked.matchAll(pattern)) {
			const start = match.index + (match[0].length - match[0].trimStart().length);
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
	return opens && /^\s*[,:]|^\s+(?:đã|có|thực hiện|tổ chức|hỗ trợ|là|trên|toàn)/u.test(text.slice(end));
}
