// `npm run bench [-- --compare]`: prints the ratios and writes bench/results.json. Exit 0: every target met (a stretch is only told); 1: one is not;
// 2: wrong usage.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Row, tableOf } from './measure.ts';
import { readingRows } from './reading-rows.ts';

const results = fileURLToPath(new URL('results.json', import.meta.url));

function resultsBefore(): Row[] {
	try {
		return (JSON.parse(readFileSync(results, 'utf8')) as { rows: Row[] }).rows;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
		console.log('No earlier results to compare with.');
		return [];
	}
}

function run(compare: boolean): void {
	const before = compare ? resultsBefore() : [];
	const { rows, skipped } = readingRows();
	console.log(tableOf(rows, before));
	for (const what of skipped) console.log(`skipped: ${what}`);
	writeFileSync(results, `${JSON.stringify({ rows }, null, '\t')}\n`);
	const isStretch = ({ what }: Row): boolean => what.endsWith('stretch');
	if (rows.some((row) => row.met === false && !isStretch(row))) process.exitCode = 1;
}

try {
	const { values } = parseArgs({ options: { compare: { type: 'boolean', default: false } } });
	run(values.compare);
} catch (error) {
	if (!(error instanceof TypeError) || !('code' in error)) throw error;
	console.error(`${error.message}\nUsage: npm run bench [-- --compare]`);
	process.exitCode = 2;
}
