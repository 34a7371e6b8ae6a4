// To an approver for whom several reports wait: all of them in one list. Invariant: one link, of the report that is due first, that shows and never
// decides; its page leads to the others.
import { printedDay } from '../domain/vietnam-day.ts';
import { type Block, paragraph } from './blocks.ts';
import { composeUnder } from './layout.ts';
import { type MailPerson, type MailReport, type Message, oneSubject, timeInVietnam } from './message.ts';

export interface DigestReport {
	report: MailReport;
	dueOn: string | null;
	isOverdue: boolean;
}

export interface DigestView {
	approver: MailPerson;
	/** The day of the digest: "2025-03-20". */
	day: string;
	/** Due first at the top; never empty. */
	reports: readonly [DigestReport, ...DigestReport[]];
	token: string;
	code: string;
	expiresAt: string;
}

/** A mail is no register: what is beyond stands on the page. */
const mostListed = 50;

const rowOf = ({ report, dueOn, isOverdue }: DigestReport): string => {
	const due = dueOn ? `hạn ${printedDay(dueOn)}${isOverdue ? ' (quá hạn)' : ''}` : 'chưa có hạn';
	return `${report.unitInFull}, ${report.period} (bản ${report.version}): ${due}`;
};

export function digestMail({ approver, day, reports, token, code, expiresAt }: DigestView): Message {
	const [first] = reports;
	const { links } = first.report;
	const overdue = reports.filter(({ isOverdue }) => isOverdue).length;
	const beyond = reports.length - mostListed;
	const until = timeInVietnam(expiresAt);
	const vi: Block[] = [
		paragraph(
			`${reports.length} báo cáo đang chờ ông/bà xét duyệt${overdue > 0 ? `, trong đó ${overdue} báo cáo quá hạn` : ''}:`,
		),
		{
			kind: 'list',
			items: [...reports.slice(0, mostListed).map(rowOf), ...(beyond > 0 ? [`và ${beyond} báo cáo khác`] : [])],
		},
		paragraph(
			'Liên kết dưới đây mở báo cáo đến hạn trước nhất; từ trang đó, nút "Các báo cáo khác đang chờ bạn" mở danh sách tất cả. Mở trang chưa phải là quyết định, và hệ thống không tự quyết định thay ông/bà.',
		),
		{ kind: 'action', label: 'Xem báo cáo đến hạn trước nhất', url: `${links.approve}#t=${encodeURIComponent(token)}` },
		{ kind: 'code', label: `Nếu không mở được liên kết, vào trang ${links.approve} và nhập mã`, code },
		paragraph(
			`Liên kết và mã có hiệu lực đến ${until.vi}; các liên kết trong thư mời trước đây vẫn dùng được. Chúng dành riêng cho ông/bà: xin không chuyển tiếp thư này.`,
		),
	];
	return composeUnder(oneSubject(`${reports.length} báo cáo đang chờ xét duyệt, ngày ${printedDay(day)}`), {
		name: approver.name,
		vi,
		en: [
			paragraph(
				`${reports.length} reports wait for your decision${overdue > 0 ? `, ${overdue} of them overdue` : ''}; they are listed above. The link opens the one that is due first; its page leads to a list of all. Opening decides nothing. Link and code are good until ${until.en}, are personal and must not be forwarded.`,
			),
		],
	});
}
