// Goal: functions are given here what they would be given on AWS. Method: a running host, functions that write down their events, and the
// events of AWS's documentation beside them; every difference must stand in a list with its reason.
import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHost } from '../../../infra/local/host.ts';
import type { Host } from '../../../infra/local/host-shape.ts';
import { differences, readAwsExample } from '../../support/aws-example.ts';
import { hasLocalDatabase } from '../../support/host-child.ts';
import { createRecordingApp, type RecordingApp } from '../../support/recording-app.ts';

/** Reason by difference. */
type Known = Readonly<Record<string, string>>;

describe.skipIf(!hasLocalDatabase)('what a running host gives its functions', { timeout: 120_000 }, () => {
	let app: RecordingApp;
	let host: Host;
	beforeAll(async () => {
		app = createRecordingApp();
		host = await startHost({ dataFolder: app.dataFolder, port: 0, quiet: true, sources: app.sources });
	});
	afterAll(async () => {
		await host?.stop();
		app?.remove();
	});

	const check = (name: string, event: unknown, known: Known = {}) =>
		expect(differences(readAwsExample(name), event)).toEqual(Object.keys(known).sort());
	const bodies = async (functionName: string, count = 1) => {
		const events = (await app.given(functionName, count)) as { Records: { body: string }[] }[];
		return events.flatMap(({ Records }) => Records.map(({ body }): unknown => JSON.parse(body)));
	};

	async function upload(name: string, content: string): Promise<void> {
		const answer = await fetch(`${host.url}/form/${name}`);
		const form = (await answer.json()) as { url: string; fields: Record<string, string> };
		const body = new FormData();
		for (const [field, value] of Object.entries(form.fields)) body.append(field, value);
		body.append('file', new Blob([content]), 'a.txt');
		expect((await fetch(form.url, { method: 'POST', body })).status).toBe(204);
	}

	test('a request: payload format 2.0', async () => {
		const before = (await fetch(`${host.url}/first`)) && (await app.given('web')).length;
		await fetch(`${host.url}/my/path?parameter1=value1&parameter1=value2&parameter2=value`, {
			method: 'POST',
			headers: { Header1: 'value1', Cookie: 'cookie1; cookie2', 'Content-Type': 'application/x-www-form-urlencoded' },
			body: 'lý do=á',
		});
		const event = (await app.given('web', before + 1)).at(-1);
		check('http-api-payload-2.0', event, {
			'missing pathParameters (object)': 'the only route is $default',
			'missing requestContext.authentication (object)': 'no mutual TLS',
			'missing requestContext.authorizer (object)': 'no authorizer on the route',
			'missing stageVariables (object)': 'the stage has none',
		});
		expect(event).toMatchObject({
			rawPath: '/my/path',
			rawQueryString: 'parameter1=value1&parameter1=value2&parameter2=value',
			queryStringParameters: { parameter1: 'value1,value2', parameter2: 'value' },
			cookies: ['cookie1', 'cookie2'],
			headers: {
				header1: 'value1',
				'content-type': 'application/x-www-form-urlencoded',
				'x-forwarded-for': '127.0.0.1',
			},
			requestContext: { time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/) },
			isBase64Encoded: true,
			body: Buffer.from('lý do=á').toString('base64'),
		});
		const { headers } = event as { headers: Record<string, string> };
		expect(Object.keys(headers).filter((name) => name !== name.toLowerCase())).toEqual([]);
		expect(headers).not.toHaveProperty('cookie');
		expect(headers).not.toHaveProperty('connection');
	});

	test('an upload: the event of S3 in a message of SQS, and the verdict of GuardDuty in another', async () => {
		await upload('clean', 'nothing');
		await upload('infected', ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));
		const [created] = await bodies('receive-upload');
		check('s3-object-created', created);
		for (const message of await app.given('receive-upload')) check('sqs-event', message);
		for (let attempt = 0; attempt < 100 && (await bodies('record-scan')).length < 2; attempt++) {
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		const verdicts = await bodies('record-scan');
		expect(verdicts).toHaveLength(2);
		for (const verdict of verdicts) check('guardduty-object-scan-result', verdict);
	});

	test('a run that failed: the status change of Step Functions', async () => {
		const stateMachineArn = host.model.machines[0]?.arn ?? '';
		await host.stepFunctions.StartExecution({ stateMachineArn, name: 'fails', input: '{}' });
		const [event] = await app.given('fail-report');
		check('step-functions-status-change', event, {
			'unknown detail.cause (string)':
				'of DescribeExecution, whose fields the detail has; the older example leaves it out',
			'unknown detail.error (string)': 'as the cause',
			'unknown detail.redriveCount (number)': 'as the cause, since redrive exists',
			'unknown detail.stateMachineAliasArn (null)': 'as the cause, since aliases exist',
			'unknown detail.stateMachineVersionArn (null)': 'as the cause, since versions exist',
		});
		expect(event).toMatchObject({ detail: { status: 'FAILED', name: 'fails' } });
	});

	test('writes: stream records with both images, and none for a write that changed nothing or the filter leaves out', async () => {
		const client = new DynamoDBClient(host.dynamodb);
		const TableName = host.dynamodb.tableNames[0] ?? '';
		const item = (value: string) => ({
			pk: { S: 'R#1' },
			sk: { S: 'PENDING' },
			type: { S: 'pending' },
			value: { S: value },
			data: { M: { flag: { BOOL: true }, none: { NULL: true }, list: { L: [{ N: '1.5' }] } } },
		});
		for (const value of ['a', 'b', 'b', 'c']) await client.send(new PutItemCommand({ TableName, Item: item(value) }));
		await client.send(new PutItemCommand({ TableName, Item: { ...item('d'), sk: { S: 'X' }, type: { S: 'other' } } }));
		await client.send(new DeleteItemCommand({ TableName, Key: { pk: { S: 'R#1' }, sk: { S: 'PENDING' } } }));
		await client.send(new PutItemCommand({ TableName, Item: item('last') }));
		client.destroy();
		const records = async () =>
			((await app.given('resume-workflow')) as { Records: StreamRecord[] }[]).flatMap(({ Records }) => Records);
		for (
			let attempt = 0;
			attempt < 100 && (await records()).at(-1)?.dynamodb.NewImage?.value?.S !== 'last';
			attempt++
		) {
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		for (const event of await app.given('resume-workflow')) check('dynamodb-stream-event', event);
		const told = (await records()).map(({ eventName, dynamodb: { OldImage, NewImage } }) => [
			eventName,
			OldImage?.value?.S,
			NewImage?.value?.S,
		]);
		expect(told).toEqual([
			['INSERT', undefined, 'a'],
			['MODIFY', 'a', 'b'],
			['MODIFY', 'b', 'c'],
			['INSERT', undefined, 'last'],
		]);
	});
});

type Image = Record<string, { S?: string }>;
interface StreamRecord {
	eventName: string;
	dynamodb: { OldImage?: Image; NewImage?: Image };
}
