// Where a function's console output goes: one file per function in the data folder, never the terminal. A file that has grown large
// makes room for a new one, and one old one is kept.
import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

const LARGE_BYTES = 20_000_000;

export interface FunctionLogs {
	write(functionName: string, chunk: string): void;
	pathOf(functionName: string): string;
	close(): Promise<void>;
}

export function createFunctionLogs(folder: string, onTrouble: (line: string) => void): FunctionLogs {
	mkdirSync(folder, { recursive: true });
	const streams = new Map<string, WriteStream>();
	const pathOf = (functionName: string) => join(folder, `${functionName}.log`);
	const open = (functionName: string): WriteStream => {
		const path = pathOf(functionName);
		if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGE_BYTES) renameSync(path, `${path}.1`);
		const stream = createWriteStream(path, { flags: 'a' });
		// A log that cannot be written must not end the host.
		stream.on('error', (error) => onTrouble(`log ${path}: ${String(error)}`));
		streams.set(functionName, stream);
		return stream;
	};
	return {
		pathOf,
		write(functionName, chunk) {
			(streams.get(functionName) ?? open(functionName)).write(chunk);
		},
		async close() {
			await Promise.all(
				[...streams.values()].map((stream) => new Promise<void>((resolve) => stream.end(() => resolve()))),
			);
			streams.clear();
		},
	};
}
