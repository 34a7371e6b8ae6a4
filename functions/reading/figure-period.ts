// The years a quantity is about. Invariant: years said of the quantity win over those of its sentence, those over the report's.
import { type Answer, type FigureContext, hasQuantity, type Span, shownIn } from './figure-context.ts';
import { besideOf } from './figure-status.ts';
import { ownText, pieceAt } from './scopes.ts';
import { type YearPlace, yearsIn } from './year-words.ts';

/** "kế hoạch năm 2026", "tổng kết giai đoạn …" name the object of the work, not its time. */
const objects =
	/(?:kế hoạch|chương trình|dự toán|mục tiêu|định hướng|tổng kết|đánh giá|sơ kết|báo cáo|phương án|so với|so|hơn|kém|bằng|cùng kỳ|khuyến công)\s*(?:khuyến công|hoạt động|thực hiện|kết quả)?\s*$/iu;

export function findPeriod(context: FigureContext, report: Span | null): Answer<Span> {
	const { text, quantity, scope, sentence, whole } = context;
	const own = ownText(text, scope, (child) => child.kind === 'bracket' && !hasQuantity(context.quantities, child));
	const [start, end] = pieceAt(own, quantity.start);
	const others = shownIn(own, context.quantities);
	const years = yearsIn(own).filter((place) => !isObject(own, place));
	const nextStart = Math.min(
		end,
		...others.filter((other) => other.start > quantity.start).map((other) => other.start),
	);
	const inPiece = years.filter((place) => place.start >= start && place.end <= end);
	const leading = inPiece.filter((place) => place.leads && place.start < quantity.start).at(-1);
	const nearer = inPiece.filter((place) => place.end <= quantity.start).at(-1);
	if (
		leading &&
		(!nearer ||
			nearer.start <= leading.start ||
			!/[,:]|(?<!\p{L})và(?!\p{L})/u.test(own.slice(leading.end, nearer.start)))
	)
		return said(leading, text, report);
	const after = inPiece.find(
		(place) =>
			place.start >= quantity.end - 1 &&
			place.start < nextStart &&
			place.start - quantity.end < 110 &&
			!/^\s*(?:là )?dự kiến/iu.test(own.slice(place.end)),
	);
	const previousEnd = Math.max(
		start,
		...others.filter((other) => other.end <= quantity.start).map((other) => other.end),
	);
	const before = inPiece.find((place) => place.start >= previousEnd && place.end <= quantity.start);
	const acrossColon = (place: YearPlace): boolean => text.slice(quantity.end, place.start).includes(':');
	// "năm 2021 hỗ trợ 03 cơ sở, năm 2022 hỗ trợ 05 cơ sở": each year stands before its number.
	const apart = after && before && /[,;]|(?<!\p{L})và(?!\p{L})/u.test(text.slice(quantity.end, after.start));
	const next = apart ? before : after && !acrossColon(after) ? after : undefined;
	if (next) return said(next, text, report);
	if (before) return said(before, text, report);
	const beside = besideOf(context, start);
	if (beside && yearsIn(own.slice(0, beside.quantity.start)).some((place) => place.start >= start))
		return { value: beside.period, why: 'thời gian: như số đứng ngay trước', doubt: null };
	if (scope.kind === 'bracket') {
		const outer = context.before.filter((one) => one.scope === scope.parent && one.quantity.end <= scope.start).at(-1);
		if (outer) return { value: outer.period, why: 'thời gian: theo số đứng trước ngoặc', doubt: null };
	}
	const later = inPiece.find((place) => place.start > quantity.end && isPlanOf(own, place));
	if (later) return said(later, text);
	const firstCount = Math.min(
		...context.quantities.filter((other) => other.start >= sentence.start).map((other) => other.start),
	);
	const words = ownText(text, sentence);
	const first = yearsIn(words).find(
		(place) =>
			place.start - sentence.start < 60 &&
			place.end <= firstCount &&
			(place.leads || /^\s*,/u.test(words.slice(place.end))) &&
			!isObject(words, place),
	);
	if (first) return said(first, text, report);
	const [lead] = context.leads.flatMap((words) =>
		words.length < 80
			? yearsIn(words)
					.slice(0, 1)
					.map((place) => ({ place, words }))
			: [],
	);
	if (lead) return said(lead.place, lead.words);
	if (whole) return { value: whole.period, why: 'thời gian: theo số tổng', doubt: null };
	if (report) return { value: { from: report.from, to: report.to }, why: 'thời gian: kỳ báo cáo', doubt: null };
	return { value: { from: 0, to: 0 }, why: 'thời gian: không rõ', doubt: 'không rõ thời gian' };
}

/** "Đến hết năm 2025" in the report of 2021-2025: of all the years up to then. */
function said(place: YearPlace, text: string, report: Span | null = null): Answer<Span> {
	const upTo =
		/^đến /iu.test(text.slice(place.start, place.end)) || /(?<!\p{L})đến\s*$/iu.test(text.slice(0, place.start));
	const all = upTo && place.from === place.to && place.to === report?.to;
	return {
		value: { from: all ? report.from : place.from, to: place.to },
		why: `thời gian: "${text.slice(place.start, place.end).trim()}"`,
		doubt: null,
	};
}

function isObject(text: string, place: YearPlace): boolean {
	return objects.test(text.slice(Math.max(0, place.start - 40), place.start));
}

function isPlanOf(text: string, place: YearPlace): boolean {
	return /dự kiến[^()]{0,40}$/iu.test(text.slice(Math.max(0, place.start - 60), place.start));
}
