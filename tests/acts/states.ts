// Where a report can stand, each reached as people and the system bring it there. Invariant: nothing is written into the table but who holds office.
import { keys } from '../../functions/ledger/items.ts';
import type { AbsenceItem } from '../../functions/ledger/register-items.ts';
import { createWithdrawReport } from '../../functions/ledger/withdraw-report.ts';
import { TransientError } from '../../functions/runtime/errors.ts';
import { submitter } from '../support/report-fixture.ts';
import { day, text } from '../support/workflow-story.ts';
import { sampleText } from '../support/workflow-world.ts';
import { delegate, deputy, type Filling, holderAt, second, successor } from './roles.ts';
import { officer, type Stage, unitAt } from './stage.ts';

export interface StateSpec {
	key: string;
	vi: string;
	en: string;
	/** The level whose people try their acts; the office there is filled in every way. Null: no level was asked yet. */
	level: number | null;
	reach: (stage: Stage, filling: Filling) => Promise<string>;
}

const content = text(sampleText);

async function confirmed({ world, pass }: Stage): Promise<string> {
	const reportId = await world.upload(content);
	await pass();
	const submitted = await world.submit(reportId);
	if (!submitted.ok) throw new Error(submitted.problems.map(({ en }) => en).join(' '));
	return reportId;
}

async function decided(stage: Stage, reportId: string, mail: string, act: 'approve' | 'return' | 'reject' = 'approve') {
	await stage.pass();
	const done = await stage.world.decide(
		stage.tokenFor(mail, reportId) ?? '',
		act,
		act === 'approve' ? '' : 'Sai số liệu',
	);
	if (!done.ok) throw new Error(`${mail} could not ${act}`);
}

/** Every level below approves; where two have to, both. */
async function asked(stage: Stage, level: number, reportId?: string): Promise<string> {
	const id = reportId ?? (await confirmed(stage));
	for (let below = 0; below < level; below += 1) {
		await decided(stage, id, holderAt(below).mail);
		if ((await stage.world.head(id))?.levelIndex === below && (await stage.world.head(id))?.asked)
			await decided(stage, id, second.mail);
	}
	return id;
}

/** The level was asked; then its office changes hands. @returns the mailbox that decides there now */
async function fill({ world, settle }: Stage, level: number, filling: Filling, reportId: string): Promise<string> {
	const holder = holderAt(level);
	const today = world.clock.now().slice(0, 10);
	const put = async (...items: (AbsenceItem | ReturnType<typeof officer>)[]) =>
		world.store.transact(items.map((item) => ({ kind: 'put', item })));
	const absence: AbsenceItem = {
		...keys.absence(unitAt(level), holder.id, today),
		type: 'absence',
		unitId: unitAt(level),
		personId: holder.id,
		from: today,
		to: '2099-12-31',
		delegate,
		reason: 'Nghỉ phép',
	};
	if (filling === 'delegate') await put(absence);
	if (filling === 'former') await put(officer(level, holder, { validTo: '2020-12-31' }), officer(level, successor));
	// Nobody answers until the deputies are asked as well.
	const isAsked = async () => (await world.head(reportId))?.askedOf.some(({ id }) => id === deputy.id);
	for (let days = 0; filling === 'deputy' && days < 60 && !(await isAsked()); days += 1) {
		await world.timer.advance(day);
		await world.tend();
	}
	await world.tend();
	await settle();
	const mails: Record<Filling, string> = {
		holder: holder.mail,
		delegate: delegate.mail,
		deputy: deputy.mail,
		former: successor.mail,
	};
	return mails[filling];
}

const inReview = (level: number, name: { vi: string; en: string }): StateSpec => ({
	key: `in-review-${level}`,
	vi: `Đang xét duyệt ở cấp ${name.vi}`,
	en: `In review at the ${name.en}`,
	level,
	reach: async (stage, filling) => {
		const reportId = await asked(stage, level);
		await fill(stage, level, filling, reportId);
		return reportId;
	},
});

const decidedAt = (level: number, act: 'approve' | 'return' | 'reject') => async (stage: Stage, filling: Filling) => {
	const reportId = await asked(stage, level);
	await decided(stage, reportId, await fill(stage, level, filling, reportId), act);
	return reportId;
};

export const states: readonly StateSpec[] = [
	{
		key: 'draft',
		vi: 'Chờ tệp tải lên',
		en: 'Draft: its files are awaited',
		level: null,
		reach: ({ world }) => world.upload(content, { deliver: false }),
	},
	{
		key: 'received',
		vi: 'Đã nhận, chờ quét mã độc',
		en: 'Received: the scan is awaited',
		level: null,
		reach: ({ world }) => world.upload(content, { verdict: null }),
	},
	{
		key: 'read',
		vi: 'Đã đọc, đang kiểm tra',
		en: 'Read, being checked',
		level: null,
		reach: ({ world }) => {
			world.faults.set(
				'CheckReport',
				Array.from({ length: 50 }, () => new TransientError('busy')),
			);
			return world.upload(content);
		},
	},
	{
		key: 'awaiting-confirmation',
		vi: 'Chờ người nộp xác nhận',
		en: 'Awaiting the submitter’s confirmation',
		level: null,
		reach: ({ world }) => world.upload(content),
	},
	{
		key: 'submitted',
		vi: 'Đã nộp, cấp đầu chưa có người duyệt',
		en: 'Submitted: nobody in office at the first level',
		level: null,
		reach: async (stage) => {
			for (const who of [holderAt(0), deputy])
				await stage.world.store.transact([{ kind: 'put', item: officer(0, who, { validTo: '2020-12-31' }) }]);
			return confirmed(stage);
		},
	},
	inReview(0, { vi: 'huyện', en: 'district' }),
	inReview(1, { vi: 'tỉnh', en: 'province' }),
	inReview(2, { vi: 'Bộ', en: 'ministry' }),
	{ key: 'returned', vi: 'Tỉnh đã trả lại', en: 'Returned by the province', level: 1, reach: decidedAt(1, 'return') },
	{ key: 'rejected', vi: 'Bộ đã từ chối', en: 'Rejected by the ministry', level: 2, reach: decidedAt(2, 'reject') },
	{
		key: 'withdrawn',
		vi: 'Người nộp đã rút khi đang ở tỉnh',
		en: 'Withdrawn while the province had it',
		level: 1,
		reach: async (stage, filling) => {
			const reportId = await asked(stage, 1);
			await fill(stage, 1, filling, reportId);
			await stage.pass();
			const revision = (await stage.world.head(reportId))?.revision ?? 0;
			await createWithdrawReport(stage.world)(submitter, { reportId, revision, reason: 'Gửi nhầm bản' });
			await stage.settle();
			return reportId;
		},
	},
	{ key: 'approved', vi: 'Đã được mọi cấp phê duyệt', en: 'Approved by all', level: 2, reach: decidedAt(2, 'approve') },
	{
		key: 'superseded',
		vi: 'Đã được báo cáo khác thay thế',
		en: 'Superseded by another report',
		level: 2,
		reach: async (stage, filling) => {
			const reportId = await asked(stage, 2);
			const mail = await fill(stage, 2, filling, reportId);
			await decided(stage, reportId, mail);
			await stage.pass();
			const other = await asked(stage, 2);
			await stage.settle();
			await decided(stage, other, filling === 'deputy' ? holderAt(2).mail : mail);
			return reportId;
		},
	},
	{
		key: 'lapsed',
		vi: 'Hết hạn xác nhận',
		en: 'Lapsed: nobody confirmed it',
		level: null,
		reach: async ({ world, pass, settle }) => {
			const reportId = await world.upload(content);
			await pass(61 * day);
			await settle();
			return reportId;
		},
	},
	{
		key: 'failed-system',
		vi: 'Hệ thống lỗi khi tỉnh đang xét duyệt',
		en: 'Failed by the system while the province had it',
		level: 1,
		reach: async (stage, filling) => {
			const reportId = await asked(stage, 1);
			await fill(stage, 1, filling, reportId);
			stage.world.faults.set('RequestApproval', [new Error('broken')]);
			await stage.pass(30 * day);
			await stage.settle();
			return reportId;
		},
	},
	{
		key: 'failed-document',
		vi: 'Tệp có mã độc',
		en: 'Failed: the file holds malware',
		level: null,
		reach: ({ world }) => world.upload(content, { verdict: 'THREATS_FOUND' }),
	},
];
