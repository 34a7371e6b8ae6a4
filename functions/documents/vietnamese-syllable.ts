// Whether a word can be a Vietnamese syllable. Invariant: spelling rules only, no word list, so that it holds for any text.

const rhyme =
	/^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?(?:(?:iêu|yêu|oai|oay|oao|oeo|uây|uôi|uya|uyu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|ua|ui|ưa|ưi|ưu|oa|oe|uê|uơ|uy)|(?:uyê|iê|yê|oă|uâ|uô|ươ|oa|oe|oo|uă|uê|uy|[aăâeêioôơuưy])(ch|ng|nh|[cmnpt])?)$/u;
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

export function isSyllable(word: string): boolean {
	const marked = word.toLowerCase().normalize('NFD');
	const tone = marked.match(tones) ?? [];
	if (tone.length > 1) return false;
	const found = rhyme.exec(marked.replace(tones, '').normalize('NFC'));
	if (!found) return false;
	// A stop at the end takes the tones sắc and nặng, or stands bare in a foreign word.
	return !/^(?:c|ch|p|t)$/.test(found[1] ?? '') || tone.length === 0 || /[\u0301\u0323]/.test(tone[0] ?? '');
}

/** How many words hold letters beyond ASCII, and how many of them can be Vietnamese. Capitals and case do not matter. */
export function plausibility(text: string): { words: number; share: number } {
	let words = 0;
	let good = 0;
	for (const word of text.split(/[\s\u0021-\u0040[-`{-~“”‘’–—…•]+/u)) {
		if (!/[^\0-\x7f]/.test(word)) continue;
		words += 1;
		if (isSyllable(word)) good += 1;
	}
	return { words, share: words === 0 ? 1 : good / words };
}
