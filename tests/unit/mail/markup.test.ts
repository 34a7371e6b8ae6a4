// Putting HTML together: whatever stands in a value, it stays text.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf, oneLine } from '../../../functions/mail/blocks.ts';
import { escapeHtml, markup } from '../../../functions/mail/markup.ts';

const decoded = (html: string): string =>
	html
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&');

it('lets no text open a tag, end an attribute or begin an entity, and loses none of it', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const escaped = escapeHtml(text);
			expect(escaped).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
			expect(decoded(escaped)).toBe(text);
		}),
	);
});

it('escapes values and keeps markup that was made of them', () => {
	const inner = markup`<b>${'<i>'}</b>`;
	expect(String(markup`<p title="${'"'}">${inner}${[inner, inner]}${3}</p>`)).toBe(
		'<p title="&quot;"><b>&lt;i&gt;</b><b>&lt;i&gt;</b><b>&lt;i&gt;</b>3</p>',
	);
});

it('makes one line of any name', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(oneLine(text)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]|^\s|\s$/u);
		}),
	);
	expect(oneLine('Nguyễn\u202e\r\nThị  Hoa ')).toBe('Nguyễn Thị Hoa');
});

it('keeps the lines of a reason', () => {
	expect(linesOf('\nmột\r\n\r\nhai\u2028ba \n')).toEqual(['một', '', 'hai', 'ba']);
});
