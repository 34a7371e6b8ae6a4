// How heavy each kind of finding is and whether the submitter has to answer it, as data. Invariant: a finding's severity comes from this table
// only, and whoever changes a line changes its version.
import type { Check } from './reading.ts';

export type Severity = Check['severity'];

/** Part of the rules version that findings, decisions and approvals are bound to. */
export const checkRulesVersion = '2026-11-25';

export const checkRules = {
	/** What holds is told, never asked. */
	holds: 'info',
	'sum-excess': 'error',
	'sum-shortfall': 'warning',
	'sum-activities': 'warning',
	/** Activities that miss the total by far are not all told, or told otherwise: no proof of an error. */
	'sum-activities-far': 'info',
	'table-stated': 'error',
	'table-guessed': 'warning',
	share: 'warning',
	average: 'warning',
	retold: 'warning',
	unit: 'error',
	'counted-otherwise': 'warning',
	citation: 'warning',
	'prose-vs-table': 'warning',
	/** National money has national ceilings; for its own money a province may have set others. */
	'ceiling-national': 'warning',
	'ceiling-local': 'info',
	outlier: 'warning',
	'declared-unit': 'error',
	'declared-period': 'warning',
	'declared-programme': 'warning',
} as const satisfies Record<string, Severity>;

export type CheckRule = keyof typeof checkRules;

export const severityOf = (rule: CheckRule): Severity => checkRules[rule];

const answers: Readonly<Record<Severity, boolean>> = { error: true, warning: true, info: false };

/** Findings that the submitter answers, and every approver acknowledges, one by one. */
export const mustAnswer = ({ severity }: { severity: Severity }): boolean => answers[severity];

/** A figure this many times as large, or as small, as in every earlier report is asked about. */
export const outlierRules = {
	factor: 5,
	/** From here on it rather is a slip of the unit: nghìn for triệu, đồng for triệu. */
	unitFactor: 500,
	/** Where both values are smaller, a few more or less make any factor: đồng for funding, a number for counts. */
	leastMoney: 100_000_000,
	leastCount: 20,
	/** The furthest ones are told singly, the others in one finding. */
	mostTold: 8,
	/** So many earlier periods are looked at. */
	periods: 3,
} as const;
