// Event patterns match as EventBridge says; an operator that nobody wrote is refused.
import { describe, expect, test } from 'vitest';
import { checkPattern, matchesPattern } from '../../../../infra/local/events/pattern.ts';

const event = {
	source: 'aws.s3',
	detail: { bucket: { name: 'b' }, object: { key: 'uploads/r1/1/1', size: 12 }, tags: ['x', 'y'], none: null },
};

describe('matchesPattern', () => {
	test.each<[string, unknown, boolean]>([
		['an exact value', { source: ['aws.s3'] }, true],
		['one of several values', { source: ['aws.ec2', 'aws.s3'] }, true],
		['another value', { source: ['aws.ec2'] }, false],
		['a prefix', { detail: { object: { key: [{ prefix: 'uploads/' }] } } }, true],
		['another prefix', { detail: { object: { key: [{ prefix: 'readings/' }] } } }, false],
		['all fields together', { source: ['aws.s3'], detail: { bucket: { name: ['other'] } } }, false],
		['a suffix', { detail: { object: { key: [{ suffix: '/1' }] } } }, true],
		['a wildcard', { detail: { object: { key: [{ wildcard: 'uploads/*/1/*' }] } } }, true],
		['anything but', { source: [{ 'anything-but': ['aws.ec2'] }] }, true],
		['anything but the value itself', { source: [{ 'anything-but': 'aws.s3' }] }, false],
		['anything but a prefix', { source: [{ 'anything-but': { prefix: 'aws.' } }] }, false],
		['a number within bounds', { detail: { object: { size: [{ numeric: ['>', 0, '<=', 12] }] } } }, true],
		['a number out of bounds', { detail: { object: { size: [{ numeric: ['<', 12] }] } } }, false],
		['a value in a list', { detail: { tags: ['y'] } }, true],
		['null', { detail: { none: [null] } }, true],
		['a missing field', { detail: { missing: ['x'] } }, false],
		['a field that must be missing', { detail: { missing: [{ exists: false }] } }, true],
		['a field that must be there', { detail: { tags: [{ exists: true }] } }, true],
		['an object where a field must be there', { detail: { object: [{ exists: true }] } }, false],
		['either of two patterns', { $or: [{ source: ['x'] }, { detail: { tags: ['x'] } }] }, true],
	])('%s', (_, pattern, expected) => {
		expect(matchesPattern(pattern, event)).toBe(expected);
	});

	test('the filter of a stream consumer sees new items of its type only', () => {
		const filter = { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { type: { S: ['pending'] } } } };
		const record = (eventName: string, type: string) => ({ eventName, dynamodb: { NewImage: { type: { S: type } } } });
		expect(matchesPattern(filter, record('INSERT', 'pending'))).toBe(true);
		expect(matchesPattern(filter, record('INSERT', 'report'))).toBe(false);
		expect(matchesPattern(filter, { eventName: 'REMOVE', dynamodb: { OldImage: { type: { S: 'pending' } } } })).toBe(
			false,
		);
	});
});

test('an unknown operator is refused before any event comes', () => {
	expect(() => checkPattern({ detail: { ip: [{ cidr: '10.0.0.0/8' }] } })).toThrow(/cidr/);
	expect(() => checkPattern({ detail: { key: [{ prefix: 'a' }] } })).not.toThrow();
});
