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

export function normaliseCharacters(text: string): string {
	let result = text.normalize('NFC');
	for (const [pattern, by] of replacements) result = result.replace(pattern, by);
	return result.normalize('NFC');
}

export function normaliseLine(text: string): string {
	return normaliseCharacters(text).replace(/\s+/g, ' ').trim();
}
