// Files that import each other in a ring. Invariant: types count as well: two files that need each other to be read are one file.
import { posix } from 'node:path';
import type { SourceFile } from './check-direction.ts';
import { scanImports } from './scan-imports.ts';

type Graph = ReadonlyMap<string, readonly string[]>;

function graphOf(files: readonly SourceFile[]): Graph {
	const paths = new Set(files.map(({ path }) => path));
	return new Map(
		files.map(({ path, source }) => {
			const targets = scanImports(source)
				.flatMap(({ specifier }) => (specifier?.startsWith('.') ? [posix.join(posix.dirname(path), specifier)] : []))
				.filter((target) => paths.has(target));
			return [path, [...new Set(targets)]];
		}),
	);
}

/** The way from a file back to itself, or null; `done` holds the files from which no ring was found. */
function ringFrom(graph: Graph, path: string, way: readonly string[], done: Set<string>): string[] | null {
	const at = way.indexOf(path);
	if (at !== -1) return [...way.slice(at), path];
	if (done.has(path)) return null;
	for (const target of graph.get(path) ?? []) {
		const ring = ringFrom(graph, target, [...way, path], done);
		if (ring) return ring;
	}
	done.add(path);
	return null;
}

/** One line for the first ring found, so that it can be opened and the next one looked for; none when there is no ring. */
export function findCycle(files: readonly SourceFile[]): string[] {
	const graph = graphOf(files);
	const done = new Set<string>();
	for (const path of graph.keys()) {
		const ring = ringFrom(graph, path, [], done);
		if (ring) return [`${ring.join(' -> ')}: move what both need into a file of its own`];
	}
	return [];
}
