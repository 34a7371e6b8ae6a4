// Which period a report covers, from its title or, where the title is vague, its body. Invariant: boundaries of months, quarters and
// halves are those of the reporting regime (data close on the 14th), those of a programme are whole years.
import { type PeriodParts, periodOf } from '../domain/periods.ts';
import type { ReportPeriod } from '../domain/reading.ts';
import { maskDates } from './mask-dates.ts';
import { yearsIn } from './year-words.ts';

const roman: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4, '1': 1, '2': 2, '3': 3, '4': 4 };

export function findReportPeriod(title: string, body: string): ReportPeriod | null {
	const words = maskDates(title);
	const year = Number(/(?:năm|\/|quý\s+[IV\d]+[\s/-]+)\s*(20\d{2})/iu.exec(words)?.[1] ?? 0);
	const span = yearsIn(words).find((place) => place.to > place.from);
	if (span && /giai đoạn|\d{4}\s*[-–]\s*\d{4}|từ năm/iu.test(words)) return programme(span.from, span.to);
	if (year && /(?<!\p{L})cả năm(?!\p{L})/iu.test(words)) return made({ kind: 'year', from: year, to: year });
	if (year) {
		const quarter = roman[/quý\s+(IV|I{1,3}|[1-4])(?![IV\d])/iu.exec(words)?.[1]?.toUpperCase() ?? ''];
		if (quarter) return made({ kind: 'quarter', from: year, to: year, index: quarter });
		if (/9 tháng|chín tháng|09 tháng/iu.test(words)) return made({ kind: 'nine-months', from: year, to: year });
		if (/(?:6|06|sáu) tháng cuối/iu.test(words) && !/đầu năm/iu.test(words))
			return made({ kind: 'half', from: year, to: year, index: 2 });
		if (/(?:6|06|sáu) tháng/iu.test(words)) return made({ kind: 'half', from: year, to: year, index: 1 });
		const month = Number(/(?<!\d )tháng\s+(\d{1,2})/iu.exec(words)?.[1] ?? 0);
		if (month >= 1 && month <= 12) return made({ kind: 'month', from: year, to: year, index: month });
		if (!/đến\s+(?:hết\s+)?năm\s+20\d{2}/iu.test(words)) return made({ kind: 'year', from: year, to: year });
	}
	return fromBody(body, year) ?? (year ? made({ kind: 'year', from: year, to: year }) : null);
}

/** The span of years that the body names most, ending where the title does. */
function fromBody(body: string, until: number): ReportPeriod | null {
	const counts = new Map<string, number>();
	for (const place of yearsIn(maskDates(body))) {
		if (place.to <= place.from || place.to - place.from > 12 || (until && place.to !== until)) continue;
		const key = `${place.from}-${place.to}`;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	const [best] = [...counts].sort((a, b) => b[1] - a[1]);
	const [from, to] = best?.[0].split('-').map(Number) ?? [];
	return from && to ? programme(from, to) : null;
}

function programme(from: number, to: number): ReportPeriod | null {
	return made({ kind: 'programme', from, to });
}

function made(parts: PeriodParts): ReportPeriod | null {
	const parsed = periodOf(parts);
	return parsed.ok ? parsed.period : null;
}
