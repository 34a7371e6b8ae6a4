// What one establishment or one model got against the most it may get. Invariant: only told where the words prove that it was one; of several
// kinds that the words allow, the highest ceiling is the one compared with.
import { type Ceiling, type CeilingKind, ceilingFor, ceilingNames, ceilings } from '../domain/ceilings.ts';
import { severityOf } from '../domain/check-rules.ts';
import type { Check } from '../domain/reading.ts';
import { pieceOf, type Recipient, recipientOf } from './ceiling-recipient.ts';
import { amount, type CheckItem, check, money, printed } from './check-items.ts';

const kinds: readonly [CeilingKind, RegExp][] = [
	['cleaner-production', /sản xuất sạch hơn|SXSH/iu],
	['spreading', /(?:phổ biến|nhân rộng)[^.;]{0,30}mô hình|mô hình[^.;]{0,60}(?:phổ biến|nhân rộng|có hiệu quả)/iu],
	['demonstration', /mô hình|trình diễn/iu],
	[
		'machinery',
		/(?<!\p{L})(?:máy|thiết bị|dây chuyền|lò|hệ thống|đổi mới công nghệ|ứng dụng (?:khoa học|tiến bộ))(?!\p{L})/iu,
	],
];
const wholeLine = /dây chuyền/iu;

export function ceilingChecks(
	items: readonly CheckItem[],
	province: string | null,
	known: readonly Ceiling[] = ceilings,
): Check[] {
	const byParagraph = Map.groupBy(items, (item) => item.draft.paragraph);
	return items.flatMap((item) => {
		if (!isSupport(item)) return [];
		const near = byParagraph.get(item.draft.paragraph) ?? [];
		const recipient = recipientOf(pieceOf(item, near));
		const context = recipient && contextOf(item, near);
		const rules = context ? rulesOf(kindsIn(context), item, province, known) : [];
		if (!recipient || !context) return [];
		const found = aboveAmount(item, recipient, rules, context) ?? abovePercent(item, near, recipient, rules);
		return found ? [found] : [];
	});
}

/** Public money of a technology section that was given, as one exact amount. */
function isSupport({ draft, figure }: CheckItem): boolean {
	return (
		figure.measure === 'funding' &&
		figure.activity === 'technology' &&
		figure.covers === 'support' &&
		figure.status !== 'planned' &&
		(figure.bound === 'exact' || figure.bound === 'at-least') &&
		draft.section.zone === 'results' &&
		!draft.quantity.perYear &&
		!draft.quantity.denominator
	);
}

/** The nearest words that say what was supported: its piece, its sentence, its whole's sentence, its headings. */
function contextOf(item: CheckItem, near: readonly CheckItem[]): string | null {
	const { draft } = item;
	const { text } = draft.paragraph.paragraph;
	const piece = pieceOf(item, near);
	const texts = [
		text.slice(piece.start, piece.end),
		text.slice(draft.sentence.start, draft.sentence.end),
		...(draft.whole ? [draft.whole.paragraph.paragraph.text] : []),
	];
	for (let section: typeof draft.section | null = draft.section; section; section = section.parent)
		texts.push(section.title);
	return texts.find((one) => kinds.some(([, words]) => words.test(one))) ?? null;
}

const kindsIn = (context: string): CeilingKind[] =>
	kinds
		.filter(([kind, words]) => words.test(context) && !(kind === 'demonstration' && isOtherModel(context)))
		.map(([kind]) => kind);

/** "mô hình thí điểm sản xuất sạch hơn" is no demonstration model besides. */
const isOtherModel = (context: string): boolean =>
	/mô hình[^,.;]{0,30}(?:sản xuất sạch hơn|SXSH)/iu.test(context) && !/trình diễn/iu.test(context);

/** Of every kind the words allow; none where one of them has no rule, since it may allow anything. */
function rulesOf(
	found: readonly CeilingKind[],
	{ figure: { period } }: CheckItem,
	province: string | null,
	known: readonly Ceiling[],
): Ceiling[] {
	const rules = found.flatMap((kind) => ceilingFor(kind, { ...period, province }, known) ?? []);
	return rules.length === found.length ? rules : [];
}

const perNames = { establishment: 'cơ sở', model: 'mô hình' } as const;
const weight = (item: CheckItem) =>
	severityOf(item.figure.source === 'national' ? 'ceiling-national' : 'ceiling-local');
const mend = (item: CheckItem): string =>
	item.figure.source === 'national'
		? 'Hãy kiểm tra lại số tiền và số cơ sở được hỗ trợ.'
		: 'Hãy kiểm tra lại số tiền, số cơ sở, hoặc cho biết mức riêng của tỉnh.';

function aboveAmount(item: CheckItem, one: Recipient, rules: readonly Ceiling[], context: string): Check | null {
	const mostOf = (rule: Ceiling): number => rule.most * (wholeLine.test(context) ? rule.wholeLine : 1);
	const ceiling = rules.toSorted((a, b) => mostOf(b) - mostOf(a))[0];
	if (!ceiling) return null;
	const most = mostOf(ceiling);
	if (item.figure.value - item.draft.quantity.quantum / 2 <= most) return null;
	return check({
		kind: 'ceiling',
		holds: false,
		statement: `${one.name} được hỗ trợ ${amount(item.figure)} ("${item.figure.quote}"), cao hơn mức tối đa ${money(most, 'VND')}/${perNames[ceiling.per]} đối với ${ceilingNames[ceiling.kind]} (${ceiling.basis}). ${mend(item)}`,
		parts: [],
		whole: item.figure.id,
		expected: most,
		found: item.figure.value,
		tolerance: item.draft.quantity.quantum / 2,
		severity: weight(item),
	});
}

/** "hỗ trợ 300 triệu đồng, công ty đối ứng 150 triệu đồng": told of the same establishment in the same sentence. */
function abovePercent(
	item: CheckItem,
	near: readonly CheckItem[],
	one: Recipient,
	rules: readonly Ceiling[],
): Check | null {
	const ceiling = rules.toSorted((a, b) => (b.percent ?? 100) - (a.percent ?? 100))[0];
	if (!ceiling || ceiling.percent === null || item.figure.bound !== 'exact') return null;
	const told = near.filter(
		({ draft, figure }) =>
			draft.sentence === item.draft.sentence && figure.measure === 'funding' && !draft.quantity.perYear,
	);
	const others = told.filter((other) => other !== item);
	const [other] = others;
	if (!other || others.length !== 1 || other.figure.bound !== 'exact') return null;
	if (other.draft.quantity.start < item.draft.quantity.end) return null;
	const between = item.draft.paragraph.paragraph.text.slice(item.draft.quantity.end, other.draft.quantity.start);
	if (/;|\d/u.test(between)) return null;
	const isCounterpart = other.figure.source === 'beneficiary';
	if (!isCounterpart && other.figure.covers !== 'total') return null;
	const investment = other.figure.value + (isCounterpart ? item.figure.value : 0);
	if (investment < item.figure.value) return null;
	const percent = Math.round((1000 * item.figure.value) / investment) / 10;
	const step = (100 * (item.draft.quantity.quantum + other.draft.quantity.quantum)) / investment;
	if (percent - step <= ceiling.percent) return null;
	return check({
		kind: 'ceiling',
		holds: false,
		statement: `${one.name} được hỗ trợ ${amount(item.figure)} trên tổng đầu tư ${money(investment, 'VND')}, bằng ${printed(percent)}%, cao hơn mức tối đa ${printed(ceiling.percent)}% đối với ${ceilingNames[ceiling.kind]} (${ceiling.basis}). ${mend(item)}`,
		parts: [other.figure.id],
		whole: item.figure.id,
		expected: ceiling.percent,
		found: percent,
		tolerance: Math.round(step * 1000) / 1000,
		severity: weight(item),
	});
}
