// One value per cell: what would be published. Invariant (design rule 11): a figure is never counted twice; means and `other` are in no
// cell; a cell stated only in parts is their sum and says so.
import { addExactly } from '../domain/cells.ts';
import type { Figure, SummaryCell, SummaryReason } from '../domain/reading.ts';
import type { Draft } from './figure-context.ts';
import type { Section } from './sections.ts';

interface Item {
	figure: Figure;
	draft: Draft;
}

export function summarise(drafts: readonly Draft[], figures: readonly Figure[]): SummaryCell[] {
	const items: Item[] = drafts.flatMap((draft, i) => {
		const figure = figures[i];
		return figure && figure.measure !== 'other' && !draft.quantity.perYear ? [{ figure, draft }] : [];
	});
	const groups = [...Map.groupBy(items, keyOf).values()];
	const cells = groups.flatMap(cellOf);
	return [...withSourced(cells, items), ...overSources(cells)];
}

function nounOf({ measure, unit }: Figure): string | null {
	return measure === 'funding' || measure === 'projects' ? null : unit;
}

function keyOf({ figure }: Item): string {
	const { activity, source, measure, period, status } = figure;
	return [activity, source, measure, nounOf(figure), period.from, period.to, status].join('|');
}

function cellOf(items: readonly Item[]): SummaryCell[] {
	const drafts = new Set(items.map((item) => item.draft));
	const counted = withoutRepeats(supportOf(items.filter((item) => !isWithin(drafts, item.draft))));
	const [first] = counted;
	if (!first) return [];
	const { activity, source, measure, period, status } = first.figure;
	const { used, rule } = choose(counted, first);
	return [
		{
			activity,
			source,
			measure,
			noun: nounOf(first.figure),
			period,
			status,
			value: addExactly(used.map((item) => item.figure.value)),
			figure: used[0]?.figure.id ?? first.figure.id,
			derived: used.length > 1,
			why: { rule, used: used.map(idOf), leftOut: items.filter((item) => !used.includes(item)).map(idOf) },
		},
	];
}

const idOf = ({ figure }: Item): string => figure.id;

/** Which of the figures of a cell make up its value, and by which rule. */
function choose(counted: readonly Item[], first: Item): { used: readonly Item[]; rule: SummaryReason['rule'] } {
	if (counted.length === 1) return { used: counted, rule: 'stated' };
	// The report's own total is stated once, at its head; later amounts are looks at a part of it.
	if (first.figure.activity === 'total') return { used: [first], rule: 'first-stated' };
	const graded = ofOneGrade(counted);
	const used = withoutAddends(graded);
	if (used.length < graded.length) return { used, rule: 'whole-of-others' };
	return { used, rule: graded.length < counted.length ? 'highest-grade' : 'added' };
}

/** A whole investment beside the support of others says nothing of the support. */
function supportOf(items: readonly Item[]): readonly Item[] {
	const support = items.filter(({ figure }) => figure.covers !== 'total' || figure.source !== 'all');
	return support.length > 0 ? support : items;
}

/** Some items name their source and some do not: what is said over all sources is not all there is. */
function withSourced(cells: readonly SummaryCell[], items: readonly Item[]): SummaryCell[] {
	const drafts = new Set(items.map((item) => item.draft));
	const roots = items.filter((item) => item.figure.measure === 'funding' && !isWithin(drafts, item.draft));
	const groups = Map.groupBy(roots, ({ figure }) => overAllKey(figure));
	return cells.map((cell) => {
		if (cell.measure !== 'funding' || cell.source !== 'all' || cell.activity === 'total') return cell;
		const group = groups.get(overAllKey(cell)) ?? [];
		const whole = new Set(group.filter(({ figure }) => figure.source === 'all').map(({ draft }) => draft.paragraph));
		const sourced = group.filter(
			({ figure, draft }) => figure.source !== 'all' && figure.source !== 'beneficiary' && !whole.has(draft.paragraph),
		);
		const added = withoutRepeats(sourced);
		const extra = addExactly(added.map(({ figure }) => figure.value));
		return extra === 0 || extra === cell.value || isLead(group, extra)
			? cell
			: {
					...cell,
					value: addExactly([cell.value, extra]),
					derived: true,
					why: {
						rule: 'added' as const,
						used: [...(cell.why?.used ?? []), ...added.map(idOf)],
						leftOut: cell.why?.leftOut ?? [],
					},
				};
	});
}

function overAllKey({ activity, period, status }: Pick<SummaryCell, 'activity' | 'period' | 'status'>): string {
	return [activity, period.from, period.to, status].join('|');
}

/** A section's own amount, before a list that gives it by item, holds the items. */
function isLead(group: readonly Item[], extra: number): boolean {
	const [first, ...rest] = group;
	return (
		first?.figure.source === 'all' &&
		first.draft.paragraph.bullet < 0 &&
		extra <= first.figure.value &&
		rest.every(({ draft }) => draft.paragraph.bullet >= 0 && draft.section === first.draft.section)
	);
}

function isWithin(outer: ReadonlySet<Draft>, inner: Draft): boolean {
	for (let whole = inner.whole; whole; whole = whole.whole) if (outer.has(whole)) return true;
	return false;
}

/** Equal values in different sections are one figure told twice. */
function withoutRepeats(items: readonly Item[]): Item[] {
	const sections = new Map<number, Set<Section>>();
	return items.filter(({ figure, draft }) => {
		const told = sections.get(figure.value) ?? new Set();
		sections.set(figure.value, told);
		const elsewhere = told.size > (told.has(draft.section) ? 1 : 0);
		told.add(draft.section);
		return !elsewhere;
	});
}

/** A product honoured by the nation was honoured by its province before: of several grades, the one that most reached. */
function ofOneGrade(items: readonly Item[]): readonly Item[] {
	if (items[0]?.figure.measure !== 'products') return items;
	const grades = [...Map.groupBy(items, gradeOf).values()];
	const sum = (grade: readonly Item[]): number => grade.reduce((total, item) => total + item.figure.value, 0);
	return grades.reduce((most, grade) => (sum(grade) > sum(most) ? grade : most), grades[0] ?? []);
}

function gradeOf({ draft }: Item): string {
	const { text } = draft.paragraph.paragraph;
	const after = text.slice(draft.quantity.end, draft.quantity.end + 70);
	return /^[^,.;()\d]*?cấp (huyện|tỉnh|khu vực|quốc gia|xã)/iu.exec(after)?.[1]?.toLowerCase() ?? '';
}

/** One that is the sum of the others holds them, even where no word says so. */
function withoutAddends(items: readonly Item[]): readonly Item[] {
	if (items.length < 3) return items;
	const sum = items.reduce((total, item) => total + item.figure.value, 0);
	const whole = items.find((item) => item.figure.value * 2 === sum);
	return whole ? [whole] : items;
}

/** Where only the sources are stated, their sum is the activity's value over all of them. */
function overSources(cells: readonly SummaryCell[]): SummaryCell[] {
	const money = cells.filter((cell) => cell.measure === 'funding' || cell.measure === 'projects');
	const groups = Map.groupBy(money, (cell) =>
		[cell.activity, cell.measure, cell.period.from, cell.period.to, cell.status].join('|'),
	);
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		if (!first || group.some((cell) => cell.source === 'all' || cell.source === null)) return [];
		const local = group.find((cell) => cell.source === 'local');
		const parts = group.filter(
			(cell) => cell.source === 'national' || (local ? cell === local : cell.source !== 'beneficiary'),
		);
		if (parts.length === 0) return [];
		const of = (which: 'used' | 'leftOut'): string[] => parts.flatMap((cell) => cell.why?.[which] ?? []);
		return [
			{
				...first,
				source: 'all' as const,
				value: addExactly(parts.map((cell) => cell.value)),
				derived: true,
				why: { rule: 'sources-added' as const, used: of('used'), leftOut: of('leftOut') },
			},
		];
	});
}
