// What the reader is unsure of, asked of the submitter. Invariant (design rule 13): it asks, it does not guess.
import type { Document } from '../documents/document.ts';
import type { Figure, Metadata, Question } from '../domain/reading.ts';
import type { Draft } from './figure-context.ts';

export function askQuestions(
	documents: readonly Document[],
	metadata: Metadata,
	drafts: readonly Draft[],
	figures: readonly Figure[],
): Question[] {
	return [...aboutFiles(documents), ...aboutMetadata(metadata), ...aboutFigures(drafts, figures)];
}

const ask = (about: string, question: string, options: string[] = []): Question => ({ about, ask: question, options });

function aboutFiles(documents: readonly Document[]): Question[] {
	return documents.flatMap((document, file) => {
		const notices = (document.notices ?? []).map((notice) =>
			ask(`file.${file}`, notice.vi, ['Không cần tính', 'Tôi sẽ sửa và gửi lại']),
		);
		if (document.unreadPages.length === 0) return notices;
		const pages = ask(
			`file.${file}`,
			`Trang ${document.unreadPages.join(', ')} của tệp ${file + 1} là ảnh, chưa đọc được. Các trang này có số liệu không?`,
			['Không có số liệu', 'Có, tôi sẽ gửi bản có lớp chữ'],
		);
		return [...notices, pages];
	});
}

function aboutMetadata(metadata: Metadata): Question[] {
	const questions: Question[] = [];
	if (metadata.number === null)
		questions.push(ask('metadata.number', 'Số, ký hiệu của báo cáo là gì? (phần đầu văn bản không đọc được)'));
	if (metadata.date === null)
		questions.push(ask('metadata.date', 'Báo cáo ký ngày nào? (phần đầu văn bản không đọc được)'));
	if (metadata.period === null) questions.push(ask('metadata.period', 'Báo cáo cho kỳ nào? (tiêu đề không nêu rõ)'));
	if (metadata.issuer.unit === null) questions.push(ask('metadata.issuer', 'Đơn vị nào lập báo cáo này?'));
	if (metadata.programme === null)
		questions.push(
			ask('metadata.programme', 'Báo cáo về chương trình khuyến công nào?', [
				'Khuyến công quốc gia',
				'Khuyến công địa phương',
			]),
		);
	return questions;
}

function aboutFigures(drafts: readonly Draft[], figures: readonly Figure[]): Question[] {
	const amounts = figures
		.filter((figure) => figure.measure === 'funding')
		.map((figure) => figure.value)
		.sort((a, b) => a - b);
	const middle = amounts[Math.floor(amounts.length / 2)] ?? 0;
	return figures.flatMap((figure, i) => {
		const questions = (drafts[i]?.doubts ?? []).map((doubt) =>
			ask(figure.id, `"${figure.quote}": ${doubt}. Đọc như vậy có đúng không?`, ['Đúng', 'Sai']),
		);
		if (figure.measure === 'funding' && figure.value < 1_000_000 && middle >= 10_000_000)
			questions.push(
				ask(figure.id, `"${figure.quote}": số tiền này có đúng đơn vị là đồng không, hay là triệu đồng?`, [
					'đồng',
					'triệu đồng',
				]),
			);
		return questions;
	});
}
