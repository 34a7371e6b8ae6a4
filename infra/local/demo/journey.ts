// One report on its whole road. Invariant: nothing moves but by what its people do: the submitter through the API, approvers by their mails.
import { verifyChain } from '../../../functions/domain/history.ts';
import type { HistoryEvent } from '../../../functions/domain/report-events.ts';
import { seededApprovers } from '../seed/people.ts';
import { seededUnitId } from '../seed/seed-items.ts';
import { type Decision, decide } from './approver.ts';
import { DemoProblem } from './demo-problem.ts';
import { type Inbox, type Mail, nextCode, tokenIn } from './inbox.ts';
import type { Tell } from './narrator.ts';
import type { ReportStatus, ReportsApi } from './reports-api.ts';
import { type DemoReport, readSample, year } from './samples.ts';
import type { Site } from './site.ts';

export interface JourneyDeps {
	site: Site;
	inbox: Inbox;
	api: ReportsApi;
	submitter: { name: string; email: string };
	tell: Tell;
}

/** The approver whose first look sends a report with `corrected` back. */
const strictApprover = 'approver-quangngai';

export async function travel(deps: JourneyDeps, sample: DemoReport): Promise<{ reportId: string }> {
	const { api, submitter } = deps;
	const tell = (stage: string, who?: string) => deps.tell(sample.title, stage, who);
	const unitId = seededUnitId(sample.unit);
	const reportId = await api.send(unitId, year, { name: sample.file, bytes: await readSample(sample.file) });
	tell(`nộp / sent: ${sample.file}`, submitter.name);
	await confirm(deps, sample, reportId);
	const ended = await passLevels(deps, sample, reportId);
	if (ended.state === 'returned') {
		await correct(deps, sample, reportId, ended);
		await confirm(deps, sample, reportId);
		const again = await passLevels(deps, sample, reportId);
		if (again.state !== 'approved')
			throw new DemoProblem(`${sample.title}: the corrected version ended as ${again.state}`);
	}
	await mailTo(deps, sample, 'đã được phê duyệt');
	tell('thư báo kết quả / told by mail', submitter.name);
	return { reportId };
}

const mailTo = (deps: JourneyDeps, { title }: DemoReport, task: string): Promise<Mail> =>
	deps.site.until(`the mail "${task}" about ${title}`, () =>
		deps.inbox.take(title, ({ to, subject }) => to === deps.submitter.email && subject.includes(task)),
	);

async function confirm(deps: JourneyDeps, sample: DemoReport, reportId: string): Promise<void> {
	const { api, site, submitter } = deps;
	const status = await site.until(`the reading of ${sample.title}`, async () => {
		const now = await api.status(reportId);
		return now.state === 'awaiting-confirmation' || isStuck(now) ? now : undefined;
	});
	if (isStuck(status)) throw stuck(sample, status);
	const findings = status.findings.filter(({ severity }) => severity !== 'info');
	const { title } = sample;
	deps.tell(title, `đọc xong / read: ${status.reading?.figures.length ?? 0} số liệu, ${findings.length} phát hiện`);
	for (const { vi } of findings) deps.tell(title, `  phát hiện / finding: ${vi}`);
	await mailTo(deps, sample, 'xin xác nhận số liệu');
	const answers = Object.fromEntries(
		findings.map(({ id }) => [id, 'Số liệu theo sổ theo dõi của huyện, xin được xem xét.']),
	);
	await api.confirm(reportId, status, answers);
	deps.tell(title, `xác nhận và nộp duyệt / confirmed, version ${status.version}`, submitter.name);
}

const isStuck = ({ state }: ReportStatus): boolean => ['failed', 'lapsed', 'rejected'].includes(state);
const stuck = ({ title }: DemoReport, { state, failure }: ReportStatus): DemoProblem =>
	new DemoProblem(
		`${title} ended as ${state}: ${failure?.problems.map(({ en }) => en).join(' ') || 'no reason given'}`,
	);

/** Until the report is approved by all, or sent back. */
async function passLevels(deps: JourneyDeps, sample: DemoReport, reportId: string): Promise<ReportStatus> {
	for (;;) {
		const next = await deps.site.until(`the next level of ${sample.title}`, async () => {
			const status = await deps.api.status(reportId);
			if (isStuck(status)) throw stuck(sample, status);
			if (status.state === 'approved' || status.state === 'returned') return { status, mail: null };
			const mail = await deps.inbox.take(sample.title, (one) => tokenIn(one) !== undefined);
			return mail ? { status, mail } : undefined;
		});
		if (!next.mail) return next.status;
		await decideByMail(deps, sample, reportId, next.mail);
	}
}

async function decideByMail(deps: JourneyDeps, sample: DemoReport, reportId: string, mail: Mail): Promise<void> {
	const approver = seededApprovers.find((one) => one.mail === mail.to);
	const who = approver ? `${approver.name}, ${approver.position}` : mail.to;
	const before = await deps.api.status(reportId);
	const sendBack = sample.corrected && before.version === 1 && approver?.id === strictApprover;
	const decision: Decision = sendBack ? { act: 'return', reason: sample.corrected.reason } : { act: 'approve' };
	const looked = async () => {
		const { state, revision } = await deps.api.status(reportId);
		if (state !== before.state || revision !== before.revision)
			throw new DemoProblem(`${sample.title} moved when an approver only looked at it`);
	};
	const code = async () => {
		deps.tell(sample.title, '  mã xác nhận gửi vào hộp thư / one-time code by mail', who);
		return nextCode(deps.site, deps.inbox, sample.title)();
	};
	const acknowledged = await decide(deps.site, tokenIn(mail) ?? '', decision, { looked, code });
	const seen = acknowledged > 0 ? `, ${acknowledged} phát hiện đã xem` : '';
	const verb = sendBack ? 'trả lại / returned' : 'phê duyệt / approved';
	deps.tell(sample.title, `${verb}, version ${before.version}${seen}`, who);
}

async function correct(deps: JourneyDeps, sample: DemoReport, reportId: string, status: ReportStatus): Promise<void> {
	const { corrected, title } = sample;
	if (!corrected) throw new DemoProblem(`${title} was returned, and nobody in the demo does that`);
	const mail = await mailTo(deps, sample, 'bị trả lại');
	if (!mail.text.includes(corrected.reason))
		throw new DemoProblem(`the mail about the return of ${title} lacks its reason`);
	deps.tell(title, `  lý do / reason: ${corrected.reason}`);
	await deps.api.sendVersion(reportId, status.revision, {
		name: corrected.file,
		bytes: await readSample(corrected.file),
	});
	deps.tell(title, `gửi bản sửa / corrected version: ${corrected.file}`, deps.submitter.name);
}

/** Recomputes every hash from what the API gives out; says how many events hold. */
export async function checkHistory(api: ReportsApi, title: string, reportId: string): Promise<number> {
	const { events } = await api.history(reportId);
	const verdict = verifyChain(events as unknown as HistoryEvent[]);
	if (!verdict.holds) throw new DemoProblem(`the history of ${title} does not hold from event ${verdict.seq} on`);
	return events.length;
}
