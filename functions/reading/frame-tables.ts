// Heads and signature blocks that stand side by side, in a table without lines or in columns of one printed line. Invariant: only what
// holds the words of a frame is taken apart, and nothing with a number for a cell, so no table of figures is ever lost.
import type { TableBlock } from '../documents/document.ts';
import { normaliseLine } from './normalise.ts';

const frameWords =
	/CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]|Nơi nhận|(?<!\p{L})(?:KT|TM|TL|TUQ)\s*\.|GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG PHÒNG|^\s*Số\s*:|ngày\s+\d*\s*tháng\s+\d*\s*năm|ỦY BAN NHÂN DÂN|SỞ CÔNG THƯƠNG|^\s*-\s*Lưu\s*:/u;
const mostRows = 16;

export function saysFrame(text: string): boolean {
	return frameWords.test(text);
}

/** The cells of such a table as lines, in reading order; null for any other table. */
export function frameLines(block: TableBlock): string[] | null {
	const filled = block.cells.filter((cell) => /[\p{L}\p{N}]/u.test(cell.text));
	const columns = new Set(filled.map((cell) => cell.column));
	if (columns.size > 3 || new Set(filled.map((cell) => cell.row)).size > mostRows) return null;
	if (!filled.some((cell) => frameWords.test(cell.text))) return null;
	if (filled.some((cell) => /^[\d.,\s]+%?$/.test(cell.text))) return null;
	// A signature laid out row by row is read column by column, as people read it.
	const sides =
		columns.size === 2 && block.rows > 2 && !/^\s*BÁO CÁO/mu.test(filled.map((cell) => cell.text).join('\n'));
	const ordered = sides ? filled.toSorted((a, b) => a.column - b.column || a.row - b.row) : filled;
	return ordered.flatMap((cell) => cell.text.split('\n').map(normaliseLine)).filter((text) => text !== '');
}
