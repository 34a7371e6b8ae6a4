// A target gets the event, a part of it, a fixed text or a filled template.
import { expect, test } from 'vitest';
import { targetInput } from '../../../../infra/local/events/target-input.ts';

const event = { source: 's', resources: ['r0'], detail: { key: 'a "b"', size: 3, 'version-id': 'v' } };
const plain = {
	id: 't',
	arn: 'a',
	input: undefined,
	inputPath: undefined,
	transformer: undefined,
	deadLetterArn: undefined,
};

test('the whole event without any wish', () => {
	expect(JSON.parse(targetInput(plain, event))).toEqual(event);
});

test('a fixed input, and a part of the event', () => {
	expect(targetInput({ ...plain, input: '{"a":1}' }, event)).toBe('{"a":1}');
	expect(targetInput({ ...plain, inputPath: '$.detail' }, event)).toBe(JSON.stringify(event.detail));
	expect(targetInput({ ...plain, inputPath: '$.resources[0]' }, event)).toBe('"r0"');
});

test('a template puts values where they stand, and text within text', () => {
	const transformer = {
		paths: { key: '$.detail.key', size: '$.detail.size', version: '$.detail["version-id"]' },
		template: '{"k": <key>, "n": <size>, "said": "<version>: <key>"}',
	};
	expect(JSON.parse(targetInput({ ...plain, transformer }, event))).toEqual({
		k: 'a "b"',
		n: 3,
		said: 'v: a "b"',
	});
});
