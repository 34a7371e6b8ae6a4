// The recogniser's answer as lines of words. Invariant: words stand in reading order, with the engine's own certainty of each.
import type { Box } from './document.ts';

export interface OcrWord {
	text: string;
	/** 0 to 100, as the engine says it. */
	confidence: number;
	/** Pixels of the picture. */
	box: Box;
	/** Words of one printed line share it. */
	line: string;
}

const wordLevel = '5';

export function wordsOf(tsv: string): OcrWord[] {
	return tsv.split('\n').flatMap((row): OcrWord[] => {
		const [level, page, block, paragraph, line, , left, top, width, height, confidence, text] = row.split('\t');
		const written = text?.normalize('NFC').trim() ?? '';
		if (level !== wordLevel || written === '') return [];
		return [
			{
				text: written,
				confidence: Number(confidence),
				box: [Number(left), Number(top), Number(width), Number(height)],
				line: [page, block, paragraph, line].join('.'),
			},
		];
	});
}

export function linesOf(words: readonly OcrWord[]): OcrWord[][] {
	return [...Map.groupBy(words, (word) => word.line).values()];
}

/** How much of what was read is read with any certainty, by letters: specks and stamps give short words of none. */
export function shareReadable(words: readonly OcrWord[], enough: number): number {
	let [all, good] = [0, 0];
	for (const { text, confidence } of words) {
		all += text.length;
		if (confidence >= enough) good += text.length;
	}
	return all === 0 ? 0 : good / all;
}
