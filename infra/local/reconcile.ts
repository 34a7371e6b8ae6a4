// `npm run reconcile [-- --host URL]`: has the running host reconcile now and prints what is out of step. Exit 0: table and engine agree; 1: they
// do not, or no host is running; 2: wrong usage. On AWS the same function runs every hour, and by hand: see the README.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { announcedUrl } from './data-folder.ts';

const found = z.object({
	found: z.array(
		z.object({
			kind: z.enum(['decided-not-resumed', 'running-nothing-waits', 'waiting-nothing-runs']),
			run: z.string(),
			state: z.string(),
			since: z.string().nullable(),
			toldAgain: z.boolean(),
		}),
	),
});

const words = {
	'decided-not-resumed': 'đã quyết định, chưa chạy tiếp / decided, not resumed',
	'running-nothing-waits': 'đang chạy, không chờ gì / running, nothing waits',
	'waiting-nothing-runs': 'đang chờ, không có lượt chạy / waiting, nothing runs',
} as const;

function fail(line: string, code: number): void {
	console.error(line);
	process.exitCode = code;
}

async function reconcile(url: string | undefined): Promise<void> {
	const notRunning =
		'Chưa có máy chủ nào đang chạy: hãy chạy npm start trước. No host is running: run npm start first.';
	if (url === undefined) return fail(notRunning, 1);
	let response: Response;
	try {
		response = await fetch(`${url}/_local/run/reconcile`, { method: 'POST' });
	} catch {
		// The host that announced itself there has ended.
		return fail(notRunning, 1);
	}
	const text = await response.text();
	if (!response.ok) return fail(text, 1);
	const { found: all } = found.parse(JSON.parse(text));
	for (const { kind, run, state, since, toldAgain } of all)
		console.log(`${run}  ${words[kind]}  (${state}, ${since ?? '-'})${toldAgain ? '  → đã báo lại / told again' : ''}`);
	console.log(
		all.length === 0
			? 'Bảng và luồng công việc khớp nhau. Table and workflow agree.'
			: `${all.length} điểm lệch / out of step.`,
	);
	if (all.length > 0) process.exitCode = 1;
}

try {
	const { values } = parseArgs({ options: { host: { type: 'string' } } });
	await reconcile(values.host?.replace(/\/+$/, '') ?? announcedUrl(resolve(process.env.DATA_DIR ?? '.local')));
} catch (error) {
	if (!(error instanceof TypeError)) throw error;
	fail(`${error.message}\nUsage: npm run reconcile [-- --host URL]`, 2);
}
