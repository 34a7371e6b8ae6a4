// How much memory a process really holds, heap and everything beside it. Undefined where it cannot be told (process gone).
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const BYTES_PER_MEGABYTE = 1_048_576;
const PAGE_BYTES = 4096;

export function residentMegabytes(pid: number): number | undefined {
	try {
		if (process.platform === 'linux') {
			const pages = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1];
			return (Number(pages) * PAGE_BYTES) / BYTES_PER_MEGABYTE;
		}
		const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
		return Number(kilobytes.trim()) / 1024;
	} catch {
		// The process ended between two looks; its exit event says so.
		return undefined;
	}
}
