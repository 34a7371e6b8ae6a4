// Whether a quantity was reached, is an estimate, or is only planned. Invariant: "dự kiến" of one year among several makes the whole
// an estimate, never a plan.
import type { FigureStatus } from '../domain/reading.ts';
import { type Answer, type Draft, type FigureContext, hasQuantity } from './figure-context.ts';
import { ownText, pieceAt } from './scopes.ts';
import { givenPlan } from './section-zones.ts';
import { yearsIn } from './year-words.ts';

const planWords = /(?<!\p{L})(?:dự kiến|sẽ|phấn đấu|kế hoạch giao)(?!\p{L})/iu;
/** "Kế hoạch năm 2024: 25 đề án" */
const planLead =
	/(?:^|[.;(])\s*[-+]?\s*(?:theo )?(?:kế hoạch|chỉ tiêu|nhiệm vụ|dự toán)(?: được)?(?: giao)?(?: năm \d{4}| 6 tháng[^:]{0,20}| cả năm)?\s*:[^.;]*$/iu;
/** "Kế hoạch năm 2022 gồm 19 đề án, kinh phí …": the whole sentence tells the plan. */
const planSentence =
	/^[\s\-+]*(?:theo )?(?:kế hoạch|dự toán|chỉ tiêu)(?: khuyến công)?(?: (?:cả )?năm \d{4}| cả năm)? (?:gồm|có|là|với|giao)(?!\p{L})/iu;
/** "UBND tỉnh phê duyệt kế hoạch với 18 đề án", "được Bộ giao thực hiện 04 đề án": until the sentence says what was done. */
const assigned =
	/(?<!\p{L})(?:được [^,;\d]{0,40}giao|(?:giao|phê duyệt|ban hành) (?:kế hoạch|chỉ tiêu|dự toán)|kế hoạch(?: vốn)? (?:được )?(?:giao|phê duyệt))(?!\p{L})(?<after>[^;]*)$/iu;
/** "trên 09 đề án của kế hoạch năm" */
const ofPlan = /^\s*(?:của|theo|trong|so với)\s+(?:kế hoạch|chỉ tiêu|dự toán)(?!\p{L})/iu;
const doneWords =
	/(?<!\p{L})(?:đã|đến nay|hoàn thành|đạt|kết quả|nghiệm thu|giải ngân|(?<!giao )(?:thực hiện|triển khai) được)(?!\p{L})/iu;
const partlyPlanned = /năm\s+\d{4}\s+(?:là\s+)?dự kiến/iu;

export function findStatus(context: FigureContext): Answer<FigureStatus> {
	const { text, quantity, scope } = context;
	const own = ownText(text, scope);
	const [start, end] = pieceAt(own, quantity.start);
	const words = own.slice(start, end);
	const brackets = scope.children
		.filter((child) => child.kind === 'bracket' && child.start >= start && child.end <= end)
		.map((child) => ({
			at: child.start,
			words: text.slice(child.start, child.end),
			counts: hasQuantity(context.quantities, child),
		}));
	const partly = brackets.find((bracket) => partlyPlanned.test(bracket.words) && bracket.at > quantity.start);
	if (partly && partly.at < nextPiece(own, quantity.end, end))
		return { value: 'estimated', why: 'trạng thái: một phần là dự kiến', doubt: null };
	if (planWords.test(words) && !partlyPlanned.test(words))
		return { value: 'planned', why: 'trạng thái: "dự kiến"', doubt: null };
	if (
		planSentence.test(text.slice(context.sentence.start, quantity.start)) &&
		!doneWords.test(text.slice(context.sentence.start, quantity.start))
	)
		return { value: 'planned', why: 'trạng thái: câu nêu kế hoạch', doubt: null };
	if (
		planLead.test(text.slice(0, quantity.start)) ||
		(scope.kind === 'bracket' && /^\(\s*(?:kế hoạch|KH)(?!\p{L})/iu.test(text.slice(scope.start)))
	)
		return { value: 'planned', why: 'trạng thái: kế hoạch', doubt: null };
	if (
		ofPlan.test(text.slice(quantity.end, quantity.end + 30)) ||
		/được (?:duyệt|giao|phê duyệt)(?: là)?\s*$/iu.test(text.slice(context.sentence.start, quantity.start))
	)
		return { value: 'planned', why: 'trạng thái: theo kế hoạch', doubt: null };
	if (quantity.denominator && /kế hoạch|cả năm/iu.test(text.slice(context.sentence.start, context.sentence.end)))
		return { value: 'planned', why: 'trạng thái: trên số kế hoạch', doubt: null };
	const task = assigned.exec(text.slice(context.sentence.start, quantity.start))?.groups?.after;
	if (task !== undefined && !doneWords.test(task))
		return { value: 'planned', why: 'trạng thái: được giao', doubt: null };
	if (partlyPlanned.test(words) && scope.kind === 'bracket')
		return { value: 'planned', why: 'trạng thái: "dự kiến"', doubt: null };
	if (
		brackets.some((bracket) => !bracket.counts && planWords.test(bracket.words) && !partlyPlanned.test(bracket.words))
	)
		return { value: 'planned', why: 'trạng thái: "dự kiến"', doubt: null };
	if (
		/(?<!\p{L})ước(?!\p{L})[^,;.]{0,30}$/iu.test(own.slice(start, quantity.start)) ||
		brackets.some((bracket) => /(?<!\p{L})ước(?!\p{L})/iu.test(bracket.words))
	)
		return { value: 'estimated', why: 'trạng thái: "ước"', doubt: null };
	if (isBehindEstimate(context))
		return { value: 'estimated', why: 'trạng thái: như số đứng ngay trước ngoặc', doubt: null };
	const plannedYear = /năm\s+\d{4}\s+(?:là\s+)?dự kiến[^\d,;()]{0,24}$/iu;
	if (plannedYear.test(own.slice(start, quantity.start)))
		return { value: 'planned', why: 'trạng thái: "dự kiến"', doubt: null };
	const beside = besideOf(context, start);
	if (beside && beside.status !== 'actual' && !doneWords.test(text.slice(beside.quantity.end, quantity.start)))
		return { value: beside.status, why: 'trạng thái: như số đứng ngay trước', doubt: null };
	if (givenPlan.test(context.section.title))
		return { value: 'planned', why: 'trạng thái: đề mục nêu kế hoạch', doubt: null };
	const said = text.slice(context.sentence.start, quantity.start);
	if (/^(?:[\s\-+]*|[^:\d]{0,60}:\s*)(?:\d+[.)]\s*)?ước(?!\p{L})/iu.test(said) && !/(?<!\p{L})đã(?!\p{L})/iu.test(said))
		return { value: 'estimated', why: 'trạng thái: "ước" ở đầu câu', doubt: null };
	if (
		context.whole?.status === 'estimated' &&
		!isEarlierYear(context) &&
		!/(?<!\p{L})(?:đã|đến ngày)(?!\p{L})/iu.test(words)
	)
		return { value: 'estimated', why: 'trạng thái: theo số tổng', doubt: null };
	return { value: 'actual', why: 'trạng thái: đã thực hiện', doubt: null };
}

/** "(ước thực hiện): 02 đề án (kinh phí 330 triệu đồng)": the bracket is of what stands right before it. */
function isBehindEstimate({ text, scope, before }: FigureContext): boolean {
	if (scope.kind !== 'bracket') return false;
	const last = before.filter((one) => one.scope === scope.parent && one.quantity.end <= scope.start).at(-1);
	return last?.status === 'estimated' && text.slice(last.quantity.end, scope.start).trim() === '';
}

/** The quantity right before in the same piece, told in one breath: "08 đề án, 1.500 triệu đồng". */
export function besideOf({ text, quantity, scope, before }: FigureContext, pieceStart: number): Draft | null {
	const last = before.at(-1);
	if (!last || last.scope !== scope || last.quantity.start < pieceStart || last.quantity.end > quantity.start)
		return null;
	const between = text.slice(last.quantity.end, quantity.start);
	return between.length < 60 && !/[;.]\s|\d/u.test(between) ? last : null;
}

/** Of five years of which the last is estimated, the others are done. */
function isEarlierYear({ text, scope, quantity, whole }: FigureContext): boolean {
	if (!whole || whole.period.to === whole.period.from) return false;
	const year = yearsIn(ownText(text, scope))
		.filter((place) => place.end <= quantity.start)
		.at(-1);
	return year !== undefined && year.from === year.to && year.to < whole.period.to;
}

/** A plan in brackets is said of the quantities up to it, but not across another sentence part. */
function nextPiece(own: string, from: number, end: number): number {
	const stop = own.indexOf(';', from);
	return stop < 0 ? end : stop;
}
