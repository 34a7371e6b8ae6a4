// Whether the parts told of a whole promise to be all of it. Invariant: "trong đó" and lists of examples promise nothing unless they name
// both sources, both sexes, or three things and more.
import type { CheckItem } from './check-items.ts';
import type { Scope } from './scopes.ts';

/** "trong đó" may name a few; both sources, "gồm", or three and more items promise the whole. */
export function isComplete(whole: CheckItem, parts: readonly CheckItem[]): boolean {
	const sources = new Set(parts.map((part) => (part.figure.source ?? 'all').split('-')[0]));
	if (sources.has('national') && sources.has('local')) return true;
	if (sources.has('beneficiary') && sources.size > 1) return true;
	if (parts.length >= 3) return true;
	if (parts.length < 2) return false;
	return (
		parts.some((part) => inFullList(part.draft.scope)) ||
		areBothSexes(parts) ||
		areBudgets(whole, parts) ||
		isClosedList(whole, parts)
	);
}

/** "gồm: … (150 triệu đồng); … (80 triệu đồng)": the amounts stand in brackets of the full list. */
function inFullList(scope: Scope): boolean {
	return scope.exhaustive || (scope.kind === 'bracket' && scope.parent?.exhaustive === true);
}

const textOf = ({ draft }: CheckItem): string => draft.paragraph.paragraph.text;
const women = /(?<!\p{L})nữ(?: giới)?(?: là| có|:)*\s*$/iu;
const men = /(?<!\p{L})nam(?: giới)?(?: là| có|:)*\s*$/iu;
const before = (item: CheckItem): string => textOf(item).slice(0, item.draft.quantity.start);
const behind = (item: CheckItem): string => textOf(item).slice(item.draft.quantity.end, item.draft.quantity.end + 8);

const isOfWomen = (item: CheckItem): boolean => women.test(before(item)) || /^ nữ(?!\p{L})/iu.test(behind(item));
const isOfMen = (item: CheckItem): boolean => men.test(before(item)) || /^ nam(?!\p{L})/iu.test(behind(item));

/** "(nữ 60 lao động; nam 40 lao động)": together they are everybody. */
export function areBothSexes(parts: readonly CheckItem[]): boolean {
	return parts.length === 2 && parts.some(isOfWomen) && parts.some(isOfMen);
}

/** "260 triệu đồng (khuyến công tỉnh 150 triệu đồng, ngân sách huyện 90 triệu đồng)": a bracket that shares all money out by its sources. */
function areBudgets(whole: CheckItem, parts: readonly CheckItem[]): boolean {
	const [first] = parts;
	const scope = first?.draft.scope;
	if (scope?.kind !== 'bracket' || whole.figure.source !== 'all' || whole.figure.covers === 'total') return false;
	if (parts.some(({ draft, figure }) => draft.scope !== scope || figure.source === null || figure.source === 'all'))
		return false;
	return (
		new Set(parts.map((part) => part.figure.source)).size === parts.length &&
		!/(?<!\p{L})(?:trong đó|còn lại)(?!\p{L})/iu.test(textOf(whole).slice(scope.start, whole.draft.sentence.end))
	);
}

/** "đã chi: - …; - ….": the items of a list follow its opening and one another, each but the last closed by a semicolon. */
function isClosedList(whole: CheckItem, parts: readonly CheckItem[]): boolean {
	const lead = whole.draft.paragraph.paragraph;
	if (!/:$/u.test(lead.text) || promisesNothing.test(lead.text)) return false;
	const items = parts.map(({ draft }) => draft.paragraph.paragraph);
	return (
		parts.every(({ draft }) => draft.paragraph.bullet >= 0) &&
		items.every((one, i) => {
			const previous = items[i - 1] ?? lead;
			return one.start > previous.end && one.start - previous.end <= 2;
		}) &&
		items.every(({ text }, i) => text.endsWith(i === items.length - 1 ? '.' : ';'))
	);
}

const promisesNothing = /(?<!\p{L})(?:trong đó|như|một số|tiêu biểu|điển hình|nổi bật)(?!\p{L})[^.;]*:$/iu;
