// `npm run bench`: one table of ratios, and `bench/results.json`. Invariant: nothing is held against a clock, every target is a ratio within
// this run; exit 0 all targets met, 1 one is not, 2 wrong usage.
import { parseArgs } from 'node:util';
import { compareResults } from './compare-results.ts';
import { lengthRows } from './length-rows.ts';
import { openingRows } from './opening-rows.ts';
import { binhDinhRows, ownReportRows } from './reading-rows.ts';
import { renderTable } from './render-table.ts';
import { readResults, writeResults } from './results-file.ts';
import { allMet } from './row.ts';

const usage = 'usage: npm run bench [-- --compare]';

function wantsComparison(args: string[]): boolean | null {
	try {
		return parseArgs({ args, options: { compare: { type: 'boolean' } } }).values.compare ?? false;
	} catch {
		return null;
	}
}

async function main(args: string[]): Promise<number> {
	const compare = wantsComparison(args);
	if (compare === null) {
		process.stderr.write(`${usage}\n`);
		return 2;
	}
	const before = readResults();
	const binhDinh = await binhDinhRows();
	const own = await ownReportRows();
	const lengths = await lengthRows();
	const opening = await openingRows();
	const rows = [...binhDinh.rows, ...own, ...lengths, ...opening.rows];
	const skipped = [...binhDinh.skipped, ...opening.skipped];
	console.log(renderTable(rows, skipped));
	if (compare) console.log(before ? `\n${compareResults(before, rows)}` : '\nno earlier bench/results.json to compare');
	writeResults(rows, skipped);
	return allMet(rows) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
