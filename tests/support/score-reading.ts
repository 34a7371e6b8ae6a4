// Scores a reading against a gold answer: figures at three depths, metadata, broken sums. Invariant: every gold figure answers for one
// figure read and the other way round, the deepest agreement first; percentages and remarks of kind `info` neither earn nor cost.
import type { Check, Figure, Metadata, Reading } from '../../functions/domain/reading.ts';

export type GoldFigure = Pick<
	Figure,
	'activity' | 'source' | 'measure' | 'value' | 'unit' | 'period' | 'status' | 'quote'
>;
export type GoldCheck = Pick<Check, 'kind' | 'holds' | 'statement' | 'expected' | 'found'> & { consequence?: boolean };
export interface Gold {
	metadata: Partial<Metadata>;
	figures: GoldFigure[];
	checks?: GoldCheck[];
}

/** From "the number is right" to "everything said of it is". */
export const depths = ['value', 'full', 'strict'] as const;
export type Depth = (typeof depths)[number];

export interface FigureMatch {
	gold: GoldFigure;
	figure: Figure;
	depth: Depth;
}
export interface F1 {
	hit: number;
	read: number;
	want: number;
	f1: number;
}
export interface Score {
	figures: Record<Depth, F1>;
	matches: FigureMatch[];
	missed: GoldFigure[];
	extra: Figure[];
	metadata: { score: number; wrong: string[] };
	checks: { broken: number; caught: number; uncaught: GoldCheck[]; falseAlarms: Check[] };
}

export function scoreReading(gold: Gold, reading: Reading): Score {
	const counted = <T extends { unit: string }>(all: readonly T[]): T[] => all.filter(({ unit }) => unit !== '%');
	const wanted = counted(gold.figures);
	const read = counted(reading.figures);
	const matches = matchFigures(wanted, read);
	const reached = (depth: Depth): F1 => {
		const hit = matches.filter((match) => depths.indexOf(match.depth) >= depths.indexOf(depth)).length;
		return { hit, read: read.length, want: wanted.length, f1: f1Of(hit, read.length, wanted.length) };
	};
	return {
		figures: { value: reached('value'), full: reached('full'), strict: reached('strict') },
		matches,
		missed: wanted.filter((one) => !matches.some((match) => match.gold === one)),
		extra: read.filter((one) => !matches.some((match) => match.figure === one)),
		metadata: scoreMetadata(gold.metadata, reading.metadata),
		checks: scoreChecks(gold.checks ?? [], reading.checks),
	};
}

/** 2PR/(P+R) is twice the hits over all that was read and wanted; with nothing wanted, what was read is all wrong. */
function f1Of(hit: number, read: number, want: number): number {
	return hit === 0 ? 0 : (2 * hit) / (read + want);
}

function matchFigures(wanted: readonly GoldFigure[], read: readonly Figure[]): FigureMatch[] {
	const open = new Set(wanted);
	const free = new Set(read);
	const matches: FigureMatch[] = [];
	for (const depth of [...depths].reverse()) {
		for (const gold of open) {
			const figure = [...free].find((one) => facets(gold, depth) === facets(one, depth) && samePlace(gold, one));
			if (!figure) continue;
			open.delete(gold);
			free.delete(figure);
			matches.push({ gold, figure, depth });
		}
	}
	return matches;
}

/** Whose money it is, as far as an answer can be held to it: which local budget paid is often not said. */
const payer = (source: string | null): string =>
	source === null ? 'all' : /^local|^district/.test(source) ? 'local' : source;

/** All that must agree at a depth, as one key; values are whole đồng or counts, so equal ones print alike. */
function facets(one: GoldFigure, depth: Depth): string {
	const value = [one.measure, Number(one.value.toPrecision(12))];
	if (depth === 'value') return value.join();
	const full = [...value, one.activity, payer(one.source)];
	return depth === 'full' ? full.join() : [...full, one.period.from, one.period.to, one.status].join();
}

const plain = (text: string | null | undefined): string =>
	(text ?? '').normalize('NFC').toLowerCase().replaceAll('ƣ', 'ư').trim().split(/\s+/u).join(' ');

/** At least half the words of the shorter quote stand in the longer, each used once. */
function samePlace(a: { quote: string }, b: { quote: string }): boolean {
	const wordsOf = ({ quote }: { quote: string }): string[] => plain(quote).match(/[\p{L}\p{N}]+/gu) ?? [];
	const [short = [], long = []] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length);
	const left = new Map<string, number>();
	for (const word of long) left.set(word, (left.get(word) ?? 0) + 1);
	const common = short.filter((word) => {
		const count = left.get(word) ?? 0;
		left.set(word, count - 1);
		return count > 0;
	});
	return short.length > 0 && 2 * common.length >= short.length;
}

function scoreMetadata(gold: Partial<Metadata>, read: Metadata): Score['metadata'] {
	const texts: [string, (m: Partial<Metadata>) => string | null | undefined][] = [
		['title', (m) => m.title],
		['programme', (m) => m.programme],
		['issuer.level', (m) => m.issuer?.level],
		['issuer.unit', (m) => m.issuer?.unit],
		['issuer.province', (m) => m.issuer?.province],
		['recipient', (m) => m.recipient],
		['signatory.name', (m) => m.signatory?.name],
		...(gold.number === undefined ? [] : [['number', (m) => m.number] satisfies (typeof texts)[number]]),
		...(gold.date === undefined ? [] : [['date', (m) => m.date] satisfies (typeof texts)[number]]),
	];
	const right = new Map(texts.map(([name, pick]) => [name, plain(pick(gold)) === plain(pick(read))]));
	right.set('period', gold.period?.from === read.period?.from && gold.period?.to === read.period?.to);
	const wanted = new Set(gold.legalBases?.map(({ number }) => plain(number)));
	const found = new Set(read.legalBases.map(({ number }) => plain(number)));
	const common = [...wanted].filter((number) => found.has(number)).length;
	right.set('legalBases', wanted.size + found.size === 0 ? false : f1Of(common, found.size, wanted.size) >= 0.9);
	const wrong = [...right].filter(([, ok]) => !ok).map(([name]) => name);
	return { score: 1 - wrong.length / right.size, wrong };
}

type Amounts = { expected: number; found: number };
const isBroken = <T extends Pick<Check, 'holds' | 'expected' | 'found'>>(check: T): check is T & Amounts =>
	!check.holds && typeof check.expected === 'number' && typeof check.found === 'number';

/** The same two amounts within the rounding of print, whichever is called the expected one. */
function sameAmounts(a: Amounts, b: Amounts): boolean {
	const near = (x: number, y: number): boolean => Math.abs(x - y) <= Math.max(0.011, Math.abs(x) / 1e6);
	return [b, { expected: b.found, found: b.expected }].some(
		(other) => near(a.expected, other.expected) && near(a.found, other.found),
	);
}

/** What only follows from another broken sum may be named or not. */
function scoreChecks(gold: readonly GoldCheck[], read: readonly Check[]): Score['checks'] {
	const broken = gold.filter(isBroken);
	const wanted = broken.filter(({ consequence }) => !consequence);
	const claims = new Set(read.filter(isBroken).filter(({ severity }) => severity !== 'info'));
	const uncaught = wanted.filter((relation) => {
		const claim = [...claims].find((one) => sameAmounts(relation, one));
		return !(claim && claims.delete(claim));
	});
	return {
		broken: wanted.length,
		caught: wanted.length - uncaught.length,
		uncaught,
		falseAlarms: [...claims].filter((claim) => !broken.some((relation) => sameAmounts(relation, claim))),
	};
}
