// Turns what does not add up into findings. Invariant: all of them, in the order of the document; none stops the report (rule 14).
import type { z } from 'zod';
import type { checkReport } from '../../workflows/report-approval.contract.ts';
import { digestOf } from '../domain/history.ts';
import type { Check, Reading } from '../domain/reading.ts';
import { rulesVersion } from '../domain/rules-version.ts';
import { readCurrent } from '../ledger/current-reading.ts';
import { type Finding, type FindingsItem, keys } from '../ledger/items.ts';
import { type LedgerDeps, loadHead, recordStep } from '../ledger/record-event.ts';
import { failing } from '../ledger/submit-report.ts';
import type { Readings } from '../ports/object-files.ts';
import type { EarlierCells } from '../reading/outlier-cells.ts';
import { declaredFindings } from './declared.ts';
import { loadEarlierCells } from './earlier-reports.ts';
import { outlierFindings } from './outliers.ts';

const kindNames: Record<Check['kind'], string> = {
	sum: 'The parts do not add up to the stated total',
	share: 'The stated share does not follow from its numbers',
	average: 'The stated average does not follow from its numbers',
	duplicate: 'The same figure is stated twice with different values',
	unit: 'A unit of money looks wrong',
	citation: 'Two citations of one document disagree',
	'prose-vs-table': 'Text and annex disagree',
	ceiling: 'An amount is above its ceiling',
};

const inEnglish = (value: number | string): string =>
	typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 4 }) : value;

const findingOf = (check: Check, index: number): Finding => ({
	id: `check-${index + 1}`,
	code: check.kind,
	severity: check.severity,
	vi: check.statement,
	en: `${kindNames[check.kind]}: expected ${inEnglish(check.expected)}, found ${inEnglish(check.found)}.`,
	figures: [...(check.whole ? [check.whole] : []), ...check.parts],
});

export const findingsOf = (
	reading: Reading,
	declared: Parameters<typeof declaredFindings>[0],
	earlier: readonly EarlierCells[],
): Finding[] => [
	...declaredFindings(declared, reading),
	...reading.checks.filter((check) => !check.holds).map(findingOf),
	...outlierFindings(reading, declared.period, earlier),
];

const countsOf = (item: FindingsItem) => ({ findings: item.findings.length, failing: failing(item).length });

const isSame = (before: FindingsItem | null, now: FindingsItem): boolean =>
	before?.rulesVersion === now.rulesVersion && digestOf(before.findings) === digestOf(now.findings);

export const createCheckReport =
	(deps: LedgerDeps & { readings: Readings }) =>
	async ({ reportId, version }: z.infer<typeof checkReport.input>): Promise<z.infer<typeof checkReport.output>> => {
		const head = await loadHead(deps.store, reportId);
		if (!head) throw new Error(`report ${reportId} is not known`);
		const before = (await deps.store.get(keys.findings(reportId, version))) as FindingsItem | null;
		// A resumed run passes what is done: findings that were answered are not made again.
		if (before && head.state !== 'read') return countsOf(before);
		const reading = await readCurrent(deps.readings, head);
		const findings = findingsOf(reading, head, await loadEarlierCells(deps.store, head));
		const item: FindingsItem = { ...keys.findings(reportId, version), type: 'findings', findings, rulesVersion };
		const counts = countsOf(item);
		await recordStep(deps, {
			reportId,
			version,
			// A repeated call finds what it recorded: the same rules on the same reading find the same.
			body: () => (isSame(before, item) ? null : { type: 'checked', ...counts, rulesVersion }),
			also: () => [{ kind: 'put', item }],
		});
		return counts;
	};
