// The app with handlers that only write down what they are given, in their logs, for tests of what the local host hands to functions.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { functionNames } from '../../infra/constructs/function-list.ts';
import type { AppSources } from '../../infra/local/assembly/synthesise.ts';

const buildFolder = fileURLToPath(new URL('../../.build', import.meta.url));
const asl = readFileSync(new URL('../../workflows/report-approval.asl.json', import.meta.url), 'utf8');
const mark = 'GIVEN ';

const record = `console.log('${mark}' + JSON.stringify(event));`;
const plain = `export const handler = async (event: any) => { ${record} return { batchItemFailures: [] }; };`;
const web = `
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
export const handler = async (event: any) => {
	${record}
	if (!event.rawPath.startsWith('/form/')) return { statusCode: 200, body: 'taken' };
	const client = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
	const Key = 'uploads/' + event.rawPath.slice(6);
	return { statusCode: 200, body: JSON.stringify(await createPresignedPost(client, { Bucket: process.env.UPLOADS_BUCKET!, Key, Expires: 600 })) };
};`;
const failing = `export const handler = async () => { throw new Error('on purpose'); };`;

export interface RecordingApp {
	readonly sources: AppSources;
	readonly dataFolder: string;
	/** What the function was given so far, once it is at least `count` events. */
	given(functionName: string, count?: number): Promise<unknown[]>;
	remove(): void;
}

/** The state machine fails at its first step, and its end is told to fail-report. */
export function createRecordingApp(): RecordingApp {
	const folder = join(buildFolder, 'recording-app');
	for (const name of functionNames) {
		mkdirSync(join(folder, name), { recursive: true });
		const code = name === 'web' ? web : name === 'await-scan' ? failing : plain;
		writeIfOther(join(folder, name, 'handler.ts'), code);
	}
	const workflowFile = join(folder, 'workflow.asl.json');
	writeIfOther(workflowFile, JSON.stringify(workflow()));
	const dataFolder = mkdtempSync(join(buildFolder, 'recording-data-'));
	return {
		sources: { entries: folder, workflowFile },
		dataFolder,
		async given(functionName, count = 1) {
			const log = join(dataFolder, 'logs', `KhuyenCong-dev-${functionName}.log`);
			for (let attempt = 0; attempt < 300; attempt++) {
				const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
				const events = lines
					.filter((line) => line.startsWith(mark))
					.map((line): unknown => JSON.parse(line.slice(mark.length)));
				if (events.length >= count) return events;
				await sleep(50);
			}
			throw new Error(`${functionName} was not given ${count} events.`);
		},
		remove: () => rmSync(dataFolder, { recursive: true, force: true }),
	};
}

/** Another test may be reading the same file. */
function writeIfOther(path: string, text: string): void {
	if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
	writeFileSync(`${path}.${process.pid}`, text);
	renameSync(`${path}.${process.pid}`, path);
}

/** The functions that the real workflow calls, one after the other. */
function workflow() {
	const names = [...new Set([...asl.matchAll(/\$\{(\w+)Arn\}/g)].map(([, name = '']) => name))];
	const states = names.map((name, index) => {
		const next = names[index + 1];
		const task = {
			Type: 'Task',
			Resource: 'arn:aws:states:::lambda:invoke',
			Arguments: { FunctionName: `\${${name}Arn}`, Payload: '{% $states.input %}' },
			...(next === undefined ? { End: true } : { Next: next }),
		};
		return [name, task];
	});
	return { QueryLanguage: 'JSONata', StartAt: 'AwaitScan', States: Object.fromEntries(states) };
}
