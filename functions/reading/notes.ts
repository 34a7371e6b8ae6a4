// Takes the notes at a page's foot out of the lines of the body, which they interrupt mid-sentence. Invariant: a note is only
// taken where its mark stands glued to a word before it, and the marks are removed from the words.
import { beginsBlock, beginsLower, isFinished } from './line-marks.ts';
import type { PrintedLine } from './printed-lines.ts';

export interface SeparatedNotes {
	body: PrintedLine[];
	notes: PrintedLine[];
}

function markPattern(mark: number): RegExp {
	return new RegExp(`(?<=[\\p{L})”"])${mark}(?=[\\s.,;:)]|$)`, 'u');
}

export function separateNotes(lines: readonly PrintedLine[]): SeparatedNotes {
	const body: PrintedLine[] = [];
	const notes: PrintedLine[] = [];
	let expected = 1;
	let note: PrintedLine | null = null;
	for (const line of lines) {
		if (!line.table && beginsNote(line.text, expected, body, note !== null)) {
			removeMark(body, expected);
			note = { ...line, fresh: true };
			notes.push(note);
			expected += 1;
		} else if (note && continuesNote(note, line, body.at(-1))) {
			note = { ...line, fresh: false };
			notes.push(note);
		} else {
			note = null;
			body.push(line);
		}
	}
	return { body: body.map((line) => ({ ...line, text: withoutMarks(line.text) })), notes };
}

function beginsNote(text: string, expected: number, body: readonly PrintedLine[], inNotes: boolean): boolean {
	const found = /^([1-9]\d?)(\.?)\s*(?=[\p{Lu}"“(])/u.exec(text);
	if (!found || Number(found[1]) !== expected) return false;
	// "1. Kết quả" is a heading; a dotted note only follows another note.
	if (found[2] === '.' && !inNotes) return false;
	const pattern = markPattern(expected);
	return body.slice(-80).some((line) => pattern.test(line.text));
}

function continuesNote(last: PrintedLine, line: PrintedLine, body: PrintedLine | undefined): boolean {
	if (line.newPage || line.fresh || line.table || beginsBlock(line.text)) return false;
	const bodyOpen = body !== undefined && !isFinished(body.text);
	const ended = last.short || isFinished(last.text);
	if (ended && bodyOpen && beginsLower(line.text)) return false;
	return !(last.short && isFinished(last.text));
}

/** The mark is the last such ending before the note; earlier ones ("UBND-KT1") are part of a name. */
function removeMark(body: PrintedLine[], mark: number): void {
	const pattern = markPattern(mark);
	const at = body.findLastIndex((line) => pattern.test(line.text));
	const line = body[at];
	if (line) body[at] = { ...line, text: line.text.replace(pattern, '') };
}

/** A small number glued to a word of small letters is a mark wherever it stands. */
function withoutMarks(text: string): string {
	return text.replace(/(?<=(?<!\p{L})\p{Ll}{3,7})\d{1,2}(?=[\s,.;:)]|$)/gu, '');
}
