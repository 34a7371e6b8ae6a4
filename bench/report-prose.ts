// A report without its annex tables. Invariant: what is given back is the beginning of the text, to the last line before the first annex.

/** An annex opens with its name, or with the letters over its columns where the extraction put its rows before its name. */
const annexOpens = /^[^\S\n]*(?:phụ lục(?: (?:số )?[\dIVX]+)?|A B(?: [C-Z])*(?: \d+)*)[^\S\n]*$/imu;

export function proseOf(text: string): string {
	const at = text.search(annexOpens);
	return at < 0 ? text : text.slice(0, at);
}
