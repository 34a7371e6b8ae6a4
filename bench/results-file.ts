// The last results on disk. Invariant: what cannot be understood is no results, never an error; `rows` has the fields of the contract.
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Rated } from './compare-results.ts';
import type { Row, Skipped } from './row.ts';

const file = new URL('results.json', import.meta.url);

const stored = z.object({
	rows: z.array(z.object({ what: z.string(), ratio: z.number().positive(), met: z.boolean().nullable() })),
});

export function readResults(): Rated[] | null {
	try {
		return stored.parse(JSON.parse(readFileSync(file, 'utf8'))).rows;
	} catch {
		return null;
	}
}

export function writeResults(rows: readonly Row[], skipped: readonly Skipped[]): void {
	writeFileSync(file, `${JSON.stringify({ rows, skipped }, null, '\t')}\n`);
}
