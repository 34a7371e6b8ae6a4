// To the submitter: the document was read, please look and confirm. Invariant: says what is asked before the report goes on.
import { paragraph } from './blocks.ts';
import { composeMessage } from './layout.ts';
import { type MailReport, type Message, timeInVietnam } from './message.ts';

export interface ConfirmView {
	report: MailReport;
	/** How many figures were read, findings to answer and questions the reader asks. */
	figures: number;
	findings: number;
	questions: number;
	/** When the draft lapses, where that is known. */
	lapsesAt?: string | null;
}

export function confirmMail({ report, figures, findings, questions, lapsesAt }: ConfirmView): Message {
	const until = lapsesAt ? timeInVietnam(lapsesAt) : null;
	return composeMessage(report, {
		task: 'xin xác nhận số liệu',
		name: report.submitter.name,
		vi: [
			paragraph(`Hệ thống đã đọc xong báo cáo ${report.period} của ${report.unitInFull} (bản ${report.version}).`),
			{
				kind: 'facts',
				rows: [
					['Số liệu đã đọc', String(figures)],
					['Phát hiện cần giải trình', String(findings)],
					['Điểm hệ thống chưa chắc, xin trả lời', String(questions)],
				],
			},
			paragraph(
				'Xin ông/bà kiểm tra từng số liệu bên cạnh câu văn gốc, trả lời các phát hiện rồi bấm xác nhận. Báo cáo chỉ được trình duyệt sau khi ông/bà xác nhận.',
			),
			{ kind: 'action', label: 'Xem và xác nhận số liệu', url: report.links.reading },
			...(until ? [paragraph(`Nếu không được xác nhận trước ${until.vi}, bản này sẽ hết hiệu lực.`)] : []),
		],
		en: [
			paragraph(
				`The report of ${report.unitInFull} (${report.periodEn}, version ${report.version}) has been read: figures ${figures}, findings to answer ${findings}, questions ${questions}. Please check and confirm it; it goes to approval only after that.${until ? ` It lapses at ${until.en}.` : ''}`,
			),
			{ kind: 'link', label: 'Check and confirm the figures', url: report.links.reading },
		],
	});
}
