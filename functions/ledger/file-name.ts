// The name of an uploaded file as people see it. Invariant: one line of plain characters without folders, the ending kept; bytes decide
// what a file is, its name only what it is called.

/** Control, direction and private signs, which turn a name around or forge a header; halves of characters, which no store keeps. */
const hidden = /[\p{C}\p{Zl}\p{Zp}]/gu;

export const cleanFileName = (name: string): string => {
	const last = name.split(/[\\/]/).at(-1) ?? '';
	return last.replace(hidden, '').replace(/\s+/g, ' ').trim().normalize('NFC');
};
