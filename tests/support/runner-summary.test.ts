// The last line of `npm test` is honest: what the runner did not count is not lost.
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { binOf, runStage } from './runner-stages.ts';
import { lastLine, parseReport, summarise, type VitestReport } from './runner-summary.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const green: VitestReport = {
	numPassedTests: 12,
	numFailedTests: 0,
	numPendingTests: 0,
	numTodoTests: 0,
	success: true,
	testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] }],
};
const fine = [
	{ name: 'types', code: 0 },
	{ name: 'lint', code: 0 },
];
const line = (...[stages, report, code]: Parameters<typeof summarise>) => lastLine(summarise(stages, report, code));

describe('the last line', () => {
	it('gives the counts of the runner', () => {
		expect(line(fine, green, 0)).toBe('12 passed, 0 failed');
		expect(line(fine, { ...green, numPendingTests: 3, numTodoTests: 1 }, 0)).toBe('12 passed, 0 failed, 4 skipped');
		const red = { ...green, numFailedTests: 2, success: false };
		expect(line(fine, red, 1)).toBe('12 passed, 2 failed');
	});

	it('counts a failed stage and says which', () => {
		const stages = [
			{ name: 'types', code: 2 },
			{ name: 'lint', code: 0 },
		];
		expect(line(stages, green, 0)).toBe('12 passed, 1 failed');
		expect(summarise(stages, green, 0).notes).toEqual(['types: failed (see above)']);
	});

	it('counts a file that did not load', () => {
		const results = [...green.testResults, { name: 'b.test.ts', status: 'failed', assertionResults: [] }];
		const summary = summarise(fine, { ...green, success: false, testResults: results }, 1);
		expect(lastLine(summary)).toBe('12 passed, 1 failed');
		expect(summary.notes[0]).toContain('b.test.ts');
	});

	it('counts an error outside every test', () => {
		expect(line(fine, { ...green, success: false }, 1)).toBe('12 passed, 1 failed');
		expect(line(fine, green, 1)).toBe('12 passed, 1 failed');
	});

	it('counts a runner that left no report, or half of one', () => {
		expect(line(fine, parseReport(null), 134)).toBe('0 passed, 1 failed');
		for (const json of ['', '{"numPassed', '{}', 'null', '[]']) expect(parseReport(json)).toBeNull();
		expect(parseReport(JSON.stringify(green))).toEqual(green);
	});
});

describe('a stage', () => {
	it('runs on the Node of its parent and reports how it ended', async () => {
		const quiet = vi.spyOn(console, 'log').mockReturnValue(undefined);
		const loud = vi.spyOn(console, 'error').mockReturnValue(undefined);
		const ends = (script: string) => runStage(root, { name: 'probe', args: ['-e', script] });
		const same = `process.exit(process.execPath === ${JSON.stringify(process.execPath)} ? 0 : 9)`;
		expect(await ends(same)).toEqual({ name: 'probe', code: 0 });
		expect(await ends('process.exit(3)')).toEqual({ name: 'probe', code: 3 });
		expect(await ends("process.kill(process.pid, 'SIGKILL')")).toEqual({ name: 'probe', code: 1 });
		expect(loud).toHaveBeenCalledOnce();
		quiet.mockRestore();
		loud.mockRestore();
	});

	it('finds the commands it needs', () => {
		for (const [name, command] of [
			['typescript', 'tsc'],
			['@biomejs/biome', 'biome'],
			['vitest', 'vitest'],
		] as const) {
			expect(binOf(root, name, command)).toContain('node_modules');
		}
	});
});
