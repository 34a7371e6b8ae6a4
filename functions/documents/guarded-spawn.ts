// Starts the process that reads one file, and looks at what it holds. Invariant: it gets nothing of this process but three pipes: no
// environment, no other descriptor, no file to write, no process to start, and to read only where its own code lies.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside this module and named as it is, in the sources as in a function's bundle. */
const extension = extname(import.meta.url);
export const childScript = new URL(`./guarded-child${extension}`, import.meta.url);

/** Its modules and what they load: wasm, language models. */
const codeFolder = fileURLToPath(new URL(extension === '.ts' ? '../..' : '.', import.meta.url));

export function spawnReader(script: URL, length: number, heapMegabytes: number): ChildProcessWithoutNullStreams {
	const path = fileURLToPath(script);
	return spawn(
		process.execPath,
		[
			'--no-warnings',
			`--max-old-space-size=${heapMegabytes}`,
			'--permission',
			'--allow-worker',
			`--allow-fs-read=${codeFolder}`,
			`--allow-fs-read=${path}`,
			path,
			String(length),
			String(heapMegabytes),
		],
		// One time zone everywhere: nothing of what is read may depend on the machine.
		{ env: { TZ: 'UTC' }, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true },
	);
}

const megabytesIn = (status: string, field: string): number =>
	Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024;

/** The most a process ever held, so that a peak between two looks counts too; 0 where the system does not tell. */
export function peakMegabytes(pid: number): number {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'latin1');
		return Math.max(megabytesIn(status, 'VmHWM'), megabytesIn(status, 'VmRSS'));
	} catch {
		// It ended between two looks, as its exit says; or there is no /proc, and the ceilings of heap and wasm remain.
		return 0;
	}
}
