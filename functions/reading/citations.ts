// The documents a report cites. Invariant: numbers are as written (also where misprinted); a document is listed once, with the first
// date given for it.

export interface Citation {
	number: string;
	date: string | null;
	/** The kind of document before the number: "Nghị định", "Công văn" … */
	kind: string;
	start: number;
	end: number;
}

const number = String.raw`(\d{1,5}[a-z]?(?:\s?\/\s?\d{4})?\s?[-/]\s?(?:QĐ|NĐ|NQ|TT|CT|CTr|KH|BC|CV|TB|HD|TTr|L|QH\d*|PL|KL|CTrHĐ|VB|UBND|HĐND|BCT|BTC|SCT|TU|TW|HU|TTg|CP|\p{Lu}{2,})(?:[-/&]?[\p{Lu}\d][\p{L}\d]*)*(?:\s?-\s?[\p{Lu}\d][\p{L}\d]*)*)`;
const pattern = new RegExp(`(?<![\\p{L}\\p{N}/.,-])${number}(?![\\p{L}\\p{N}])`, 'gu');
const dateAfter =
	/^\)?,?\s*(?:được ban hành\s+)?(?:ngày\s+)?(?:(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4}))/iu;
const kinds =
	/(nghị định|thông tư liên tịch|thông tư|quyết định|nghị quyết|chỉ thị|kế hoạch|chương trình hành động|chương trình|công văn|văn bản|luật|tờ trình|thông báo|báo cáo|hướng dẫn)\s+(?:số:?\s*)?$/iu;

export function isoDate(day: string, month: string, year: string): string | null {
	const [d, m] = [Number(day), Number(month)];
	if (d < 1 || d > 31 || m < 1 || m > 12) return null;
	return `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

export function findCitations(text: string): Citation[] {
	const found: Citation[] = [];
	for (const match of text.matchAll(pattern)) {
		const end = match.index + match[0].length;
		const date = dateAfter.exec(text.slice(end, end + 48));
		const [, d1, m1, y1, d2, m2, y2] = date ?? [];
		const before = text.slice(Math.max(0, match.index - 40), match.index);
		found.push({
			number: (match[1] ?? '').replace(/\s/g, ''),
			date: date ? isoDate(d1 ?? d2 ?? '', m1 ?? m2 ?? '', y1 ?? y2 ?? '') : null,
			kind: kinds.exec(before)?.[1]?.toLowerCase() ?? '',
			start: match.index,
			end,
		});
	}
	return found;
}

/** Each document once. A shortened number ("45/NĐ-CP") or a misprint of another cited document's is left to the checks. */
export function listCitations(
	citations: readonly Citation[],
	own: string | null,
): { number: string; date: string | null }[] {
	const byNumber = new Map<string, string | null>();
	for (const { number, date } of citations) {
		if (number === own) continue;
		byNumber.set(number, byNumber.get(number) ?? date);
	}
	const years = new Set(
		[...byNumber.keys()].filter((key) => /^\d+\/\d{4}\//.test(key)).map((key) => key.replace(/\/\d{4}\//, '/')),
	);
	const misprints = misprintsAmong(citations);
	return [...byNumber]
		.filter(([key]) => !(years.has(key) && !/^\d+\/\d{4}\//.test(key)))
		.filter(([key]) => !misprints.has(key))
		.map(([number, date]) => ({ number, date }));
}

/** The same digits and year under another kind of symbol, cited less often: "86/2018/NĐ-HĐND" beside "86/2018/NQ-HĐND". */
function misprintsAmong(citations: readonly Citation[]): Set<string> {
	const counts = countCitations(citations);
	const numbers = [...counts.keys()].filter((number) => split(number)[0].includes('/'));
	const kin = Map.groupBy(numbers, (number) => {
		const [digits, symbol] = split(number);
		return `${digits} ${symbol.split('-').at(-1)}`;
	});
	const misprints = new Set<string>();
	for (const group of kin.values()) {
		const most = Math.max(...group.map((number) => counts.get(number) ?? 0));
		for (const number of group) if ((counts.get(number) ?? 0) < most) misprints.add(number);
	}
	return misprints;
}

/** How often each number is cited, in the order of the first. */
export function countCitations(citations: readonly Citation[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { number } of citations) counts.set(number, (counts.get(number) ?? 0) + 1);
	return counts;
}

export function split(number: string): [digits: string, symbol: string] {
	const found = /^(\d+[a-z]?(?:\/\d{4})?)[-/](.*)$/u.exec(number);
	return [found?.[1] ?? number, found?.[2] ?? ''];
}
