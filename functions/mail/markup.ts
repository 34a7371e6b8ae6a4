// HTML that is safe to put together. Invariant: every value is escaped on its way in, except markup made here.

/** Made by `markup` only: the private mark keeps a plain object or string from passing as markup. */
export class Markup {
	readonly #html: string;
	constructor(html: string) {
		this.#html = html;
	}
	toString(): string {
		return this.#html;
	}
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

type Value = string | number | Markup | readonly Markup[];

function htmlOf(value: Value): string {
	if (value instanceof Markup) return value.toString();
	if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
	return value.map(String).join('');
}

export const markup = (strings: TemplateStringsArray, ...values: Value[]): Markup =>
	new Markup(strings.reduce((html, part, index) => html + htmlOf(values[index - 1] ?? '') + part));
