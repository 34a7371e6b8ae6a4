// Goal: what is put aside, and what a function's end looks like, is what AWS writes. Method: the parts of the host with a real DynamoDB
// engine and real functions, beside the examples of AWS's documentation.
import { DatabaseSync } from 'node:sqlite';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createTestClock } from '../../../infra/local/clock.ts';
import { createAsyncInvocations } from '../../../infra/local/lambda/async-invocations.ts';
import { createStreamPositions } from '../../../infra/local/streams/stream-positions.ts';
import { createStreamSource } from '../../../infra/local/streams/stream-source.ts';
import { type AwsExample, differences, readAwsExample } from '../../support/aws-example.ts';
import { hasDynoxide, startTable } from '../../support/contract-table.ts';
import { runFunction } from '../../unit/local/lambda/function-fixture.ts';
import { streamMapping } from '../../unit/local/models.ts';

interface FunctionErrors extends AwsExample {
	readonly recorded: Readonly<Record<'timeout' | 'killed', { errorType: string; errorMessage: string }>>;
}
const errors = readAwsExample<FunctionErrors>('function-errors');

const code = `export const handler = async (event) => {
	switch (event.do) {
		case 'exit': process.exit(129);
		case 'leave': process.exit(0);
		case 'hang': return new Promise(() => setInterval(() => {}, 1000));
		default: throw new TypeError('x is not defined');
	}
};`;

describe.skipIf(!hasDynoxide)('of a stream', () => {
	test('a record that keeps failing is put aside as AWS does it', async () => {
		const table = await startTable();
		onTestFinished(table.stop);
		await table.client.send(
			new PutItemCommand({ TableName: table.tableName, Item: { pk: { S: 'a' }, sk: { S: 'b' } } }),
		);
		const [record] = await table.streamRecords();
		const clock = createTestClock(Date.now());
		const aside: unknown[] = [];
		const source = createStreamSource({
			mapping: streamMapping({
				functionArn: 'arn:aws:lambda:ap-southeast-1:000000000000:function:f',
				bisect: true,
				maximumRetries: 0,
				failureQueueArn: 'q',
			}),
			streamArn: 's',
			reader: {
				shards: async () => [{ id: 'shardId-1', parentId: undefined }],
				read: async (_, after) => ({
					records: typeof after === 'object' || record === undefined ? [] : [record],
					closed: true,
				}),
			},
			positions: createStreamPositions(new DatabaseSync(':memory:')),
			clock,
			lambda: { invoke: async () => ({ ok: false, failure: { errorType: 'E', errorMessage: 'm', trace: [] } }) },
			region: 'ap-southeast-1',
			sendMessage: (_, body) => aside.push(JSON.parse(body)),
			onTrouble: (line) => {
				throw new Error(line);
			},
		});
		onTestFinished(source.stop);
		await source.idle();
		expect(aside).toHaveLength(1);
		expect(differences(readAwsExample('stream-failure-record'), aside[0])).toEqual([]);
		expect(aside[0]).toMatchObject({
			DDBStreamBatchInfo: { approximateArrivalOfFirstRecord: expect.stringMatching(/^[\d-]+T[\d:]+Z$/) },
		});
	});
});

test('an asynchronous call that keeps failing is put aside as AWS does it', async () => {
	const { lambda } = runFunction(code, { asyncFailureArn: 'q', asyncRetries: 0 });
	const clock = createTestClock(0);
	const aside: unknown[] = [];
	const calls = createAsyncInvocations({
		db: new DatabaseSync(':memory:'),
		clock,
		lambda,
		sendMessage: (_, body) => aside.push(JSON.parse(body)),
		onTrouble: () => undefined,
	});
	onTestFinished(calls.stop);
	calls.accept('f', '{"ORDER_IDS":["1"]}');
	calls.wake();
	await calls.idle();
	expect(differences(readAwsExample('async-failure-record'), aside[0])).toEqual([
		'unknown responsePayload.errorType (string)',
		'unknown responsePayload.trace (array)',
	]);
	// What the function answered: an error of Node carries these two, that of the example none.
	expect(differences(errors, (aside[0] as { responsePayload: unknown }).responsePayload)).toEqual([]);
});

describe('a function that', () => {
	const end = async (what: string) => {
		const { call } = runFunction(code, { timeoutSeconds: 1 });
		const outcome = await call({ do: what });
		if (outcome.ok) throw new Error('it did not fail');
		return outcome.failure;
	};
	/** The request's id is the only thing that varies. */
	const withoutId = (message: string) => message.replace(/RequestId: [0-9a-f-]{36} /, 'RequestId: ID ');

	test('throws, tells type, message and trace', async () => {
		const failure = await end('throw');
		expect(differences(errors, failure)).toEqual([]);
		expect(failure.trace[0]).toBe('TypeError: x is not defined');
		expect(failure).toMatchObject({ errorType: 'TypeError', errorMessage: 'x is not defined' });
	});

	test('takes too long, is ended in the words of AWS', async () => {
		const { errorType, errorMessage } = await end('hang');
		const { timeout } = errors.recorded;
		expect({ errorType, errorMessage: withoutId(errorMessage) }).toEqual({
			errorType: timeout.errorType,
			errorMessage: withoutId(timeout.errorMessage).replace('3.00', '1.00'),
		});
	});

	test.each([
		['exit', 'with error: exit status 129'],
		['leave', 'without providing a reason'],
	])('ends its process (%s), is told of in the words of AWS', async (what, how) => {
		const { errorType, errorMessage } = await end(what);
		const { killed } = errors.recorded;
		expect({ errorType, errorMessage: withoutId(errorMessage) }).toEqual({
			errorType: killed.errorType,
			errorMessage: withoutId(killed.errorMessage).replace('with error: signal: killed', how),
		});
	});
});
