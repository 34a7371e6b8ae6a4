// The form all messages about a report share. Invariant: one report has one subject stem in all its messages, so that they thread.
import { parsePeriod, periodLabel } from '../domain/periods.ts';
import { findUnit, fullName } from '../domain/register/register.ts';
import { shortTitle } from '../domain/register/titles.ts';
import type { ReportHead } from '../domain/report.ts';
import { oneLine } from './blocks.ts';

/** What the mailer sends besides `to` and `reportId`. */
export interface Message {
	subject: string;
	text: string;
	html: string;
}

export interface MailPerson {
	name: string;
	position: string;
}

/** What a message says of its report, and where its pages are. */
export interface MailReport {
	/** "huyện Ba Tơ". */
	unit: string;
	/** "huyện Ba Tơ, tỉnh Quảng Ngãi". */
	unitInFull: string;
	/** "giai đoạn 2021-2025". */
	period: string;
	periodEn: string;
	version: number;
	submitter: MailPerson;
	links: { report: string; reading: string; newVersion: string; approve: string; opinion: string; aggregates: string };
}

const lastDayOf = (period: string): string | undefined => {
	const parsed = parsePeriod(period);
	return parsed.ok ? parsed.period.end : undefined;
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The title of a unit as a message says it; a unit the register does not know is called by its id. */
export function unitTitle(unitId: string, date?: string): string {
	const unit = findUnit(unitId);
	return unit ? shortTitle(unit, date) : unitId;
}

function linksOf(head: ReportHead, baseUrl: string): MailReport['links'] {
	const base = baseUrl.replace(/\/+$/, '');
	const report = `${base}/reports/${encodeURIComponent(head.reportId)}`;
	const view = new URLSearchParams({ unit: head.unitId, period: head.period });
	if (head.programme) view.set('programme', head.programme);
	return {
		report,
		reading: `${report}/reading`,
		newVersion: `${report}/new-version`,
		approve: `${base}/approve`,
		opinion: `${base}/opinion`,
		aggregates: `${base}/aggregates?${view}`,
	};
}

/** The unit bears the title of the period, not of today: the stem of the subject must not change under way. */
export function mailReport(head: ReportHead, baseUrl: string): MailReport {
	const day = lastDayOf(head.period);
	const unit = findUnit(head.unitId);
	return {
		unit: unitTitle(head.unitId, day),
		unitInFull: unit ? fullName(unit, day) : head.unitId,
		period: lowerFirst(periodLabel(head.period, 'vi')),
		periodEn: periodLabel(head.period, 'en'),
		version: head.version,
		submitter: { name: head.submitter.name, position: head.submitter.position },
		links: linksOf(head, baseUrl),
	};
}

/** A subject that is about no single report. */
export const oneSubject = (task: string): string => oneLine(`[Khuyến công] ${task}`);

export const subjectOf = (report: MailReport, task: string): string =>
	oneLine(`[Khuyến công] Báo cáo ${report.period} – ${report.unit}: ${task}`);

/** "ông/bà Nguyễn Thị Hoa, Chuyên viên". */
export const personInFull = ({ name, position }: MailPerson): string => [name, position].filter(Boolean).join(', ');

const vietnamOffset = 7 * 3_600_000;

/** "17:05 ngày 05/11/2026 (giờ Việt Nam)"; Viet Nam has no summer time. */
export function timeInVietnam(iso: string): { vi: string; en: string } {
	const local = new Date(Date.parse(iso) + vietnamOffset).toISOString();
	const [year, month, day] = local.slice(0, 10).split('-');
	const time = local.slice(11, 16);
	return { vi: `${time} ngày ${day}/${month}/${year} (giờ Việt Nam)`, en: `${time} on ${local.slice(0, 10)} (UTC+7)` };
}
