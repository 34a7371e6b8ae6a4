// What a function's answer says of its batch, as https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html lists it:
// success, failure of some, failure of all. And what does not fit is cut or refused.
import { expect, test } from 'vitest';
import type { InvocationOutcome } from '../../../../infra/local/lambda/runtime-protocol.ts';
import { LARGEST_MESSAGE } from '../../../../infra/local/sqs/queues.ts';
import { queueMapping, queueModel } from '../models.ts';
import { type Answer, type Batch, failed, feedFunction } from './fed-function.ts';

const setUp = (answer: Answer, reportsItemFailures = true) =>
	feedFunction({ queues: [queueModel('q')], mapping: queueMapping('q', { reportsItemFailures }), answer });

async function leftAfter(answer: Answer, reportsItemFailures = true): Promise<number> {
	const { clock, queues, source } = setUp(answer, reportsItemFailures);
	for (const body of ['a', 'b']) queues.send('q', body);
	source.start();
	await clock.advance(0);
	return queues.count('q');
}

const says = (answer: unknown) => (): InvocationOutcome => ({ ok: true, payload: JSON.stringify(answer) });
const fails = (itemIdentifier: unknown) => says({ batchItemFailures: [{ itemIdentifier }] });

test.each([
	['an empty list', says({ batchItemFailures: [] }), 0],
	['null for a list', says({ batchItemFailures: null }), 0],
	['an empty answer', says({}), 0],
	['null', says(null), 0],
	['no JSON object', says('done'), 2],
	['an empty identifier', fails(''), 2],
	['null for an identifier', fails(null), 2],
	['an identifier under another name', says({ batchItemFailures: [{ id: 'x' }] }), 2],
	['an identifier nobody sent', fails('other'), 2],
	['an error', () => failed, 2],
	['one of the two', ({ Records }: Batch) => fails(Records[0]?.messageId)(), 1],
])('%s leaves %#', async (_, answer, left) => {
	expect(await leftAfter(answer)).toBe(left);
});

test('without ReportBatchItemFailures only an error counts', async () => {
	expect(await leftAfter(fails('other'), false)).toBe(0);
	expect(await leftAfter(() => failed, false)).toBe(2);
});

test('a batch that would be larger than a call is cut', async () => {
	const { clock, queues, source, calls } = setUp(says(null));
	for (let n = 0; n < 8; n++) queues.send('q', 'x'.repeat(1_000_000));
	source.start();
	await clock.advance(0);
	expect(calls.map((bodies) => bodies.length)).toEqual([6, 2]);
	expect(queues.count('q')).toBe(0);
});

test('a message has 1 MiB at most', () => {
	const { queues } = setUp(says(null));
	queues.send('q', 'x'.repeat(LARGEST_MESSAGE));
	expect(() => queues.send('q', 'á'.repeat(LARGEST_MESSAGE / 2 + 1))).toThrow(/1048576 bytes, not 1048578/);
	expect(queues.count('q')).toBe(1);
});
