// The acts, each tried as its person would: by the site's routes where people sign in, by the link's use cases where they have one. Invariant: an
// act answers with what became of it or with the code of its refusal, and never guesses.
import { createHash } from 'node:crypto';
import type { DecisionAct } from '../../functions/ledger/decision-problems.ts';
import { type FindingsItem, keys } from '../../functions/ledger/items.ts';
import { failing } from '../../functions/ledger/submit-report.ts';
import type { Role } from './roles.ts';
import { type Stage, unitAt } from './stage.ts';

export interface Try {
	stage: Stage;
	reportId: string;
	role: Role;
	/** The level of the state; the first where none was asked yet. */
	level: number;
}

/** `done`: `note` says what came of it where the report does not move. */
export type Answer = { done: true; note?: string } | { done: false; code: string };

export interface Act {
	key: string;
	vi: string;
	en: string;
	/** Two of two have to approve. */
	quorum?: true;
	/** By a link from a mail, or by an account. */
	by: 'link' | 'account' | 'mailbox';
	run: (one: Try) => Promise<Answer>;
}

const reason = 'Lý do cụ thể';
/** As somebody would who makes a link up. */
const forged = 'A'.repeat(43);
const tokenOf = ({ stage, role, level, reportId }: Try): string =>
	stage.tokenFor(role.mailbox(level), reportId) ?? forged;

type ByLink = { ok: true } | { ok: false; standing?: string; problems: readonly { code: string }[] };

const told = (done: ByLink): Answer => {
	if (done.ok) return { done: true };
	const { standing, problems } = done;
	const code = problems[0]?.code ?? 'code-asked';
	if (standing === 'unknown') return { done: false, code: 'no-link' };
	return { done: false, code: standing && standing !== 'open' && code === 'moved-on' ? `link-${standing}` : code };
};

async function heard(answer: Response): Promise<Answer> {
	if (answer.status < 400) return { done: true };
	const body = (await answer.json()) as { problems?: { code: string }[] };
	return { done: false, code: body.problems?.[0]?.code ?? `${answer.status}` };
}

const decision =
	(act: DecisionAct) =>
	async (one: Try): Promise<Answer> =>
		told(await one.stage.world.decide(tokenOf(one), act, act === 'approve' ? '' : reason));

const headOf = async ({ stage, reportId }: Try) => {
	const head = await stage.world.head(reportId);
	if (!head) throw new Error('no head');
	return head;
};

const page =
	(path: string, fields: Record<string, string> = {}) =>
	async (one: Try): Promise<Answer> => {
		const revision = `${(await headOf(one)).revision}`;
		return heard(
			await one.stage.form(one.role.account, `/reports/${one.reportId}/${path}`, { revision, reason, ...fields }),
		);
	};

const bytes = new TextEncoder().encode('báo cáo sửa');

async function submit(one: Try): Promise<Answer> {
	const { stage, reportId, role } = one;
	const { version, revision } = await headOf(one);
	const findings = failing((await stage.world.store.get(keys.findings(reportId, version))) as FindingsItem | null);
	const answers = Object.fromEntries(findings.map(({ id }) => [id, 'Đúng như văn bản']));
	const body = { version, revision, programme: 'national', answers };
	return heard(await stage.json(role.account, `/api/reports/${reportId}/submit`, body));
}

async function openVersion(one: Try): Promise<Answer> {
	const { revision } = await headOf(one);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const files = [{ name: 'bao-cao-sua.txt', bytes: bytes.length, sha256, role: 'report' }];
	return heard(await one.stage.json(one.role.account, `/api/reports/${one.reportId}/versions`, { revision, files }));
}

/** "Send my links again": the site answers everybody alike; what comes of it is in the mailbox or is not. */
async function reissue({ stage, role, level }: Try): Promise<Answer> {
	const mail = role.mailbox(level);
	const links = () => stage.world.mails.filter((one) => one.to === mail && one.text.includes('#t=')).length;
	const before = links();
	await stage.form(role.account, '/approve/again', { mail });
	await stage.world.tend();
	return links() > before ? { done: true, note: 'new-link' } : { done: true, note: 'no-mail' };
}

const units = [unitAt(0), unitAt(2)].join('\n');

export const acts: readonly Act[] = [
	{ key: 'submit', vi: 'Xác nhận và nộp', en: 'Confirm and submit', by: 'account', run: submit },
	{ key: 'open-version', vi: 'Mở bản mới', en: 'Open a new version', by: 'account', run: openVersion },
	{ key: 'withdraw', vi: 'Rút báo cáo', en: 'Withdraw', by: 'account', run: page('withdraw') },
	{ key: 'approve', vi: 'Phê duyệt', en: 'Approve', by: 'link', run: decision('approve') },
	{
		key: 'endorse',
		vi: 'Phê duyệt (cần 2 người)',
		en: 'Approve where two have to',
		by: 'link',
		quorum: true,
		run: decision('approve'),
	},
	{ key: 'return', vi: 'Trả lại người nộp', en: 'Return to the submitter', by: 'link', run: decision('return') },
	{
		key: 'return-below',
		vi: 'Trả lại cấp dưới',
		en: 'Return to the level below',
		by: 'link',
		run: decision('return-below'),
	},
	{ key: 'reject', vi: 'Từ chối', en: 'Reject', by: 'link', run: decision('reject') },
	{
		key: 'take-up',
		vi: 'Nhận xem xét',
		en: 'Take up',
		by: 'link',
		run: async (one) => told(await one.stage.world.takeUp(tokenOf(one))),
	},
	{
		key: 'take-back',
		vi: 'Thu hồi phê duyệt',
		en: 'Take an approval back',
		by: 'link',
		run: async (one) => told(await one.stage.world.takeBack(tokenOf(one), reason)),
	},
	{
		key: 'override-approve',
		vi: 'Duyệt thay (quản trị)',
		en: 'Approve in a level’s stead',
		by: 'account',
		run: page('override', { act: 'approve' }),
	},
	{
		key: 'override-return',
		vi: 'Trả lại thay (quản trị)',
		en: 'Return in a level’s stead',
		by: 'account',
		run: page('override', { act: 'return' }),
	},
	{ key: 'reroute', vi: 'Đổi tuyến', en: 'Send another way', by: 'account', run: page('reroute', { units }) },
	{ key: 'resume', vi: 'Chạy tiếp', en: 'Resume', by: 'account', run: page('resume') },
	{ key: 'reissue', vi: 'Gửi lại liên kết', en: 'Send links again', by: 'mailbox', run: reissue },
];
