// The comparison with AWS's examples tells every kind of difference, or the suites that use it would pass whatever is sent.
import { expect, test } from 'vitest';
import { differences } from '../../support/aws-example.ts';

const example = {
	source: '',
	fixed: ['version'],
	opaque: ['headers'],
	examples: [
		{ version: '1', a: { b: 1 }, list: [{ c: 's' }], headers: { x: 'y' }, maybe: null },
		{ version: '2', a: { b: 1, d: true }, list: [], headers: {}, maybe: 'text' },
	],
};
const like = { version: '2', a: { b: 5 }, list: [{ c: 't' }], headers: { other: 1 }, maybe: null };

test('an event that AWS could have sent has none', () => {
	expect(differences(example, like)).toEqual([]);
	expect(differences(example, { ...like, a: { b: 1, d: false }, list: [] })).toEqual([]);
});

test.each([
	['a name that is missing', { ...like, a: {} }, 'missing a.b (number)'],
	['a name that AWS does not have', { ...like, list: [{ c: 't', e: 1 }] }, 'unknown list[].e (number)'],
	['a name in other letters', { ...like, Maybe: 'x' }, 'unknown Maybe (string)'],
	['another type', { ...like, a: { b: '5' } }, 'type of a.b: string instead of number'],
	['another value where it never varies', { ...like, version: '3' }, 'value of version: "3"'],
])('%s is told', (_, event, difference) => {
	expect(differences(example, event)).toEqual([difference]);
});
