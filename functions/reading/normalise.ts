// Brings characters to one form before anything is matched. Invariant: the result is NFC, has no letter that Vietnamese lacks,
// and normalising it again changes nothing.

const replacements: readonly [RegExp, string][] = [
	[/\u01a3/g, 'ư'],
	[/\u01a2/g, 'Ư'],
	[/[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\v]/g, ' '],
	[/[\u00ad\u200b-\u200d\u2060\ufeff]/g, ''],
	[/[\u2010\u2011\ufffe\u0002]/g, '-'],
	[/[\u0000-\u0008\u000e-\u001f\u007f]/g, ''],
	[/[ðÐ](?=[\p{L}])/gu, 'đ'],
];

/** Nearly every line is already in its final form. */
const ordinary =
	/^[\u0020-\u007e\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2013\u2014\u2018-\u201d\u2026]*$/;

export function normaliseCharacters(text: string): string {
	if (ordinary.test(text)) return text;
	let result = text.normalize('NFC');
	for (const [pattern, by] of replacements) result = result.replace(pattern, by);
	return result.normalize('NFC');
}

export function normaliseLine(text: string): string {
	return withoutGluedMarks(normaliseCharacters(text)).replace(/\s+/g, ' ').trim();
}

/** "giai đoạn 2021 - 20253": the mark of a footnote glued to the year before it. */
function withoutGluedMarks(text: string): string {
	return text.replace(
		/(?<!\d)((?:19|20)\d{2}\s*[-–]\s*20[0-4]\d|năm\s+20[0-4]\d)[1-9](?=[\s,.;:)]|$)/giu,
		(_, years: string) => years,
	);
}
