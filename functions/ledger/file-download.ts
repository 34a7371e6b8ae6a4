// A link to the exact bytes of one file of a version. Invariant: only of a file that arrived and was scanned clean.
import { uploadKey } from '../domain/report-files.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { Downloads } from '../ports/object-files.ts';
import type { VersionItem } from './items.ts';
import { loadVerdicts } from './version-files.ts';

/** Null where there is nothing that may be opened. */
export async function createFileLink(
	deps: { store: ItemStore; downloads: Downloads },
	version: VersionItem,
	n: string,
): Promise<string | null> {
	const found = (await loadVerdicts(deps.store, version)).find(({ file }) => `${file.n}` === n);
	if (!found?.file.objectVersionId || found.verdict !== 'clean') return null;
	const { file } = found;
	const key = uploadKey(version.reportId, version.version, file.n);
	return deps.downloads.createLink({ key, objectVersionId: found.file.objectVersionId, name: file.name });
}
