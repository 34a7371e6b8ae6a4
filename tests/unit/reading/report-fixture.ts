// Reports of our own writing, and short ways to read them. Invariant: no sample of ../shared is copied here.
import type { Document } from '../../../functions/documents/document.ts';
import { paragraph } from '../../../functions/documents/document.ts';
import type { Figure, Reading } from '../../../functions/domain/reading.ts';
import { readReport } from '../../../functions/reading/read-report.ts';

export const documentOf = (paragraphs: readonly string[], layout: Document['layout'] = 'paragraphs'): Document => ({
	format: layout === 'lines' ? 'txt' : 'docx',
	pages: null,
	layout,
	blocks: paragraphs.map((text) => paragraph(text)),
	footnotes: [],
	unreadPages: [],
});

export const readDocument = (document: Document): Reading =>
	readReport([{ document, sha256: 'a'.repeat(64), bytes: 1 }]);
export const readParagraphs = (...paragraphs: string[]): Reading => readDocument(documentOf(paragraphs));

/** A report whose one section of results holds these paragraphs. */
export const readResults = (...paragraphs: string[]): Reading =>
	readParagraphs(
		'BÁO CÁO',
		'Kết quả thực hiện Chương trình khuyến công giai đoạn 2021-2025',
		'I. Kết quả thực hiện',
		...paragraphs,
	);

/** "funding 281300000 technology/all" for each figure, in order. */
export const brief = (reading: Reading): string[] =>
	reading.figures.map((f) => `${f.measure} ${f.value} ${f.activity}/${f.source}`);
export const labels = (figures: readonly Figure[]): string[] =>
	figures.map((f) => `${f.value} ${f.unit} ${f.period.from}-${f.period.to} ${f.status}`);

/** A whole report of a district that never was. */
export const wholeReport: readonly string[] = [
	'UBND HUYỆN ĐÔNG SƠN',
	'Số: 15/BC-UBND',
	'Đông Sơn, ngày 12 tháng 3 năm 2025',
	'BÁO CÁO',
	'Đánh giá kết quả thực hiện Chương trình khuyến công địa phương giai đoạn 2021-2025 trên địa bàn huyện Đông Sơn',
	'Kính gửi: Sở Công Thương tỉnh Thanh Bình',
	'Thực hiện Công văn số 437/SCT-QLCN ngày 05/3/2025 của Sở Công Thương, UBND huyện Đông Sơn báo cáo kết quả như sau:',
	'I. Công tác chỉ đạo, điều hành',
	'UBND huyện đã ban hành 05 kế hoạch và 11 công văn triển khai Nghị định số 45/2012/NĐ-CP ngày 21/5/2012 của Chính phủ.',
	'II. Kết quả thực hiện',
	'Giai đoạn 2021-2025, tổng kinh phí khuyến công là 2.050 triệu đồng, thực hiện 30 đề án, trong đó: khuyến công quốc gia 500 triệu đồng với 04 đề án; khuyến công địa phương 1.550 triệu đồng với 26 đề án.',
	'1. Hỗ trợ đào tạo nghề, truyền nghề',
	'Mở 06 lớp truyền nghề dệt thổ cẩm cho 180 lao động nông thôn với kinh phí 360 triệu đồng từ nguồn khuyến công địa phương.',
	'2. Hỗ trợ ứng dụng máy móc tiên tiến',
	'Hỗ trợ 14 cơ sở ứng dụng máy móc thiết bị tiên tiến với tổng kinh phí hỗ trợ 1.400 triệu đồng (trong đó: KCQG hỗ trợ 500 triệu đồng; KCĐP hỗ trợ 900 triệu đồng).',
	'3. Phát triển sản phẩm công nghiệp nông thôn tiêu biểu',
	'- Có 18 sản phẩm được công nhận sản phẩm CNNT tiêu biểu cấp huyện năm 2023.',
	'- Hỗ trợ 09 cơ sở tham gia 04 hội chợ, triển lãm với kinh phí 230 triệu đồng.',
	'4. Thông tin, tuyên truyền',
	'Thực hiện 10 phóng sự trên Đài Truyền thanh huyện, kinh phí 60 triệu đồng.',
	'III. Phương hướng, nhiệm vụ giai đoạn 2026-2030',
	'Dự kiến hỗ trợ 20 đề án với kinh phí 3.000 triệu đồng.',
	'Nơi nhận:',
	'- Như trên;',
	'- Lưu: VT.',
	'TM. ỦY BAN NHÂN DÂN',
	'KT. CHỦ TỊCH',
	'PHÓ CHỦ TỊCH',
	'Trần Hồng Nhung',
];
