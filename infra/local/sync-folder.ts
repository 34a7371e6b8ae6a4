// Puts the names in a folder on the disk. Invariant: once it resolves, a file that was created or renamed there survives a crash under its name.
import { open } from 'node:fs/promises';

export async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
