// Finds text in TCVN3 or VNI by what it says, where no font tells. Invariant: it is converted only when the words are no Vietnamese as they
// stand and almost all are after; text in ASCII alone is never touched; what stays in doubt stays as it is, and that is said.
import type { Block, Document } from './document.ts';
import { decodeLegacy, type LegacyEncoding } from './legacy-encodings.ts';
import { legacyConverted, legacyDoubtful } from './notices.ts';
import { plausibility } from './vietnamese-syllable.ts';

const fewestWords = 3;
const encodings: readonly LegacyEncoding[] = ['TCVN3', 'VNI'];

/** Signs that are common in either encoding and in no Vietnamese text in Unicode: most text needs no closer look. */
const neverUnicode = /[¡-¦¨-ª¬®µ¶¸¹¾ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþ\uf0a1-\uf0ff]/u;

export function detectLegacy(text: string): LegacyEncoding | 'doubtful' | null {
	const before = plausibility(text);
	if (before.words < fewestWords || before.share > 0.6) return null;
	const [best, second] = encodings
		.map((encoding) => ({ encoding, share: plausibility(decodeLegacy(text, encoding)).share }))
		.sort((a, b) => b.share - a.share);
	if (!best || !second || best.share < 0.5 || best.share < before.share + 0.2) return null;
	return best.share >= 0.8 && best.share >= second.share + 0.15 ? best.encoding : 'doubtful';
}

/** The document with such text converted. Documents that are partly Unicode keep those parts. */
export function withoutLegacy(document: Document): Document {
	const all = [...document.blocks.flatMap(textsOf), ...document.footnotes.map((note) => note.text)];
	const suspect = all.filter((text) => {
		if (!neverUnicode.test(text)) return false;
		const { words, share } = plausibility(text);
		return words > 0 && share <= 0.6;
	});
	const encoding = detectLegacy(suspect.join('\n'));
	if (encoding === null) return document;
	if (encoding === 'doubtful') return withNotice(document, legacyDoubtful(firstWords(suspect[0] ?? '')));
	const convert = (text: string): string => {
		const decoded = decodeLegacy(text, encoding);
		return decoded !== text && plausibility(decoded).share > plausibility(text).share ? decoded : text;
	};
	return withNotice(
		{
			...document,
			blocks: document.blocks.map((block) => convertBlock(block, convert)),
			footnotes: document.footnotes.map((note) => ({ ...note, text: convert(note.text) })),
		},
		legacyConverted(encoding),
	);
}

const textsOf = (block: Block): string[] =>
	block.kind === 'paragraph' ? [block.text] : block.cells.map((cell) => cell.text);

const convertBlock = (block: Block, convert: (text: string) => string): Block =>
	block.kind === 'paragraph'
		? { ...block, text: convert(block.text) }
		: { ...block, cells: block.cells.map((cell) => ({ ...cell, text: convert(cell.text) })) };

const firstWords = (text: string): string => text.trim().slice(0, 40);

function withNotice(document: Document, notice: ReturnType<typeof legacyConverted>): Document {
	const known = document.notices ?? [];
	return known.some((one) => one.vi === notice.vi) ? document : { ...document, notices: [...known, notice] };
}
