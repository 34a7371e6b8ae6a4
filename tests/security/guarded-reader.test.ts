// What the process that reads a file is given and what it may do: next to nothing, and it never outlives the one that started it.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DocumentError } from '../../functions/documents/document-error.ts';
import { createGuardedOpen } from '../../functions/documents/guarded-open.ts';

const hostileProcess = new URL('../support/hostile-process.ts', import.meta.url);
const hasProc = existsSync('/proc/self/status');
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until<T>(look: () => T | undefined, what: string): Promise<T> {
	for (let tries = 0; tries < 400; tries += 1) {
		const found = look();
		if (found !== undefined) return found;
		await sleep(25);
	}
	throw new Error(`waited in vain for ${what}`);
}

const childrenOf = (pid: number): number[] =>
	readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean).map(Number);
/** A zombie has ended: it only waits to be counted. */
const runs = (pid: number): boolean =>
	existsSync(`/proc/${pid}/status`) && !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'));

describe('a process taken over by a file', () => {
	it('finds no environment, writes nothing, starts nothing and reads nothing but its code', async () => {
		const secret = 'AWS_SECRET_OF_THIS_TEST';
		process.env[secret] = 'not for the reader';
		let found = '';
		try {
			await createGuardedOpen({ script: hostileProcess })(Buffer.from('try everything'));
		} catch (error) {
			if (!(error instanceof DocumentError)) throw error;
			found = String(error.cause);
		} finally {
			delete process.env[secret];
		}
		const facts = JSON.parse(JSON.parse(found.slice(found.indexOf('"'))));
		expect(facts).toEqual({
			env: { TZ: 'UTC' },
			write: 'ERR_ACCESS_DENIED',
			spawn: 'ERR_ACCESS_DENIED',
			parent: 'ERR_ACCESS_DENIED',
			etc: 'ERR_ACCESS_DENIED',
			own: 'done true',
			home: 'ERR_ACCESS_DENIED',
		});
	});

	it.skipIf(!hasProc)('holds no descriptor of the one that started it', async () => {
		const parent = startParent();
		try {
			const reader = await until(() => childrenOf(parent.pid ?? 0)[0], 'the reader');
			await sleep(300);
			const links = readdirSync(`/proc/${reader}/fd`).map((fd) => readlinkSync(`/proc/${reader}/fd/${fd}`));
			expect(links.filter((link) => /^(?:socket|pipe):/.test(link)).length).toBeGreaterThanOrEqual(3);
			expect(links.filter((link) => link === fileURLToPath(import.meta.url))).toEqual([]);
		} finally {
			parent.kill('SIGKILL');
		}
	});
});

/** A process of its own that opens a file by a reader that never ends, with a file of its own left open. */
function startParent() {
	const guarded = new URL('../../functions/documents/guarded-open.ts', import.meta.url).href;
	const script = new URL('../support/hostile-thread.ts', import.meta.url).href;
	const source = `
		import { openSync } from 'node:fs';
		import { createGuardedOpen } from ${JSON.stringify(guarded)};
		openSync(${JSON.stringify(fileURLToPath(import.meta.url))});
		await createGuardedOpen({ script: new URL(${JSON.stringify(script)}) })(Buffer.from('hang in the thread'));`;
	return spawn(process.execPath, ['--input-type=module', '-e', source], {
		stdio: 'ignore',
		cwd: fileURLToPath(new URL('.', import.meta.url)),
	});
}

describe.skipIf(!hasProc)('a reader whose parent is killed', () => {
	it('ends with it, in an endless loop as it is', async () => {
		const parent = startParent();
		const reader = await until(() => childrenOf(parent.pid ?? 0)[0], 'the reader');
		// Long enough to be in its loop.
		await sleep(1500);
		expect(runs(reader)).toBe(true);
		parent.kill('SIGKILL');
		await until(() => (runs(reader) ? undefined : true), 'the end of the reader');
	});
});
