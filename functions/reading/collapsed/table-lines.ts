// Every printed line by what it can be in a table that was flattened to lines. Invariant: each item knows the source line it came from,
// and a wrapped head counts as one head.
import { isCapitals } from '../line-marks.ts';
import { normaliseLine } from '../normalise.ts';
import { parseDecimal } from '../numbers.ts';
import { type HeaderWord, provesTable, readHeaderWords } from './header-words.ts';

export interface SourceLine {
	text: string;
	page?: number | null;
}

export interface LineItem {
	text: string;
	/** Index into the given lines. */
	line: number;
	kind: 'header' | 'caption' | 'numbers' | 'text';
	words: readonly HeaderWord[];
	/** Proves by itself that a table stands here. */
	seed: boolean;
	/** A page or a wide gap begins before it. */
	opensPage: boolean;
}

const captionWords = /^(?:BÁO CÁO|BIỂU|BẢNG|TỔNG HỢP|DANH MỤC|DANH SÁCH|KẾT QUẢ|TÌNH HÌNH|PHỤ LỤC)(?!\p{L})/u;
const numberedCaption = /^(?:bảng|biểu)\s*(?:số\s*)?\d{1,2}\s*[.:]/iu;
const joinAtMost = 4;
/** No line of a table is longer. */
const longestLine = 1000;

export function isNumberWord(word: string): boolean {
	return /^\d[\d.,]*$/.test(word) && parseDecimal(word) !== null;
}

export function tableItems(lines: readonly SourceLine[]): LineItem[] {
	const pieces = lines.flatMap((line, index) => splitLine(normaliseLine(line.text)).map((text) => ({ text, index })));
	const items: LineItem[] = [];
	let blanks = 0;
	let page: number | null | undefined = lines[0]?.page;
	for (let at = 0; at < pieces.length; at++) {
		const piece = pieces[at];
		if (!piece) continue;
		if (piece.text === '') {
			blanks += 1;
			continue;
		}
		const now = lines[piece.index]?.page;
		const opensPage = blanks >= 3 || now !== page;
		page = now;
		blanks = 0;
		const head = headAt(pieces, at);
		if (head) {
			for (const [nth, index] of head.at.entries()) {
				const part = pieces[index];
				if (part)
					items.push({
						text: part.text,
						line: part.index,
						kind: 'header',
						words: nth === 0 ? head.words : [],
						seed: provesTable(head.words),
						opensPage: nth === 0 && opensPage,
					});
			}
			at = head.at.at(-1) ?? at;
			page = lines[pieces[at]?.index ?? piece.index]?.page;
			continue;
		}
		const kind = isCaption(piece.text, items.at(-1)) ? 'caption' : endsInNumbers(piece.text) ? 'numbers' : 'text';
		items.push({ text: piece.text, line: piece.index, kind, words: [], seed: kind === 'numbers', opensPage });
	}
	return items;
}

/** "… Cơ sở Phụ lục" and "(Kèm theo Báo cáo …) Số dự" are two things each. */
function splitLine(text: string): string[] {
	if (text.length > longestLine) return [text];
	const parts = text
		.split(
			/(\(kèm theo[^)]*\))|(?<=\p{L}) (?=phụ lục$)|(?= \(giai đoạn \d{4} ?[-–] ?\d{4}\)$)|(?<=^A B(?: [CD])*(?: \d{1,2})*) (?=\p{L}{2})/iu,
		)
		.flatMap((part) => (part === undefined || part.trim() === '' ? [] : [part.trim()]));
	return parts.length > 0 ? parts : [''];
}

function headAt(
	pieces: readonly { text: string }[],
	start: number,
): { words: readonly HeaderWord[]; at: number[] } | null {
	const at: number[] = [];
	let text = '';
	for (let next = start; next < pieces.length && at.length < joinAtMost && next < start + 12; next++) {
		const piece = pieces[next]?.text ?? '';
		if (piece === '') continue;
		at.push(next);
		text = text === '' ? piece : `${text} ${piece}`;
		if (text.length > 300) return null;
		const words = readHeaderWords(text);
		if (words) return { words, at };
	}
	return null;
}

function isCaption(text: string, before: LineItem | undefined): boolean {
	if (numberedCaption.test(text)) return true;
	if (!isCapitals(text) || /\d[\d.,]*$/.test(text)) return false;
	return captionWords.test(text) || (before?.kind === 'caption' && isCapitals(before.text) && text.length > 6);
}

/** Three numbers at the end of a line, or two and nothing else: no sentence is printed so. */
function endsInNumbers(text: string): boolean {
	const words = text.split(' ');
	let run = 0;
	while (run < words.length && isNumberWord(words[words.length - 1 - run] ?? '')) run += 1;
	return run >= 3 || (run >= 2 && run === words.length);
}
