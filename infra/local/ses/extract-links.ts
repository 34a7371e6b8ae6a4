// Owns which web addresses a message holds, whole: entities decoded, fragments kept (approval tokens live in them).
// Pure. Order of first appearance, each once; the links of the HTML come before those of the text.

export function extractLinks({ html, text }: { readonly html: string; readonly text: string }): string[] {
	const hrefs = [...html.matchAll(/\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)].map(
		([, double, single, bare]) => decodeEntities(double ?? single ?? bare ?? '').trim(),
	);
	const shown = decodeEntities(html.replace(/<[^>]*>/g, ' '));
	const found = [...hrefs.filter((href) => /^https?:\/\//i.test(href)), ...urlsIn(shown), ...urlsIn(text)];
	return [...new Set(found)];
}

function urlsIn(text: string): string[] {
	return [...text.matchAll(/https?:\/\/[^\s<>"'“”]+/gi)].map(([url]) => withoutTrail(url));
}

/** What ends a sentence does not belong to its link; a closing bracket does only if it was opened there. */
function withoutTrail(url: string): string {
	const trimmed = url.replace(/[.,;:!?…]+$/, '');
	const unopened = trimmed.endsWith(')') && !trimmed.includes('(');
	return unopened ? withoutTrail(trimmed.slice(0, -1)) : trimmed;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decodeEntities(text: string): string {
	return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
		if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
		const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
		return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}
