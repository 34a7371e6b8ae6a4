// `npm test`: types, lint, then every test. Invariant: its last line is `N passed, N failed`, taken from the test runner's own
// report, and it ends with 0 only where nothing failed. Arguments go to vitest (`npm test -- tests/unit`).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { binOf, runStage, type Stage } from './runner-stages.ts';
import { lastLine, parseReport, summarise } from './runner-summary.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

function readOrNull(path: string): string | null {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		// No file: the runner died before it wrote one, which the summary counts as a failure.
		return null;
	}
}

async function runAll(testArguments: readonly string[]): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'khuyen-cong-test-'));
	const reportPath = join(folder, 'report.json');
	const checks: Stage[] = [
		{ name: 'types', args: [binOf(root, 'typescript', 'tsc'), '--noEmit'] },
		{ name: 'lint', args: [binOf(root, '@biomejs/biome', 'biome'), 'check'] },
	];
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`];
	const tests: Stage = {
		name: 'tests',
		args: [binOf(root, 'vitest', 'vitest'), 'run', ...reporters, ...testArguments],
	};
	try {
		const results = [];
		for (const stage of checks) results.push(await runStage(root, stage));
		const { code } = await runStage(root, tests);
		const summary = summarise(results, parseReport(readOrNull(reportPath)), code);
		for (const note of summary.notes) console.log(note);
		console.log(lastLine(summary));
		return summary.failed === 0 ? 0 : 1;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

process.exitCode = await runAll(process.argv.slice(2));
