// To a specialist: an approver asks for their opinion. Invariant: one personal link that shows and takes an opinion; it never decides.
import { paragraph } from './blocks.ts';
import { composeMessage } from './layout.ts';
import { type MailPerson, type MailReport, type Message, personInFull, timeInVietnam } from './message.ts';

export interface OpinionView {
	report: MailReport;
	specialist: MailPerson;
	askedBy: MailPerson;
	/** The unit whose level decides: "tỉnh Quảng Ngãi". */
	unit: string;
	question: string;
	token: string;
	code: string;
	expiresAt: string;
}

/** Behind the `#`: the part of an address that no server, proxy or log sees. */
const opinionLink = (report: MailReport, token: string): string =>
	`${report.links.opinion}#t=${encodeURIComponent(token)}`;

export function opinionMail(view: OpinionView): Message {
	const { report, specialist, askedBy, unit, question, token, code, expiresAt } = view;
	const until = timeInVietnam(expiresAt);
	return composeMessage(report, {
		task: `xin ý kiến chuyên môn (${unit})`,
		name: specialist.name,
		vi: [
			paragraph(
				`${personInFull(askedBy)}, ${unit}, đang xem xét báo cáo ${report.period} của ${report.unitInFull} (bản ${report.version}) và xin ý kiến của ông/bà về điều sau:`,
			),
			{ kind: 'quote', text: question },
			paragraph(
				'Liên kết dưới đây mở trang xem số liệu và phát hiện, nơi ông/bà viết ý kiến. Ý kiến được ghi vào lịch sử báo cáo cùng tên ông/bà; ý kiến không phải là quyết định, người duyệt vẫn tự quyết định.',
			),
			{ kind: 'action', label: 'Xem báo cáo và cho ý kiến', url: opinionLink(report, token) },
			{ kind: 'code', label: `Nếu không mở được liên kết, vào trang ${report.links.opinion} và nhập mã`, code },
			paragraph(
				`Liên kết và mã có hiệu lực đến ${until.vi} hoặc đến khi cấp này quyết định. Chúng dành riêng cho ông/bà: xin không chuyển tiếp thư này.`,
			),
		],
		en: [
			paragraph(
				`${personInFull(askedBy)}, ${unit}, asks for your opinion (the question is quoted above). The report of ${report.unitInFull} (${report.periodEn}, version ${report.version}) opens by the link above. An opinion is no decision. Link and code are good until ${until.en} or until the level decides, are personal and must not be forwarded.`,
			),
		],
	});
}
