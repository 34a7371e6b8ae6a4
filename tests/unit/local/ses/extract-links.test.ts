// Links are what tests and people follow out of a mail, so none may lose a character.
import { describe, expect, it } from 'vitest';
import { extractLinks } from '../../../../infra/local/ses/extract-links.ts';

describe('links of a message', () => {
	it.each([
		['<a href="https://a.example/?x=1&amp;y=2#t=Q-_q">go</a>', '', ['https://a.example/?x=1&y=2#t=Q-_q']],
		["<a class=b href='https://a.example/&#x61;&#98;'>", '', ['https://a.example/ab']],
		['<a href=https://a.example/bare>x</a>', '', ['https://a.example/bare']],
		['<p>https://a.example/shown&amp;1</p>', '', ['https://a.example/shown&1']],
		[
			'',
			'Mở https://a.example/b#t=abc. Rồi (https://a.example/c), xong',
			['https://a.example/b#t=abc', 'https://a.example/c'],
		],
		['', 'https://a.example/x_(y)', ['https://a.example/x_(y)']],
		['<a href="mailto:a@b.example">a</a><a href="javascript:alert(1)">b</a>', '', []],
		['<a href="https://a.example/1">https://a.example/1</a>', 'https://a.example/1', ['https://a.example/1']],
	])('of %s and %s', (html, text, links) => {
		expect(extractLinks({ html, text })).toEqual(links);
	});
});
