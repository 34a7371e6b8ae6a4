// The fields of a page's forms, read as a browser would send them. Invariant: knows names, types and values only, never the page's layout.

export interface Field {
	readonly name: string;
	readonly type: string;
	readonly value: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const plain = (text: string): string => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);

export function inputsOf(html: string): Field[] {
	return [...html.matchAll(/<input\b([^>]*)>/gi)].map(([, attributes = '']) => {
		const attributeOf = (name: string): string =>
			plain(new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'i').exec(attributes)?.[1] ?? '');
		return { name: attributeOf('name'), type: attributeOf('type') || 'text', value: attributeOf('value') };
	});
}
