// Batches of a queue and of a stream: what fails is reported alone, what went well is not done again.
import type { DynamoDBRecord, DynamoDBStreamEvent, SQSEvent, SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { createQueueHandler, createStreamHandler } from '../../../functions/runtime/batch-handlers.ts';
import { captureLog, context } from './call.ts';

const message = (messageId: string, body: string): SQSRecord => ({
	messageId,
	receiptHandle: 'handle',
	body,
	attributes: {
		ApproximateReceiveCount: '1',
		SentTimestamp: '0',
		SenderId: 'sender',
		ApproximateFirstReceiveTimestamp: '0',
	},
	messageAttributes: {},
	md5OfBody: '',
	eventSource: 'aws:sqs',
	eventSourceARN: 'arn:aws:sqs:ap-southeast-1:000000000000:q',
	awsRegion: 'ap-southeast-1',
});
const queued = (...bodies: string[]): SQSEvent => ({
	Records: bodies.map((body, index) => message(`m${index + 1}`, body)),
});
const change = (n: number): DynamoDBRecord => ({
	eventID: `e${n}`,
	eventName: 'INSERT',
	eventSource: 'aws:dynamodb',
	dynamodb: { SequenceNumber: `s${n}`, NewImage: { pk: { S: `p${n}` } } },
});
const streamed = (...ns: number[]): DynamoDBStreamEvent => ({ Records: ns.map(change) });
const failures = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

describe('a batch of a queue', () => {
	it('is taken message by message, in order, one at a time', async () => {
		captureLog();
		const taken: unknown[] = [];
		const handler = createQueueHandler('q', async (body) => {
			taken.push(['begin', body]);
			await new Promise((resolve) => setTimeout(resolve, 2));
			taken.push(['end', body]);
		});
		expect(await handler(queued('{"n":1}', '{"n":2}'), context)).toEqual(failures());
		expect(taken.map((entry) => JSON.stringify(entry))).toEqual([
			'["begin",{"n":1}]',
			'["end",{"n":1}]',
			'["begin",{"n":2}]',
			'["end",{"n":2}]',
		]);
	});

	it('reports only what failed, and goes on behind it', async () => {
		const log = captureLog();
		const taken: unknown[] = [];
		const handler = createQueueHandler('q', async (body) => {
			if (body === 2) throw new Error('the second');
			taken.push(body);
		});
		expect(await handler(queued('1', '2', '3'), context)).toEqual(failures('m2'));
		expect(taken).toEqual([1, 3]);
		expect(log.text()).toContain('the second');
		expect(log.text()).toContain('m2');
	});

	it('reports a body that is not JSON alone', async () => {
		captureLog();
		const handler = createQueueHandler('q', async () => undefined);
		expect(await handler(queued('{', '1'), context)).toEqual(failures('m1'));
	});

	it('reports all when all fail, and does not throw, which would give back what went well elsewhere', async () => {
		captureLog();
		const handler = createQueueHandler('q', async () => Promise.reject(new Error('x')));
		expect(await handler(queued('1', '2'), context)).toEqual(failures('m1', 'm2'));
	});

	it('forgets the failures of the batch before', async () => {
		captureLog();
		let fails = true;
		const handler = createQueueHandler('q', async () => {
			if (fails) throw new Error('x');
		});
		expect(await handler(queued('1'), context)).toEqual(failures('m1'));
		fails = false;
		expect(await handler(queued('1'), context)).toEqual(failures());
	});

	it('keeps what messages say out of the log', async () => {
		const log = captureLog();
		const handler = createQueueHandler('q', async () => Promise.reject(new Error('x')));
		await handler(queued('"the-secret"'), context);
		expect(log.text()).not.toContain('the-secret');
	});
});

describe('a batch of a stream', () => {
	it('is taken record by record, in order', async () => {
		captureLog();
		const taken: unknown[] = [];
		const handler = createStreamHandler('s', async (record) => taken.push(record.dynamodb?.NewImage?.pk?.S));
		expect(await handler(streamed(1, 2, 3), context)).toEqual(failures());
		expect(taken).toEqual(['p1', 'p2', 'p3']);
	});

	it('reports what failed by its sequence number, from which the stream goes on', async () => {
		const log = captureLog();
		const handler = createStreamHandler('s', async (record) => {
			if (record.eventID === 'e2') throw new Error('the second');
		});
		expect(await handler(streamed(1, 2, 3), context)).toEqual(failures('s2'));
		expect(log.text()).toContain('e2');
	});

	it('reports all when all fail, and does not throw', async () => {
		captureLog();
		const handler = createStreamHandler('s', async () => Promise.reject(new Error('x')));
		expect(await handler(streamed(1, 2), context)).toEqual(failures('s1', 's2'));
	});
});
