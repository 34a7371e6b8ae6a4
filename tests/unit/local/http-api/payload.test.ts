// Requests and answers cross the front door as with API Gateway's payload format 2.0.
import { describe, expect, test } from 'vitest';
import { fromAnswer, toPayload } from '../../../../infra/local/http-api/payload.ts';

const request = (over: Partial<Parameters<typeof toPayload>[0]> = {}) => ({
	method: 'GET',
	target: '/',
	headers: { host: '127.0.0.1:3000' },
	body: Buffer.alloc(0),
	sourceIp: '127.0.0.1',
	...over,
});
const payload = (over: Partial<Parameters<typeof toPayload>[0]> = {}) => toPayload(request(over), '$default', 0);

describe('a request', () => {
	test('keeps path and query as they came, and gathers repeated parameters', () => {
		const { rawPath, rawQueryString, queryStringParameters, requestContext } = payload({
			method: 'POST',
			target: '/b%C3%A1o-c%C3%A1o/1?a=1&b=x%20y&a=2',
		});
		expect(rawPath).toBe('/báo-cáo/1');
		expect(rawQueryString).toBe('a=1&b=x%20y&a=2');
		expect(queryStringParameters).toEqual({ a: '1,2', b: 'x y' });
		expect(requestContext.http).toMatchObject({ method: 'POST', path: '/báo-cáo/1', sourceIp: '127.0.0.1' });
	});

	test('has no query parameters, cookies or body where none came', () => {
		expect(payload()).not.toHaveProperty('queryStringParameters');
		expect(payload()).not.toHaveProperty('cookies');
		expect(payload()).not.toHaveProperty('body');
		expect(payload().rawQueryString).toBe('');
	});

	test('has lower-case headers, joined where repeated, and its cookies apart', () => {
		const { headers, cookies } = payload({ headers: { Accept: ['a', 'b'], cookie: 's=1; t=2' } });
		expect(headers).toEqual({ accept: 'a,b' });
		expect(cookies).toEqual(['s=1', 't=2']);
	});

	test.each([
		['application/json', false],
		['application/json; charset=utf-8', false],
		['text/plain', false],
		['application/problem+json', false],
		['application/x-www-form-urlencoded', true],
		['multipart/form-data; boundary=x', true],
		['application/octet-stream', true],
		[undefined, true],
	])('with a body of type %s is base64-encoded: %s', (type, encoded) => {
		const sent = payload({ method: 'POST', headers: { 'content-type': type }, body: Buffer.from('a=á') });
		expect(sent.isBase64Encoded).toBe(encoded);
		expect(sent.body).toBe(encoded ? Buffer.from('a=á').toString('base64') : 'a=á');
	});
});

describe('an answer', () => {
	test('brings status, headers, every cookie and text', () => {
		const answer = fromAnswer(
			JSON.stringify({ statusCode: 303, headers: { Location: '/x', n: 1 }, cookies: ['a=1', 'b=2'], body: 'tiếng' }),
		);
		expect(answer).toEqual({
			status: 303,
			headers: [
				['Location', '/x'],
				['n', '1'],
				['set-cookie', 'a=1'],
				['set-cookie', 'b=2'],
			],
			body: Buffer.from('tiếng'),
		});
	});

	test('brings bytes as they are', () => {
		const bytes = Buffer.from([0, 255, 128]);
		const answer = fromAnswer(
			JSON.stringify({ statusCode: 200, body: bytes.toString('base64'), isBase64Encoded: true }),
		);
		expect(answer?.body).toEqual(bytes);
	});

	test('without a status code is a JSON body', () => {
		expect(fromAnswer('{"a":1}')).toMatchObject({ status: 200, body: Buffer.from('{"a":1}') });
	});

	test('that API Gateway would refuse is none', () => {
		expect(fromAnswer(JSON.stringify({ statusCode: 'soon' }))).toBeUndefined();
		expect(fromAnswer(JSON.stringify({ statusCode: 200, body: { a: 1 } }))).toBeUndefined();
	});
});
