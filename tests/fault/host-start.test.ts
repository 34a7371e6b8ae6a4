// `npm start` as a person has it in a terminal: it says where the start took its time, and Ctrl+C, which the terminal sends to every
// process at once, ends it in peace. Times are printed and not judged.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createStartPhases, tableOfPhases } from '../../infra/local/start-phases.ts';
import { hasLocalDatabase } from '../support/host-child.ts';

test('phases follow each other without a gap', () => {
	let now = 100;
	const phases = createStartPhases(() => now);
	now = 130;
	phases.end('database');
	now = 1175.4;
	phases.end('seed');
	expect(phases.list).toEqual([
		{ name: 'database', milliseconds: 30 },
		{ name: 'seed', milliseconds: 1045.4 },
	]);
	expect(tableOfPhases(phases.list)).toEqual(['    30 ms  database', '  1045 ms  seed']);
});

describe.skipIf(!hasLocalDatabase)('npm start', () => {
	test('tells where its time went, and ends by Ctrl+C without a word', { timeout: 120_000 }, async () => {
		const folder = mkdtempSync(join(tmpdir(), 'host-start-'));
		onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
		const command = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url));
		// A group of its own stands for the terminal's.
		const host = spawn(process.execPath, [command], {
			env: { ...process.env, PORT: '0', DATA_DIR: folder },
			detached: true,
		});
		const exited = once(host, 'exit');
		onTestFinished(() => void host.kill('SIGKILL'));
		let printed = '';
		let complained = '';
		host.stderr.setEncoding('utf8').on('data', (text: string) => {
			complained += text;
		});
		for await (const text of host.stdout.setEncoding('utf8')) {
			printed += text;
			if (printed.includes('seeded users')) break;
		}
		const [, total = ''] = /where the start took its time \((\d+) ms\)/.exec(printed) ?? [];
		const phases = [...printed.matchAll(/^ *(\d+) ms {2}(.+)$/gm)].map(([, ms, name]) => ({ ms: Number(ms), name }));
		expect(phases.map(({ name }) => name)).toEqual([
			'Node and modules',
			'data folder and site port',
			'DynamoDB engine',
			expect.stringMatching(/^CDK (app synthesised|assembly found as it is)$/),
			'assembly read, policies checked',
			'tables and indexes',
			'seed',
			'endpoints and functions',
			'queues, events and streams',
			'Step Functions engine',
			'buckets, scan, mail and gateway',
			'issuer',
			'work taken up again',
		]);
		// Each is rounded by itself.
		expect(Math.abs(phases.reduce((sum, { ms }) => sum + ms, 0) - Number(total))).toBeLessThan(phases.length);
		process.kill(-(host.pid ?? 0), 'SIGINT');
		expect(await exited).toEqual([0, null]);
		expect(complained).toBe('');
	});
});
