// The files that the checks of the architecture see. Invariant: everything that is written by hand in the given folders, in one order.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from './check-direction.ts';

export const root = new URL('../../', import.meta.url);

export const productFolders = ['functions', 'infra', 'workflows'] as const;

export function readSources(folders: readonly string[]): SourceFile[] {
	return folders
		.filter((folder) => existsSync(new URL(folder, root)))
		.flatMap((folder) =>
			readdirSync(fileURLToPath(new URL(folder, root)), { recursive: true, encoding: 'utf8' })
				.filter((name) => /\.[cm]?[jt]sx?$/.test(name))
				.map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
		)
		.sort()
		.map((path) => ({ path, source: readFileSync(new URL(path, root), 'utf8') }));
}
