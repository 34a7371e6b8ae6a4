// Goal: every mailbox that mail can reach is taken, in one form, and the rest is refused with its reason. Method: forms of RFC 5321 by example.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailboxOf, parseAddress } from '../../../functions/domain/mail-address.ts';

const taken = (text: string): string => {
	const parsed = parseAddress(text);
	return parsed.ok ? parsed.address : `refused: ${parsed.problem.en}`;
};

describe('an address', () => {
	it.each([
		'hoa@bato.quangngai.gov.vn',
		'hoa+khuyencong@bato.example',
		'=+-@bato.example',
		"o'brien@bato.example",
		'!#$%&*/=?^_`{|}~@bato.example',
		'a.b.c@x-y.example',
		'"Van A"@bato.example',
		'"a@b"@bato.example',
		'"a\\"b"@bato.example',
		`${'a'.repeat(64)}@bato.example`,
	])('is taken as it stands: %s', (text) => {
		expect(taken(text)).toBe(text);
	});

	it('with an internationalised domain is stored as it is sent to', () => {
		expect(taken('hoa@tỉnh.vn')).toBe('hoa@xn--tnh-dlz.vn');
		expect(taken('hoa@tỉnh.vn'.normalize('NFD'))).toBe('hoa@xn--tnh-dlz.vn');
		expect(mailboxOf('Hoa@TỈNH.vn')).toBe(mailboxOf('hoa@xn--tnh-dlz.vn'));
	});

	it.each([
		['', 'missing'],
		['hoa', 'missing'],
		['@bato.example', 'missing'],
		['hoa@', 'missing'],
		['hoa@bato', 'no domain'],
		['hoa@[10.0.0.1]', 'no domain'],
		['hoa@10.0.0.1', 'no domain'],
		['hoa@ba to.example', 'no domain'],
		['hoa@-bato.example', 'no domain'],
		['hoa@bato..example', 'no domain'],
		['hoa@bato.example/x', 'no domain'],
		['hoa@bato.example:80', 'no domain'],
		['hoa@ba%20to.example', 'no domain'],
		[`hoa@${'a'.repeat(64)}.example`, 'no domain'],
		['hòa@bato.example', 'plain letters'],
		['hoa\r\nBcc: x@bato.example', 'plain letters'],
		['a..b@bato.example', 'out of place'],
		['.a@bato.example', 'out of place'],
		['a b@bato.example', 'out of place'],
		['a@b@bato.example', 'out of place'],
		['"a"b"@bato.example', 'out of place'],
		['Hoa <hoa@bato.example>', 'no domain'],
		[`${'a'.repeat(65)}@bato.example`, 'longer'],
		[`a@${'a.'.repeat(125)}example`, 'longer'],
	])('is refused: %j, since %s', (text, why) => {
		expect(taken(text)).toMatch(new RegExp(`^refused: .*${why}`, 's'));
	});

	it('that was taken is taken again as itself, whatever it is', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.emailAddress(),
					fc.string({ unit: 'grapheme' }).map((s) => `a@${s}.vn`),
				),
				(text) => {
					const parsed = parseAddress(text);
					if (!parsed.ok) return;
					expect(parseAddress(parsed.address)).toEqual(parsed);
					expect(parsed.address).toMatch(/^[ -~]+@[!-~]+$/);
				},
			),
		);
	});

	it('of the usual kind is always taken', () => {
		fc.assert(
			fc.property(fc.emailAddress(), (text) => {
				expect(parseAddress(text).ok).toBe(true);
			}),
		);
	});
});

describe('a mailbox', () => {
	it('is the same in upper case and with blanks around, and another with another tag', () => {
		expect(mailboxOf(' Hoa@BaTo.example ')).toBe(mailboxOf('hoa@bato.example'));
		expect(mailboxOf('hoa+1@bato.example')).not.toBe(mailboxOf('hoa@bato.example'));
	});
});
