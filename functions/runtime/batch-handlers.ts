// How functions behind queues and streams start: each record on its own, failed ones reported back alone.
// Invariant: a record that fails is retried by its source; its neighbours are not done again because of it.
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context, DynamoDBRecord, DynamoDBStreamEvent, SQSEvent, SQSRecord } from 'aws-lambda';
import { createLogger } from './step-handler.ts';

/** One after the other: the files of one report arrive together and would only contend for its head. */
const inOrder = (context: Context) => ({ context, throwOnFullBatchFailure: false, processInParallel: false });

export function createQueueHandler(serviceName: string, take: (body: unknown) => Promise<unknown>) {
	const logger = createLogger(serviceName);
	const processor = new BatchProcessor(EventType.SQS);
	const takeRecord = async (record: SQSRecord): Promise<void> => {
		try {
			await take(JSON.parse(record.body));
		} catch (error) {
			logger.error('a message failed', { messageId: record.messageId, error });
			throw error;
		}
	};
	return middy((event: SQSEvent, context: Context) =>
		processPartialResponse(event, takeRecord, processor, inOrder(context)),
	).use(injectLambdaContext(logger, { resetKeys: true }));
}

export function createStreamHandler(serviceName: string, take: (record: DynamoDBRecord) => Promise<unknown>) {
	const logger = createLogger(serviceName);
	const processor = new BatchProcessor(EventType.DynamoDBStreams);
	const takeRecord = async (record: DynamoDBRecord): Promise<void> => {
		try {
			await take(record);
		} catch (error) {
			logger.error('a stream record failed', { eventId: record.eventID, error });
			throw error;
		}
	};
	return middy((event: DynamoDBStreamEvent, context: Context) =>
		processPartialResponse(event, takeRecord, processor, inOrder(context)),
	).use(injectLambdaContext(logger, { resetKeys: true }));
}
