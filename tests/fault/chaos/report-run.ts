// One report on its road from upload to the nation, whatever dies on the way. Invariant: ends only when the report is approved by all
// levels and its submitter was told; a report that stands still fails with where it stands.
import { tokenIn } from '../../../infra/local/demo/inbox.ts';
import { seededApprovers } from '../../../infra/local/seed/people.ts';
import type { ChaosReport } from './chaos-report.ts';
import { type Crowd, createApprovers, createSubmitter, type InboxMail, type Standing } from './people.ts';

/** The province's approver sends the first version of some reports back. */
const strict = 'approver-quangngai';

export async function runReport(crowd: Crowd, report: ChaosReport): Promise<string> {
	const submitter = createSubmitter(crowd);
	const approvers = createApprovers(crowd);
	const spent = new Set<string>();
	const bytesOf = (index: number) => new TextEncoder().encode(report.versions[index]?.text);
	const aboutIt = ({ subject }: InboxMail) => subject.includes(report.title);

	async function decideNext(reportId: string, { version }: Standing): Promise<void> {
		for (const mail of (await approvers.mails()).filter(aboutIt)) {
			const token = tokenIn({ ...mail, text: '' });
			if (token === undefined || spent.has(mail.id)) continue;
			const by = mail.to;
			const sendsBack = report.isReturned && !wasReturned && isStrict(by);
			const { title } = report;
			await approvers.decide(token, { act: sendsBack ? 'return' : 'approve', reportId, version, by, title });
			// Decided now, before, or by a newer link: this one has done its part.
			spent.add(mail.id);
		}
	}

	let wasReturned = false;
	let last = '';
	const reportId = await submitter.send(report.unitId, report.year, bytesOf(0));
	const where = () => `${report.title} (${reportId}) to be approved, which stands at ${last}`;
	await crowd.site.until(where, async () => {
		const standing = await submitter.look(reportId);
		last = `${standing.state}, version ${standing.version}`;
		if (standing.state === 'approved') return true;
		if (['failed', 'lapsed', 'rejected'].includes(standing.state))
			throw new Error(`${report.title} ended as ${standing.state}: ${JSON.stringify(standing.failure)}`);
		if (standing.state === 'awaiting-confirmation') await submitter.confirm(reportId);
		if (standing.state === 'in-review') await decideNext(reportId, standing);
		if (standing.state === 'returned') {
			wasReturned = true;
			await submitter.sendVersion(reportId, bytesOf(1));
		}
		return undefined;
	});
	const told = () => `the mail that tells of ${report.title}`;
	await crowd.site.until(told, async () =>
		(await approvers.mails()).find((mail) => aboutIt(mail) && mail.subject.includes('đã được phê duyệt')),
	);
	return reportId;
}

const isStrict = (mail: string): boolean => seededApprovers.find(({ id }) => id === strict)?.mail === mail;
