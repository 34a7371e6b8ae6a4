// What every page in a browser must hold to. Invariant: the same for all pages, whoever looks at them.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What every page must hold to, seen from inside. */
export const lookOver = (page: Page) =>
	page.evaluate(() => {
		const fields = [...document.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), select, textarea')];
		const nameless = fields.filter((field) => !field.labels?.length && !field.ariaLabel);
		const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
		const { scrollWidth, clientWidth } = document.documentElement;
		return {
			sideways: scrollWidth - clientWidth,
			headings: document.querySelectorAll('h1').length,
			nameless: nameless.map((field) => field.outerHTML),
			doubledIds: ids.filter((id, index) => ids.indexOf(id) !== index),
			language: document.documentElement.lang,
		};
	});

/** What axe finds against WCAG 2.2 AA and its own good practice; here nothing at all may be found. */
export async function violations(page: Page): Promise<string[]> {
	const found = await new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } }).analyze();
	return found.violations.map(
		({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map((node) => node.html).join(' ')}`,
	);
}
