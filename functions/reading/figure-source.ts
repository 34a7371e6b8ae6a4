// Whose money a quantity is. Invariant: a source counts only in the scope that names it; parts never lend theirs to the whole.
import type { Source } from '../domain/reading.ts';
import { isInvestment } from './all-money.ts';
import { type Answer, type FigureContext, hasQuantity, shownIn } from './figure-context.ts';
import { paragraphSource, sourceBeforeBracket } from './paragraph-source.ts';
import { ownText, pieceAt } from './scopes.ts';
import { type SourcePlace, sourceOfHeading, sourcesIn } from './source-words.ts';

const sourceless = new Set(['products', 'jobs', 'other']);

/** "khuyến công tỉnh 250 triệu đồng (01 đề án)": the bracket counts what that money paid for. */
function numberBeforeBracket({ scope, before, text }: FigureContext): Source | null {
	if (scope.kind !== 'bracket') return null;
	const last = before.filter((one) => one.scope === scope.parent && one.quantity.end <= scope.start).at(-1);
	const adjacent = last && text.slice(last.quantity.end, scope.start).trim() === '';
	return adjacent && last.source !== 'all' ? last.source : null;
}

/** Counted like projects: somebody's money paid for them. */
export const bought =
	/^(?:gian hàng|phòng trưng bày|cửa hàng|điểm bán hàng|máy|thiết bị|bộ thiết bị|dây chuyền|hệ thống)$/u;

export function findSource(context: FigureContext): Answer<Source | null> {
	const { quantity } = context;
	const money = quantity.measure === 'funding' || quantity.unit.startsWith('VND');
	if (money && isInvestment(context)) return answer('all', 'tổng vốn đầu tư, gồm mọi nguồn');
	const found = named(context, money);
	if (sourceless.has(quantity.measure) && !quantity.perYear && !bought.test(quantity.unit))
		return answer(null, 'loại chỉ tiêu này không có nguồn vốn');
	if (found) return found;
	const beside = numberBeforeBracket(context);
	if (beside) return answer(beside, 'nguồn của số đứng ngay trước ngoặc');
	const bracketed = sourceBeforeBracket(context);
	if (bracketed) return answer(bracketed.source, 'nguồn đứng ngay trước ngoặc');
	const outer = inherited(context, money);
	if (outer) return outer;
	const within = context.whole?.paragraph.paragraph.text === context.text;
	const whole = within ? null : paragraphSource(context);
	if (whole) return answer(whole.source, `"${whole.words}" nói chung cho cả đoạn`);
	for (let section: FigureContext['section'] | null = context.section; section; section = section.parent) {
		const source = section.level >= 2 ? sourceOfHeading(section.title) : null;
		if (source) return answer(source, `đề mục nêu nguồn: ${section.title}`);
	}
	return answer('all', 'không nêu nguồn nào');
}

const answer = (value: Source | null, why: string): Answer<Source | null> => ({ value, why, doubt: null });

function named(context: FigureContext, money: boolean): Answer<Source | null> | null {
	const { text, quantity, scope } = context;
	const own = ownText(
		text,
		scope,
		(child) =>
			child.kind === 'bracket' &&
			!hasQuantity(context.quantities, child) &&
			saysSource(text.slice(child.start, child.end)),
	);
	const [start, end] = pieceAt(own, quantity.start);
	const everywhere = sourcesIn(own).filter((place) => money || place.source !== 'beneficiary');
	const places = everywhere.filter((place) => place.start >= start && place.end <= end);
	if (places.length === 0) return connectedLater(everywhere, context);
	const others = shownIn(own, context.quantities).filter((other) => other.start >= start && other.end <= end);
	const previousEnd = Math.max(
		start,
		...others.filter((other) => other.end <= quantity.start).map((other) => other.end),
	);
	const nextStart = Math.min(
		end,
		...others.filter((other) => other.start > quantity.start).map((other) => other.start),
	);
	const before = places.filter((place) => place.end <= quantity.start);
	const introduced = before.filter((place) => place.start >= previousEnd);
	if (introduced.length > 0 && isList(introduced, own)) return answer('all', 'nêu nhiều nguồn cùng lúc');
	const nearest = introduced.at(-1);
	const after = places.find((place) => place.start >= quantity.end - quantity.unit.length && place.start < nextStart);
	const behind = after && attaches(own.slice(quantity.end, after.start), after, own, nextStart) ? after : undefined;
	// "02 đề án KCQG và 14 đề án KCĐP": the first name belongs to the number before it.
	const taken = nearest !== undefined && previousEnd > start && own.slice(previousEnd, nearest.start).trim() === '';
	if (nearest && !(behind && taken))
		return answer(nearest.source, `"${text.slice(nearest.start, nearest.end)}" đứng trước số`);
	if (behind) {
		const following = places.filter((place) => place.start >= behind.start && place.start < nextStart);
		if (following.length > 1 && isList(following, own)) return answer('all', 'nêu nhiều nguồn cùng lúc');
		return answer(behind.source, `"${text.slice(behind.start, behind.end)}" đứng ngay sau số`);
	}
	const last = before.at(-1);
	if (last) return answer(last.source, `"${text.slice(last.start, last.end)}" nêu trước trong cùng ý`);
	const distinct = new Set(places.map((place) => place.source).filter((source) => source !== 'beneficiary'));
	const first = places.find((place) => place.source !== 'beneficiary') ?? places[0];
	// "- 01 đề án … tại Công ty A: KCQG hỗ trợ 600 triệu đồng": an item of a list is of the one source that it names.
	const colon = own.indexOf(':', quantity.end);
	if (first && context.bullet >= 0 && !money && distinct.size === 1 && colon > 0 && colon < first.start)
		return answer(first.source, `"${text.slice(first.start, first.end)}" nêu sau dấu hai chấm của cùng mục`);
	if (first && distinct.size === 1 && (first.connected || nextStart === end))
		return answer(first.source, `"${text.slice(first.start, first.end)}" nêu sau trong cùng ý`);
	return null;
}

/** "…; chuyển đổi số, từ nguồn kinh phí KCĐP": one source for the whole sentence, given at its end. */
function connectedLater(
	places: readonly SourcePlace[],
	{ text, quantity, quantities }: FigureContext,
): Answer<Source | null> | null {
	const [first] = places;
	if (!first?.connected || first.start < quantity.end || places.some((place) => place.source !== first.source))
		return null;
	const piece = text.lastIndexOf(';', first.start);
	if (quantities.some((other) => other.start > piece && other.end <= first.start)) return null;
	return answer(first.source, `"${text.slice(first.start, first.end)}" nêu ở cuối câu`);
}

/** "(toàn bộ từ nguồn KCQG)": a bracket that says nothing but the source. */
function saysSource(bracket: string): boolean {
	const opens = /^\(\s*(?:toàn bộ|đều|thuộc|từ|do|nguồn|kinh phí|ngân sách|KCQG|KCĐP|khuyến công)/iu.test(bracket);
	return opens && sourcesIn(bracket).length === 1;
}

/** "14 đề án KCĐP", "220 triệu đồng từ nguồn … KCĐP"; not "450 triệu và KCĐP 3.214 triệu". */
function attaches(between: string, place: SourcePlace, own: string, nextStart: number): boolean {
	if (/[,;:]|(?<!\p{L})và(?!\p{L})/u.test(between) || between.length > 90) return false;
	if (place.connected || between.replace('(', '').trim() === '') return true;
	return between.length < 60 && !/^\s*(?:là|:|hỗ trợ)?\s*$/u.test(own.slice(place.end, nextStart));
}

/** "KCQG và KCĐP": sources named side by side. */
function isList(places: readonly SourcePlace[], own: string): boolean {
	const kinds = new Set(places.map((place) => place.source));
	if (kinds.size < 2) return false;
	// "Riêng với KCĐP, ngân sách tỉnh bố trí …": the second is within the first.
	if ([...kinds].every((kind) => kind.startsWith('local') || kind === 'district-budget')) return false;
	return places
		.slice(1)
		.every((place, i) =>
			/^\s*(?:,|và|hoặc|\/|kinh phí|nguồn|ngân sách|\s)+$/iu.test(own.slice(places[i]?.end ?? 0, place.start)),
		);
}

function inherited(context: FigureContext, money: boolean): Answer<Source | null> | null {
	const { whole, scope, before } = context;
	if (whole?.source && whole.source !== 'all' && (money || whole.source !== 'beneficiary'))
		return answer(whole.source, 'theo số tổng mà nó thuộc về');
	if (whole) return null;
	for (let outer = scope.parent; outer; outer = outer.parent) {
		const sources = new Set(
			before.filter((one) => one.scope === outer && one.source !== null).map((one) => one.source),
		);
		const [only] = sources;
		if (sources.size === 1 && only && only !== 'beneficiary') return answer(only, 'theo câu dẫn');
	}
	for (const lead of context.leads) {
		const source = sourceOfHeading(lead);
		if (source) return answer(source, `câu dẫn nêu nguồn: ${lead}`);
	}
	return null;
}
