// Whether a reading holds anything to publish. Invariant: an empty reading is never success.
import type { Reading } from '../domain/reading.ts';

export interface ReadingProblem {
	code: 'no-figures';
	vi: string;
	en: string;
}

export function problemsOf(reading: Reading): ReadingProblem[] {
	if (reading.figures.length > 0 || reading.summary.length > 0) return [];
	return [
		{
			code: 'no-figures',
			vi: 'Không tìm thấy số liệu khuyến công nào trong tệp: hãy kiểm tra có gửi đúng tệp báo cáo không, hoặc gửi bản .docx/.pdf có lớp chữ.',
			en: 'No industrial-promotion figure was found: check that the right report was sent, or send a .docx or text .pdf.',
		},
	];
}
