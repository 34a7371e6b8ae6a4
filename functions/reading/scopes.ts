// How a sentence nests: a whole, "trong đó" its parts, brackets within. Invariant: every place belongs to exactly one innermost scope,
// and a scope's own text keeps the offsets of its paragraph.
import type { Measure } from '../domain/reading.ts';
import { countedNounAt } from './nouns.ts';
import { bareNoun, sameWord } from './same-noun.ts';

export interface Scope {
	kind: 'sentence' | 'parts' | 'bracket';
	parent: Scope | null;
	start: number;
	end: number;
	/** "gồm", "bao gồm", "cụ thể" promise the full list; "trong đó" may name a few. */
	exhaustive: boolean;
	/** A sentence that opens with "trong đó", "phân theo" …: its whole stands somewhere before it. */
	listed: boolean;
	children: Scope[];
}

export interface Nesting {
	sentences: Scope[];
	/** The last sentence, which a list after a colon breaks down. */
	last: Scope;
	scopeAt(place: number): Scope;
}

const partWords = /(?<!\p{L})(?:trong đó|bao gồm|gồm có|gồm|cụ thể(?=\s*(?:là|như sau|:)))(?!\p{L})/iu;
export const opensAsParts =
	/^\s*[-+–]?\s*(?:trong đó|bao gồm|gồm|cụ thể|trong số đó|trong số này|số (?:tiền|vốn|kinh phí) này|diễn biến|(?:theo|qua) từng năm|chi tiết|theo nguồn|phân theo|chia theo|phân ra|cơ cấu|một số đề án|tiêu biểu|điển hình)(?!\p{L})/iu;
const sentenceEnd = /[.!?…]+["”)]*(?=\s+["“(]?[\p{Lu}\d-]|\s*$)/gu;
const abbreviation = /(?:^|[\s(.])(?:TP|Tp|St|ThS|TS|P|Q|[A-Z])$/u;

/** `outer` is what the first sentence breaks down, when the paragraph is an item under a lead-in. */
export function nest(text: string, outer: Scope | null): Nesting {
	const sentences: Scope[] = [];
	let previous: Scope | null = null;
	for (const [start, end] of sentenceSpans(text)) {
		const isParts = opensAsParts.test(text.slice(start, end));
		const parent: Scope | null = isParts ? (previous ?? outer) : outer;
		const sentence: Scope = {
			kind: parent ? 'parts' : 'sentence',
			parent,
			start,
			end,
			exhaustive: false,
			listed: isParts,
			children: [],
		};
		grow(text, sentence, isParts);
		sentences.push(sentence);
		if (!isParts) previous = sentence;
	}
	const empty: Scope = {
		kind: 'sentence',
		parent: outer,
		start: 0,
		end: text.length,
		exhaustive: false,
		listed: false,
		children: [],
	};
	return {
		sentences,
		last: sentences.at(-1) ?? empty,
		scopeAt(place) {
			return innermost(sentences.find((scope) => place < scope.end) ?? sentences.at(-1) ?? empty, place);
		},
	};
}

function innermost(scope: Scope, place: number): Scope {
	const child = scope.children.find((candidate) => place >= candidate.start && place < candidate.end);
	return child ? innermost(child, place) : scope;
}

export function sentenceSpans(text: string): [number, number][] {
	const spans: [number, number][] = [];
	let start = 0;
	for (const match of text.matchAll(sentenceEnd)) {
		const end = match.index + match[0].length;
		if (match[0] === '.' && abbreviation.test(text.slice(Math.max(0, match.index - 5), match.index))) continue;
		spans.push([start, end]);
		start = end;
	}
	if (start < text.length) spans.push([start, text.length]);
	return spans.filter(([from, to]) => text.slice(from, to).trim() !== '');
}

/** Brackets that are never closed in their sentence are taken for plain text. */
function closedBrackets(text: string, from: number, to: number): Map<number, number> {
	const pairs = new Map<number, number>();
	const open: number[] = [];
	for (let at = from; at < to; at++) {
		if (text[at] === '(') open.push(at);
		if (text[at] === ')') {
			const start = open.pop();
			if (start !== undefined) pairs.set(start, at);
		}
	}
	return pairs;
}

function grow(text: string, sentence: Scope, startsWithParts: boolean): void {
	const pairs = closedBrackets(text, sentence.start, sentence.end);
	let current = sentence;
	let at = sentence.start + (startsWithParts ? (opensAsParts.exec(text.slice(sentence.start))?.[0].length ?? 0) : 0);
	while (at < sentence.end) {
		while (current !== sentence && at >= current.end) current = current.parent ?? sentence;
		const close = text[at] === '(' && depthOf(current) < deepest ? pairs.get(at) : undefined;
		if (close !== undefined) {
			current = child(current, 'bracket', at, close + 1, false);
			at += 1;
			continue;
		}
		if (
			text[at] === ':' &&
			depthOf(current) < deepest &&
			(listsAmounts(text, current, at) || listsCounts(text, current, at))
		) {
			current = child(current, 'parts', at, current.end, true);
			at += 1;
			continue;
		}
		const words = wordStart(text, at) ? partWords.exec(text.slice(at, at + 12)) : null;
		if (words?.index === 0 && depthOf(current) < deepest && breaksDown(text, current, at, words[0])) {
			current = child(current, 'parts', at, current.end, !/trong đó/iu.test(words[0]));
			at += words[0].length;
			continue;
		}
		at += 1;
	}
}

/** "Phần KCQG gồm 06 đề án; phần KCĐP gồm 32 đề án": without an amount before it in its piece, "gồm" breaks nothing down. */
function breaksDown(text: string, current: Scope, at: number, words: string): boolean {
	if (current.kind === 'bracket' || !/^(?:gồm|gồm có|bao gồm)$/iu.test(words)) return true;
	const piece = text.slice(Math.max(current.start, text.lastIndexOf(';', at) + 1), at);
	if (piece.trim() === '') return true;
	return /\d/u.test(piece.replace(/(?<!\d)(?:19|20)\d{2}(?!\d)|^\s*[\d.]+[.)]/gu, '')) || /:\s*$/u.test(piece);
}

const amountWords = String.raw`\d[\d.,]*\s*(?:triệu|tỷ|tỉ|đồng|nghìn)`;
const amountList = new RegExp(`^[^.]*?${amountWords}[^.]*?;[^.]*?${amountWords}`, 'iu');

/** "hỗ trợ 690 triệu đồng cho 03 đề án: Công ty A 230 triệu đồng; Hợp tác xã B 180 triệu đồng". */
function listsAmounts(text: string, current: Scope, at: number): boolean {
	if (current.kind === 'bracket') return false;
	const piece = text.slice(Math.max(current.start, text.lastIndexOf(';', at) + 1), at);
	return new RegExp(amountWords, 'iu').test(piece) && amountList.test(text.slice(at + 1, current.end));
}

const number = /(?<![\p{L}\p{N}.,/])\d[\d.]*(?![\d.,/])/gu;

/** Products are honoured by several bodies, establishments helped more than once: what is listed of them need not be parts. */
const inParts: ReadonlySet<Measure> = new Set<Measure>(['participants', 'events', 'projects']);

/** "mở lớp cho 65 lao động: lớp thứ nhất 35 lao động, lớp thứ hai 30 lao động". */
function listsCounts(text: string, current: Scope, at: number): boolean {
	if (current.kind === 'bracket') return false;
	const piece = text.slice(Math.max(current.start, text.lastIndexOf(';', at) + 1), at);
	const last = [...piece.matchAll(number)].at(-1);
	const counted = last && countedNounAt(piece, last.index + last[0].length);
	if (!counted || !inParts.has(counted.measure)) return false;
	// "Phù Mỹ: 26 đề án, Phù Cát: 21 đề án": a name stands before the colon, not what was counted.
	const between = piece.slice(last.index + last[0].length + counted.length);
	if (between.length > 24 || /[,.()]/u.test(between)) return false;
	const noun = bareNoun(counted.noun);
	const behind = text.slice(at + 1, current.end);
	const parts = [...behind.matchAll(number)].filter((one) => {
		const same = countedNounAt(behind, one.index + one[0].length);
		return same !== null && sameWord(bareNoun(same.noun), noun);
	});
	return parts.length >= 2;
}

/** No sentence nests deeper; what does is taken for plain text. */
const deepest = 8;

function depthOf(scope: Scope): number {
	let depth = 0;
	for (let outer = scope.parent; outer && depth < 2 * deepest; outer = outer.parent) depth += 1;
	return depth;
}

function wordStart(text: string, at: number): boolean {
	return /[tTbBgGcC]/.test(text[at] ?? '') && !/\p{L}/u.test(text[at - 1] ?? ' ');
}

function child(parent: Scope, kind: Scope['kind'], start: number, end: number, exhaustive: boolean): Scope {
	const scope: Scope = { kind, parent, start, end, exhaustive, listed: false, children: [] };
	parent.children.push(scope);
	return scope;
}

/** The paragraph with all but this scope's own words blanked; `keep` decides which children stay. */
export function ownText(text: string, scope: Scope, keep: (child: Scope) => boolean = () => false): string {
	let own = ' '.repeat(scope.start) + text.slice(scope.start, scope.end) + ' '.repeat(text.length - scope.end);
	for (const inner of scope.children) {
		if (keep(inner)) continue;
		own = own.slice(0, inner.start) + ' '.repeat(inner.end - inner.start) + own.slice(inner.end);
	}
	return own;
}

/** The piece of `own` between semicolons that holds a place. */
export function pieceAt(own: string, place: number): [number, number] {
	const start = own.lastIndexOf(';', place - 1) + 1;
	const end = own.indexOf(';', place);
	return [start, end < 0 ? own.length : end];
}
