// A small app in the shape of the real one, for tests of the host alone: every function of the list, doing just enough to be seen.
// Its handlers go through the same bundler, CDK app and AWS SDK as the real ones.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { functionNames, pascalName } from '../../infra/constructs/function-list.ts';
import type { AppSources } from '../../infra/local/assembly/synthesise.ts';

const buildFolder = fileURLToPath(new URL('../../.build', import.meta.url));

const table = `
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
const tableClient = new DynamoDBClient({});
const put = (pk: string, sk: string, value: unknown, type = 'note') => tableClient.send(new PutItemCommand({
	TableName: process.env.TABLE_NAME,
	Item: { pk: { S: pk }, sk: { S: sk }, type: { S: type }, value: { S: JSON.stringify(value) } },
}));
const get = async (pk: string, sk: string) => {
	const { Item } = await tableClient.send(new GetItemCommand({ TableName: process.env.TABLE_NAME, Key: { pk: { S: pk }, sk: { S: sk } }, ConsistentRead: true }));
	return Item === undefined ? undefined : JSON.parse(Item.value?.S ?? 'null');
};
`;

const handlers: Readonly<Record<string, string>> = {
	web: `${table}
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
export const handler = async (event: any) => {
	const json = (body: unknown, statusCode = 200) => ({ statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
	const [, what = '', ...rest] = event.rawPath.split('/');
	const name = rest.join('/');
	if (what === 'echo') return { ...json(event), cookies: ['a=1; Path=/', 'b=2'] };
	if (what === 'env') return json({ issuer: process.env.OIDC_ISSUER, logout: process.env.LOGOUT_URL, base: process.env.BASE_URL });
	if (what === 'note') return json(await get('note', name) ?? null);
	if (what === 'decide') { await put('decision', name, { name, reason: event.body }, 'pending'); return json({ accepted: name }, 202); }
	if (what === 'form') return json(await createPresignedPost(new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' }), { Bucket: process.env.UPLOADS_BUCKET!, Key: 'uploads/' + name, Expires: 600 }));
	if (what === 'loop') for (;;);
	if (what === 'crash') process.exit(3);
	if (what === 'fail') throw new TypeError('on purpose');
	return json({ hello: true });
};`,
	'receive-upload': `
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
const client = new SFNClient({});
export const handler = async (event: any) => {
	for (const record of event.Records) {
		const { detail } = JSON.parse(record.body);
		const name = detail.object.key.replace(/\\W/g, '-');
		await client.send(new StartExecutionCommand({ stateMachineArn: process.env.STATE_MACHINE_ARN, name, input: JSON.stringify({ name, key: detail.object.key }) }));
	}
	return { batchItemFailures: [] };
};`,
	'record-scan': `${table}
export const handler = async (event: any) => {
	for (const record of event.Records) {
		const { detail } = JSON.parse(record.body);
		await put('note', 'scan-' + detail.s3ObjectDetails.objectKey, detail);
	}
	return { batchItemFailures: [] };
};`,
	'await-scan': `${table}
export const handler = async (event: any) => { await put('token', event.name, event.taskToken); await put('note', 'waiting-' + event.name, true); };`,
	'notify-outcome': `${table}
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
export const handler = async (event: any) => {
	await new SESv2Client({}).send(new SendEmailCommand({ FromEmailAddress: process.env.MAIL_FROM, ConfigurationSetName: process.env.MAIL_CONFIGURATION_SET, Destination: { ToAddresses: ['a@example.vn'] }, Content: { Simple: { Subject: { Data: 'done ' + event.name }, Body: { Text: { Data: 'x' } } } } }));
	await put('note', 'done-' + event.name, event);
	return event;
};`,
	'resume-workflow': `${table}
import { SFNClient, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
const client = new SFNClient({});
export const handler = async (event: any) => {
	for (const record of event.Records) {
		const name = record.dynamodb.NewImage.sk.S;
		const taskToken = await get('token', name);
		await client.send(new SendTaskSuccessCommand({ taskToken, output: record.dynamodb.NewImage.value.S }));
	}
	return { batchItemFailures: [] };
};`,
	'sweep-decisions': `${table}
export const handler = async () => { await put('note', 'swept', Date.now()); };`,
};

const passOn = 'export const handler = async (event: any) => event;';

export interface HostApp {
	readonly sources: AppSources;
	/** A data folder of its own. */
	readonly dataFolder: string;
	remove(): void;
}

export function createHostApp(): HostApp {
	mkdirSync(buildFolder, { recursive: true });
	// The same place every time: assemblies are kept by content, so all tests share one synthesis.
	const folder = join(buildFolder, 'host-app');
	for (const name of functionNames) {
		mkdirSync(join(folder, name), { recursive: true });
		writeIfOther(join(folder, name, 'handler.ts'), handlers[name] ?? passOn);
	}
	const workflowFile = join(folder, 'workflow.asl.json');
	writeIfOther(workflowFile, JSON.stringify(workflow()));
	const dataFolder = mkdtempSync(join(buildFolder, 'host-data-'));
	return {
		sources: { entries: folder, workflowFile },
		dataFolder,
		remove: () => rmSync(dataFolder, { recursive: true, force: true }),
	};
}

/** Another test may be reading the same file. */
function writeIfOther(path: string, text: string): void {
	if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
	writeFileSync(`${path}.${process.pid}`, text);
	renameSync(`${path}.${process.pid}`, path);
}

function workflow() {
	const names = [
		'await-scan',
		'read-report',
		'check-report',
		'request-confirmation',
		'plan-route',
		'request-approval',
		'publish-figures',
		'notify-outcome',
		'fail-report',
	] as const;
	const states = names.map((name, index) => {
		const next = names[index + 1];
		const waits = name === 'await-scan';
		const state = {
			Type: 'Task',
			Resource: `arn:aws:states:::lambda:invoke${waits ? '.waitForTaskToken' : ''}`,
			Arguments: {
				FunctionName: `\${${pascalName(name)}Arn}`,
				Payload: waits
					? { name: '{% $states.input.name %}', taskToken: '{% $states.context.Task.Token %}' }
					: '{% $states.input %}',
			},
			Output: waits ? "{% $merge([$states.input, {'decision': $states.result}]) %}" : '{% $states.input %}',
			...(next === undefined ? { End: true } : { Next: pascalName(next) }),
		};
		return [pascalName(name), state];
	});
	return { QueryLanguage: 'JSONata', StartAt: 'AwaitScan', States: Object.fromEntries(states) };
}
