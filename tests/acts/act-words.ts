// What the cells of the table say, in both languages. Invariant: every answer that was got has its words here.
import type { Cell } from './act-table.ts';

export const refusals: Readonly<Record<string, { vi: string; en: string }>> = {
	'wrong-state': { vi: 'ở trạng thái này không làm được', en: 'not in this state' },
	'wrong-level': { vi: 'không phải lúc, hoặc không phải cấp này', en: 'not now, or not at this level' },
	'not-yours': { vi: 'không phải việc của người này', en: 'not this person’s to do' },
	'not-found': { vi: 'với người này báo cáo không tồn tại', en: 'for this person there is no such report' },
	'not-signed-in': { vi: 'không có tài khoản: được mời đăng nhập', en: 'no account: asked to sign in' },
	'no-link': { vi: 'không có liên kết về báo cáo này', en: 'holds no link about this report' },
	'no-mail': { vi: 'trang trả lời như nhau, không thư nào được gửi', en: 'the site answers alike, no mail is sent' },
	'moved-on': {
		vi: 'liên kết còn chờ quyết định: chưa có gì để thu hồi',
		en: 'the link still waits: nothing to take back yet',
	},
	'lowest-level': { vi: 'cấp đầu tiên không có cấp dưới', en: 'the first level has none below' },
	'not-in-office': { vi: 'không còn giữ chức ở cấp này', en: 'no longer in office there' },
	'link-decided': { vi: 'liên kết cho biết ai đã quyết định gì', en: 'the link tells who decided what' },
	'link-moved-on': {
		vi: 'liên kết cho biết báo cáo đã sang bước khác',
		en: 'the link tells that the report has moved on',
	},
	'link-reassigned': {
		vi: 'liên kết cho biết người khác quyết định',
		en: 'the link tells that somebody else decides now',
	},
};

const levelOf = ({ after }: Cell): string => after.route?.chain[after.levelIndex ?? -1]?.level ?? '';

/** Where the report came to stand, with what else changed. */
function outcomeOf(cell: Cell): string {
	const { before, after, answer } = cell;
	if (answer.done && answer.note) return answer.note;
	return [
		`→ ${after.state}`,
		after.state === 'in-review' && after.asked ? levelOf(cell) : '',
		after.version > before.version ? `v${after.version}` : '',
		after.votes.length > before.votes.length ? `(${after.votes.length} of ${after.votesNeeded})` : '',
		after.accepted && !before.accepted ? '(taken up)' : '',
		after.round > before.round && after.version === before.version ? '(asked anew)' : '',
		after.attempt > before.attempt && after.version === before.version ? `(run ${after.attempt})` : '',
	]
		.filter(Boolean)
		.join(' ');
}

export function wordsOf(cell: Cell): string {
	const { answer } = cell;
	if (!answer.done) return answer.code;
	return answer.note === 'no-mail' ? 'no-mail' : `**${outcomeOf(cell)}**`;
}
