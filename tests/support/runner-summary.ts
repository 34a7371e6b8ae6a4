// The last line of `npm test`. Invariant: the counts are the runner's own; what it cannot count (a stage, a file that did not
// load, no report at all) is added as a failure and never lost.

/** The part of vitest's JSON report that is read here. */
export interface VitestReport {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	numTodoTests: number;
	success: boolean;
	testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
}

export interface StageResult {
	name: string;
	code: number;
}

export interface Summary {
	/** What failed beside single tests, one line each. */
	notes: string[];
	passed: number;
	failed: number;
	skipped: number;
}

const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0;

export function parseReport(json: string | null): VitestReport | null {
	if (json === null) return null;
	try {
		const report: VitestReport = JSON.parse(json);
		const counts = [report.numPassedTests, report.numFailedTests, report.numPendingTests, report.numTodoTests];
		return counts.every(isCount) && Array.isArray(report.testResults) ? report : null;
	} catch {
		// Half a report is no report: the runner died while it wrote.
		return null;
	}
}

function testNotes(report: VitestReport | null, code: number): string[] {
	if (!report) return [`tests: the runner ended with code ${code} and left no report`];
	const unloaded = report.testResults
		.filter(
			({ status, assertionResults }) => status === 'failed' && !assertionResults.some((t) => t.status === 'failed'),
		)
		.map(({ name }) => `tests: ${name} failed outside its tests`);
	if (unloaded.length > 0) return unloaded;
	if (report.numFailedTests > 0 || (report.success && code === 0)) return [];
	return [`tests: the runner ended with code ${code} though no test failed (see its errors above)`];
}

/** `stages` are those before the tests; `code` is how the test runner ended. */
export function summarise(stages: readonly StageResult[], report: VitestReport | null, code: number): Summary {
	const stageNotes = stages.filter((stage) => stage.code !== 0).map(({ name }) => `${name}: failed (see above)`);
	const notes = [...stageNotes, ...testNotes(report, code)];
	return {
		notes,
		passed: report?.numPassedTests ?? 0,
		failed: (report?.numFailedTests ?? 0) + notes.length,
		skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
	};
}

export const lastLine = ({ passed, failed, skipped }: Summary): string =>
	`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
