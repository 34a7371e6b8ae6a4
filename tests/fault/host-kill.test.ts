// Kill -9 of the whole host at awkward moments: what was accepted goes on after the next start, under the same address.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHostApp, type HostApp } from './host-app.ts';

const platform = `${process.platform}-${process.arch}`;
const hasDatabase =
	process.env.DYNAMODB_ENDPOINT === undefined &&
	existsSync(new URL(`../../node_modules/@dynoxide/${platform}/dynoxide`, import.meta.url));

interface Answer {
	url?: string;
	refused?: string;
}

interface Started extends Answer {
	readonly processId: number;
	kill(): Promise<void>;
	end(): Promise<number>;
}

async function start(app: HostApp, port = 0): Promise<Started> {
	const options = JSON.stringify({ dataFolder: app.dataFolder, port, sources: app.sources });
	const script = fileURLToPath(new URL('./host-process.ts', import.meta.url));
	const child: ChildProcess = fork(script, [options], { execArgv: [] });
	const exited = once(child, 'exit');
	onTestFinished(async () => {
		child.kill('SIGKILL');
		await exited;
	});
	const [answer] = (await once(child, 'message')) as [Answer];
	return {
		...answer,
		processId: child.pid ?? 0,
		async kill() {
			child.kill('SIGKILL');
			await exited;
		},
		async end() {
			child.kill('SIGTERM');
			return ((await exited) as [number])[0];
		},
	};
}

function newApp(): HostApp {
	const app = createHostApp();
	onTestFinished(app.remove);
	return app;
}

async function until(url: string, path: string): Promise<unknown> {
	for (let attempt = 0; attempt < 400; attempt++) {
		const found: unknown = await (await fetch(`${url}${path}`)).json();
		if (found !== null) return found;
		await sleep(50);
	}
	throw new Error(`Nothing came at ${path}`);
}

async function upload(url: string, name: string): Promise<number> {
	const form = (await (await fetch(`${url}/form/${name}`)).json()) as { url: string; fields: Record<string, string> };
	const body = new FormData();
	for (const [field, value] of Object.entries(form.fields)) body.append(field, value);
	body.append('file', new Blob([`content of ${name}`]), 'a.txt');
	return (await fetch(form.url, { method: 'POST', body })).status;
}

function descendants(processId: number): number[] {
	const children = readFileSync(`/proc/${processId}/task/${processId}/children`, 'utf8')
		.trim()
		.split(' ')
		.filter(Boolean);
	return children.map(Number).flatMap((child) => [child, ...descendants(child)]);
}

function isRunning(processId: number): boolean {
	try {
		return !/^State:\s+Z/m.test(readFileSync(`/proc/${processId}/status`, 'utf8'));
	} catch {
		// Gone altogether.
		return false;
	}
}

const decide = (url: string, name: string) => fetch(`${url}/decide/${name}`, { method: 'POST', body: 'yes' });
const portOf = (url = '') => Number(new URL(url).port);

describe.skipIf(!hasDatabase)('a host that is killed', { timeout: 120_000 }, () => {
	test('goes on with an execution that waits, under the same address', async () => {
		const app = newApp();
		const first = await start(app);
		const url = first.url ?? '';
		expect(await upload(url, 'r1')).toBe(204);
		await until(url, '/note/waiting-uploads-r1');
		await first.kill();
		const second = await start(app, portOf(url));
		expect(second.url).toBe(url);
		expect((await decide(url, 'uploads-r1')).status).toBe(202);
		expect(await until(url, '/note/done-uploads-r1')).toMatchObject({ decision: { reason: 'yes' } });
		expect(await (await fetch(`${url}/_local/mail.json`)).json()).toMatchObject([{ subject: 'done uploads-r1' }]);
		expect(await second.end()).toBe(0);
	});

	test('brings every upload and every decision to its end though it dies right after accepting them', async () => {
		const app = newApp();
		let host = await start(app);
		const url = host.url ?? '';
		const names = ['a', 'b', 'c', 'd', 'e'];
		for (const name of names) expect(await upload(url, name)).toBe(204);
		await host.kill();
		host = await start(app, portOf(url));
		for (const name of names) await until(url, `/note/waiting-uploads-${name}`);
		for (const name of names) expect((await decide(url, `uploads-${name}`)).status).toBe(202);
		await host.kill();
		host = await start(app, portOf(url));
		for (const name of names) {
			expect(await until(url, `/note/done-uploads-${name}`)).toMatchObject({ decision: { name: `uploads-${name}` } });
			expect(await until(url, `/note/scan-uploads/${name}`)).toMatchObject({ scanStatus: 'COMPLETED' });
		}
	});

	test('is refused a second time on the same folder while it lives, and not after', async () => {
		const app = newApp();
		const first = await start(app);
		const second = await start(app);
		expect(second.url).toBeUndefined();
		expect(second.refused).toContain(`in use by another host (${first.url})`);
		await first.kill();
		expect((await start(app)).url).toBeDefined();
	});

	test.skipIf(process.platform !== 'linux')(
		'leaves no process behind, not even a function in an endless loop',
		async () => {
			const app = newApp();
			const host = await start(app);
			const looping = fetch(`${host.url}/loop`).catch(() => 'cut off');
			await sleep(1500);
			const left = descendants(host.processId);
			expect(left.length).toBeGreaterThan(1);
			await host.kill();
			expect(await looping).toBe('cut off');
			for (let attempt = 0; attempt < 100 && left.some(isRunning); attempt++) await sleep(50);
			expect(left.filter(isRunning)).toEqual([]);
		},
	);

	test('says in one line that its port is taken', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		onTestFinished(() => void other.close());
		const { port } = other.address() as AddressInfo;
		const { refused } = await start(newApp(), port);
		expect(refused).toMatch(new RegExp(`^Cannot open port ${port} on 127.0.0.1 \\(EADDRINUSE\\).*$`));
	});
});
