// What the prose says against what the annex says. Invariant: a row is only held against the prose where activity, source, measure and period
// are the same and, below its section, where the words are; where any figure of the prose agrees, none of the others disagrees.
import { severityOf } from '../domain/check-rules.ts';
import type { Check, Figure, ReadTable, Source } from '../domain/reading.ts';
import { amount, type CheckItem, check, money } from './check-items.ts';
import { countedOtherwise } from './counted-otherwise.ts';
import { clauseOf } from './figure-clause.ts';
import { likeness, wordsOf } from './row-likeness.ts';
import { seriesBreaks } from './row-series.ts';
import type { RowFact } from './table-facts.ts';

/** The share of a label's own words that a sentence must say. */
const likeEnough = 0.6;
/** How much better the words of a number must fit than those of one that agrees. */
const muchBetter = 0.3;
/** … where the table counts in another noun than the prose. */
const likeForOtherNouns = 0.75;
/** A section's total that is further off is told of something else. */
const nearEnough = 0.3;

export function proseTableChecks(
	items: readonly CheckItem[],
	tables: readonly ReadTable[],
	facts: readonly RowFact[],
): Check[] {
	const comparable = items.filter(
		({ figure, draft }) => !draft.quantity.perYear && !draft.quantity.denominator && figure.valueTo === null,
	);
	const sections = facts.filter(({ role }) => role === 'total' || role === 'section');
	// A section's own amount is told of all its rows.
	const outsideSections = comparable.filter(
		(item) => !sections.some((fact) => saysSection(item, fact) && agrees(item, fact)),
	);
	const perTable = tables.flatMap((table, index) => {
		const teller = { title: table.title ?? `bảng ${index + 1}` };
		const own = facts.filter((fact) => fact.table === index);
		const rows = own.filter(({ role }) => role === 'item' || role === 'part');
		return once([...sectionChecks(own, comparable, teller), ...itemChecks(rows, outsideSections, teller)]);
	});
	return [...perTable, ...countedOtherwise(comparable, facts)];
}

/** A section with one row differs from the prose as that row does. */
function once(checks: readonly Check[]): Check[] {
	const told = new Set<string>();
	return checks.filter(({ parts, expected, found }) => {
		const key = [...parts, expected, found].join('|');
		if (told.has(key)) return false;
		told.add(key);
		return true;
	});
}

interface Teller {
	title: string;
}

/** Grand total and sections: the money and the number of projects of an activity. */
function sectionChecks(facts: readonly RowFact[], items: readonly CheckItem[], teller: Teller): Check[] {
	return facts.flatMap((fact) => {
		if (fact.role === 'item' || fact.role === 'part' || (fact.measure !== 'funding' && fact.measure !== 'projects'))
			return [];
		if (fact.role === 'section' && fact.activity === 'total') return [];
		const said = items.filter((item) => saysSection(item, fact));
		const equal = said.find((item) => agrees(item, fact));
		if (equal)
			return [holding(equal, fact, teller), ...(narrower(fact, facts, items) ? [] : overPeriods(equal, fact, teller))];
		const [first] = said.filter(isHead);
		const apart = first ? Math.abs(first.figure.value - fact.value) / Math.max(1, fact.value) : 1;
		return first && first.figure.bound === 'exact' && apart <= nearEnough
			? [broken([first], fact, fact.value, teller)]
			: [];
	});
}

/** Where the prose gives the local part as well, what the periods leave out is told of that. */
function narrower(fact: RowFact, facts: readonly RowFact[], items: readonly CheckItem[]): boolean {
	if (fact.source !== 'all') return false;
	const parts = facts.filter(
		(one) => one.row === fact.row && one.measure === fact.measure && one.source !== 'all' && one.overPeriods !== null,
	);
	return parts.some(
		(part) => part.overPeriods !== part.value && items.some((item) => saysSection(item, part) && agrees(item, part)),
	);
}

function saysSection({ figure }: CheckItem, fact: RowFact): boolean {
	return (
		figure.activity === fact.activity &&
		figure.measure === fact.measure &&
		isOf(figure, fact.source) &&
		isIn(figure, fact)
	);
}

/** Not a part of something else of its kind, save as the share of a source. */
function isHead({ draft, figure }: CheckItem): boolean {
	return draft.whole === null || draft.whole.source !== figure.source;
}

/** The table's own total is what the prose says, and its periods do not add up to it. */
function overPeriods(item: CheckItem, fact: RowFact, teller: Teller): Check[] {
	// Money that the periods leave out is told by the table's own check.
	if (fact.overPeriods === null || fact.measure !== 'projects') return [];
	const apart = Math.abs(fact.overPeriods - fact.value);
	return apart <= 3 * fact.step ? [] : [broken([item], fact, fact.overPeriods, teller, 'các kỳ cộng lại là')];
}

/** Rows below the sections, found by their words; what no row names belongs to the row of "others". */
function itemChecks(facts: readonly RowFact[], items: readonly CheckItem[], teller: Teller): Check[] {
	const rows = facts.filter((fact) => !isRest(fact)).map((fact) => ({ fact, label: wordsOf(fact.label) }));
	const assigned = new Map<RowFact, CheckItem[]>();
	const free: CheckItem[] = [];
	for (const item of items) {
		const fact = bestRow(item, wordsOf(clauseOf(item, items)), rows);
		if (fact) assigned.set(fact, [...(assigned.get(fact) ?? []), item]);
		else free.push(item);
	}
	return [
		...[...assigned].flatMap(([fact, said]) => {
			const label = wordsOf(fact.label);
			const score = (item: CheckItem): number => likeness(label, wordsOf(clauseOf(item, items)));
			const [best] = said.toSorted((a, b) => score(b) - score(a));
			const equal = said.find((item) => agrees(item, fact));
			// Another number of the sentence may be right by chance where the one that the row is about is wrong.
			if (equal && best && (agrees(best, fact) || score(equal) > score(best) - muchBetter))
				return [holding(equal, fact, teller)];
			if (agreesSum(said, fact)) return [];
			return best ? [broken([best], fact, fact.value, teller)] : [];
		}),
		...seriesBreaks(assigned, agrees).map(({ fact, item }) => broken([item], fact, fact.value, teller)),
		...restRows(facts).flatMap((fact) => restChecks(fact, free, teller)),
	];
}

/** "Các hình thức tuyên truyền khác"; "Khác: tổ chức thăm …" is a row of its own. */
const isRest = ({ label }: RowFact): boolean => /\S\s+khác(?!\p{L})/iu.test(label);

/** A row with the words of its label. */
interface LabelledFact {
	fact: RowFact;
	label: ReadonlySet<string>;
}

function bestRow(item: CheckItem, said: ReadonlySet<string>, rows: readonly LabelledFact[]): RowFact | null {
	const scored = rows
		.map(({ fact, label }) => ({ fact, score: likeness(label, said) }))
		.filter(({ fact, score }) => score >= likeEnough && comparableTo(item.figure, fact, score >= likeForOtherNouns))
		.sort((a, b) => b.score - a.score);
	const [first, second] = scored;
	if (!first || (second && second.fact.row !== first.fact.row && second.score > first.score - 0.1)) return null;
	return first.fact;
}

/** A project helps one establishment, plans one cluster, makes one broadcast: tables count now the one, now the other. */
const things: ReadonlySet<Figure['measure']> = new Set(['projects', 'establishments', 'media', 'other']);
const isEvent = ({ unit }: Figure): boolean => /^(?:lần|lượt|đợt|kỳ|văn bản|kế hoạch|quyết định)/u.test(unit);

function comparableTo(figure: Figure, fact: RowFact, sure: boolean): boolean {
	if (figure.activity !== fact.activity || !isOf(figure, fact.source) || !isIn(figure, fact)) return false;
	if (figure.measure === 'funding' || fact.measure === 'funding') return figure.measure === fact.measure;
	if (figure.measure === fact.measure || (fact.noun !== null && figure.unit === fact.noun.toLowerCase())) return true;
	if (/^(?:chương trình|đề án)$/u.test(figure.unit) && fact.measure === 'projects') return true;
	return sure && things.has(figure.measure) && things.has(fact.measure) && !isEvent(figure);
}

/** One fact a row: over all sources where it gives that. */
function restRows(facts: readonly RowFact[]): RowFact[] {
	const rest = facts.filter((fact) => isRest(fact) && fact.measure !== 'funding' && fact.source !== 'national');
	return rest.filter(
		(fact) => fact.source === 'all' || !rest.some((other) => other.row === fact.row && other.source === 'all'),
	);
}

/** "các hình thức tuyên truyền khác": together, all that no other row of the section names. */
function restChecks(fact: RowFact, free: readonly CheckItem[], teller: Teller): Check[] {
	const rest = free.filter(
		({ figure }) =>
			figure.activity === fact.activity &&
			figure.measure === 'media' &&
			isIn(figure, fact) &&
			fact.measure !== 'funding',
	);
	if (rest.length < 2) return [];
	return agreesSum(rest, fact) ? [] : [broken(rest, fact, fact.value, teller)];
}

function isOf(figure: Figure, source: Source | null): boolean {
	const kind = (one: Source | null): string =>
		one === null ? 'all' : one.startsWith('local') || one === 'district-budget' ? 'local' : one;
	return kind(figure.source) === kind(source);
}

const isIn = (figure: Figure, fact: RowFact): boolean =>
	figure.period.from === fact.period.from && figure.period.to === fact.period.to;

function agrees({ figure, draft }: CheckItem, fact: RowFact): boolean {
	const step = figure.measure === 'funding' ? Math.max(draft.quantity.quantum, fact.step) : 0;
	if (figure.bound === 'at-least') return fact.value >= figure.value - step;
	if (figure.bound === 'at-most') return fact.value <= figure.value + step;
	return Math.abs(figure.value - fact.value) <= step;
}

function agreesSum(items: readonly CheckItem[], fact: RowFact): boolean {
	const sum = items.reduce((total, { figure }) => total + figure.value, 0);
	const step = fact.measure === 'funding' ? items.length * fact.step : 0;
	return Math.abs(sum - fact.value) <= step;
}

const named = (fact: RowFact): string =>
	`hàng "${fact.label.length > 80 ? `${fact.label.slice(0, 78)}…` : fact.label}"`;

function holding(item: CheckItem, fact: RowFact, { title }: Teller): Check {
	return check({
		kind: 'prose-vs-table',
		holds: true,
		statement: `Phần lời ghi ${amount(item.figure)}, khớp ${named(fact)} của "${title}".`,
		parts: [item.figure.id],
		whole: fact.ids[0] ?? null,
		expected: fact.value,
		found: item.figure.value,
		tolerance: fact.step,
		severity: severityOf('holds'),
	});
}

function broken(items: readonly CheckItem[], fact: RowFact, expected: number, { title }: Teller, said = 'ghi'): Check {
	const found = items.reduce((total, { figure }) => total + figure.value, 0);
	const [first] = items;
	const unit = first?.figure.unit ?? '';
	return check({
		kind: 'prose-vs-table',
		holds: false,
		statement: `Phần lời ghi ${items.map(({ figure }) => amount(figure)).join(' + ')} ("${first?.figure.quote ?? ''}"), ${named(fact)} của "${title}" ${said} ${money(expected, unit)}. Hãy sửa phần lời hoặc bảng.`,
		parts: items.map(({ figure }) => figure.id),
		whole: fact.ids[0] ?? null,
		expected,
		found,
		tolerance: fact.step,
		severity: severityOf('prose-vs-table'),
	});
}
