// Which errors the workflow tries again, as a table.
import { ConditionalCheckFailedException, ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { NoSuchKey } from '@aws-sdk/client-s3';
import { MessageRejected, TooManyRequestsException } from '@aws-sdk/client-sesv2';
import { InvalidToken } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DocumentError } from '../../../functions/documents/document-error.ts';
import { ConflictError } from '../../../functions/ports/item-store.ts';
import { MailRefusedError } from '../../../functions/ports/mailer.ts';
import { MissingObjectError } from '../../../functions/ports/object-files.ts';
import { classify, PermanentError, TransientError } from '../../../functions/runtime/errors.ts';

const named = (name: string, more = {}): Error => Object.assign(new Error('what happened'), { name, ...more });
const coded = (code: string): Error => Object.assign(new Error('what happened'), { code });
const answered = (httpStatusCode: number): Error => named('Strange', { $metadata: { httpStatusCode } });
const ofSdk = { $metadata: {}, message: 'm' };

const passing: [string, unknown][] = [
	['a competing change', new ConflictError('another change came first')],
	...[
		'InternalServerError',
		'InternalServiceError',
		'LimitExceededException',
		'ProvisionedThroughputExceededException',
		'RequestLimitExceeded',
		'RequestTimeout',
		'ServiceUnavailable',
		'SlowDown',
		'ThrottlingException',
		'TimeoutError',
		'TooManyRequestsException',
		'TransactionConflictException',
		'TransactionInProgressException',
	].map((name): [string, unknown] => [name, named(name)]),
	...['EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].map((code): [string, unknown] => [
		code,
		coded(code),
	]),
	['throttling, as DynamoDB throws it', new ProvisionedThroughputExceededException(ofSdk)],
	['too many mails, as SES throws it', new TooManyRequestsException(ofSdk)],
	['an answer 500', answered(500)],
	['an answer 503', answered(503)],
	['what is transient already', new TransientError('x')],
];

const lasting: [string, unknown][] = [
	['a fault of the program', new TypeError('x is undefined')],
	['an input that is not the contract', z.string().safeParse(1).error],
	['a document that cannot be read', new DocumentError('damaged', 'hỏng', 'broken')],
	['a missing object', new MissingObjectError('not there')],
	['a refused mailbox', new MailRefusedError('no', { cause: new MessageRejected(ofSdk) })],
	['a missing key, as S3 throws it', new NoSuchKey(ofSdk)],
	['a condition that does not hold, outside a transaction', new ConditionalCheckFailedException(ofSdk)],
	['a token that never was one', new InvalidToken(ofSdk)],
	['no right', named('AccessDeniedException', { $metadata: { httpStatusCode: 403 } })],
	['an answer 400', answered(400)],
	['a code that is a number', named('x', { code: 500 })],
	['a name that only looks like one', named('SlowDownPlease')],
	['what is permanent already', new PermanentError('x')],
	['a string', 'ECONNRESET'],
	['nothing', undefined],
	['null', null],
	['metadata that is none', named('x', { $metadata: null })],
];

describe('an error', () => {
	it.each(passing)('is tried again: %s', (_, thrown) => {
		expect(classify(thrown).name).toBe('TransientError');
	});

	it.each(lasting)('is final: %s', (_, thrown) => {
		expect(classify(thrown).name).toBe('PermanentError');
	});

	it('stays what it is once classified', () => {
		const error = new PermanentError('x');
		expect(classify(error)).toBe(error);
	});

	it('keeps its message, its name and itself as the cause', () => {
		const thrown = named('SlowDown');
		const error = classify(thrown);
		expect(error.message).toBe('SlowDown: what happened');
		expect(error.cause).toBe(thrown);
		expect(classify('gone').message).toBe('Error: gone');
	});
});
