// Batches are cut by count and by what one call takes, in order.
import { expect, test } from 'vitest';
import { cutBatches, LARGEST_REQUEST } from '../../../../infra/local/lambda/payload-limits.ts';

const cut = (sizes: readonly number[], count = 10) =>
	cutBatches(sizes, count, (size) => 'x'.repeat(size)).map((batch) => batch.length);

test('by count', () => {
	expect(cut([1, 1, 1, 1, 1], 2)).toEqual([2, 2, 1]);
	expect(cut([])).toEqual([]);
});

test('by size, so that records of 800 KB (an item of 400 KB with both images) never make a call too large', () => {
	const sizes = Array.from({ length: 10 }, () => 820_000);
	expect(cut(sizes)).toEqual([7, 3]);
	for (const batch of cutBatches(sizes, 10, (size) => 'x'.repeat(size))) {
		const call = JSON.stringify({ Records: batch.map((size) => 'x'.repeat(size)) });
		expect(Buffer.byteLength(call)).toBeLessThanOrEqual(LARGEST_REQUEST);
	}
});

test('one record that is too large alone stands alone', () => {
	expect(cut([1, 7_000_000, 1])).toEqual([1, 1, 1]);
});
