// `npm start` and `npm run token` where they cannot do their work: one clear line per language, exit 1, no stack trace.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { findDynoxide } from '../../infra/local/dynamodb/dynoxide.ts';

async function run(script: string, environment: Record<string, string>, ...args: string[]) {
	const path = fileURLToPath(new URL(`../../infra/local/${script}`, import.meta.url));
	const child = spawn(process.execPath, [path, ...args], { env: { ...process.env, ...environment } });
	let said = '';
	let printed = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		said += text;
	});
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		printed += text;
	});
	const [code] = await once(child, 'close');
	return { code, printed, lines: said.trim().split('\n') };
}

function newFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'host-command-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

test('a port that is taken', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	await once(other, 'listening');
	onTestFinished(() => void other.close());
	const { port } = other.address() as AddressInfo;
	const { code, lines } = await run('main.ts', { PORT: String(port), DATA_DIR: newFolder() });
	expect(code).toBe(1);
	expect(lines).toEqual([
		expect.stringMatching(new RegExp(`^Không mở được cổng ${port} `)),
		expect.stringMatching(new RegExp(`^Cannot open port ${port} `)),
	]);
});

test('a port that is none', async () => {
	const { code, lines } = await run('main.ts', { PORT: 'web', DATA_DIR: newFolder() });
	expect([code, lines.length]).toEqual([1, 2]);
	expect(lines[1]).toContain('"web"');
});

test('a data folder that cannot be written', async () => {
	const file = join(newFolder(), 'file');
	writeFileSync(file, '');
	const { code, lines } = await run('main.ts', { PORT: '0', DATA_DIR: join(file, 'sub') });
	expect([code, lines.length]).toEqual([1, 2]);
	expect(lines[1]).toMatch(/^Cannot write to the data folder .* set DATA_DIR to a folder you may write to\.$/);
});

test('a platform that the database binary is not made for', () => {
	expect(() => findDynoxide('plan9-mips')).toThrow(/plan9-mips.*DYNAMODB_ENDPOINT/);
});

test('a token where no host runs, and without a user', async () => {
	const { code, printed, lines } = await run('token.ts', { DATA_DIR: newFolder() }, 'nop-bato');
	expect([code, printed, lines.length]).toEqual([1, '', 1]);
	expect(lines[0]).toContain('No host is running');
	expect((await run('token.ts', {})).code).toBe(2);
});
