// How large a file may be, asked before anything else is done with it. Invariant: the answer needs its size, never its content.
import { emptyFile, tooLarge } from './document-error.ts';

export const maxFileBytes = 50 * 1024 * 1024;

export function requireReadableSize(bytes: number): void {
	if (bytes === 0) throw emptyFile();
	if (bytes > maxFileBytes) throw tooLarge('50 MB', '50 MB');
}
