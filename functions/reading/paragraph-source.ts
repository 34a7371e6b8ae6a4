// The source that a paragraph names once for all it says: where a sentence opens with it, or where its money is told at the end.
// Invariant: a paragraph that names several sources lends none of them.
import type { Source } from '../domain/reading.ts';
import type { FigureContext } from './figure-context.ts';
import { sentenceSpans } from './scopes.ts';
import { type SourcePlace, sourcesIn } from './source-words.ts';

const opening =
	/^[\s\-+–•*]*(?:\d{1,2}[.)]\s*)?(?:(?:trong )?năm \d{4},?\s*|trong (?:kỳ|năm|quý|tháng),?\s*)?(?:(?:bằng|từ|với|sử dụng|do|thuộc|thông qua|được)\s+)?(?:toàn bộ\s+)?(?:(?:nguồn|vốn|kinh phí|nguồn vốn|nguồn kinh phí|sự nghiệp)\s+)*$/iu;
const money = /^[\s\-+–]*(?:tổng\s+)?(?:số tiền|kinh phí|nguồn|vốn|toàn bộ|tất cả)/iu;

/** "Từ nguồn khuyến công tỉnh đã mở 03 lớp. Kinh phí thực hiện 216 triệu đồng": what opens a sentence holds until another is named. */
function opened({ text, quantity }: FigureContext, places: readonly SourcePlace[]): SourcePlace | null {
	const before = places.filter((place) => place.end <= quantity.start);
	// "Khuyến công quốc gia (KCQG): …" names one source twice.
	const last = before.every((place) => place.source === before[0]?.source) ? before[0] : before.at(-1);
	if (!last) return null;
	const span = sentenceSpans(text).find(([, end]) => last.start < end);
	if (!span || !opening.test(text.slice(span[0], last.start))) return null;
	// Where a later sentence opens with another source, each speaks for its own sentence only.
	const alone = places.every((place) => place.source === last.source);
	return alone || quantity.start < span[1] ? last : null;
}

/** "Phát 24 tin, bài. Kinh phí 40 triệu đồng (ngân sách huyện)": the money of all that was counted before. */
function closed({ text, quantity }: FigureContext, places: readonly SourcePlace[]): SourcePlace | null {
	const [first] = places;
	if (!first || quantity.kind === 'money' || first.start < quantity.end) return null;
	const span = sentenceSpans(text).find(([, end]) => first.start < end);
	const between = text.slice(quantity.end, first.start);
	// "06 phóng sự và 18 tin bài, thuộc 01 đề án KCĐP"
	if (between.length < 120 && /(?:,|và|;)\s*(?:thuộc|nằm trong|theo|trong khuôn khổ)\s+\d*[^,;.]*$/iu.test(between))
		return first;
	return span && span[0] >= quantity.end && money.test(text.slice(...span)) ? first : null;
}

export function paragraphSource(context: FigureContext): { source: Source; words: string } | null {
	const places = sourcesIn(context.text).filter((place) => place.source !== 'beneficiary');
	const kinds = new Set(places.map((place) => place.source));
	const place = opened(context, places) ?? (kinds.size === 1 ? closed(context, places) : null);
	return place && { source: place.source, words: context.text.slice(place.start, place.end) };
}

/** "Bằng nguồn khuyến công tỉnh (99 triệu đồng)": what stands right before the bracket is what the bracket speaks of. */
export function sourceBeforeBracket({ text, scope, quantity }: FigureContext): SourcePlace | null {
	if (scope.kind !== 'bracket' || /[\p{L}]/u.test(text.slice(scope.start, quantity.start))) return null;
	const place = sourcesIn(text.slice(0, scope.start)).at(-1);
	return place && text.slice(place.end, scope.start).trim() === '' ? place : null;
}
