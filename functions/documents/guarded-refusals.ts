// What the sender is told when reading a file was stopped. Invariant: one line in each language that names the limit and how to mend it.
import { DocumentError } from './document-error.ts';

const mend = {
	vi: 'hãy tách phụ lục thành tệp riêng, bỏ ảnh lớn, lưu lại từ máy soạn thảo rồi gửi lại.',
	en: 'split off the annexes, drop large pictures, save it again from the word processor and resend it.',
};

export function tooSlow(seconds: number, scannedPages: number, cause: Error): DocumentError {
	const scan =
		scannedPages > 0
			? { vi: ` với ${scannedPages} trang quét`, en: ` with ${scannedPages} scanned pages` }
			: { vi: '', en: '' };
	return new DocumentError(
		'too-slow',
		`Tệp này quá nặng để đọc: chưa đọc xong sau ${seconds} giây${scan.vi}; ${mend.vi}`,
		`This file is too heavy to read: not done after ${seconds} seconds${scan.en}; ${mend.en}`,
		{ cause },
	);
}

export function tooHeavy(megabytes: number, cause: Error): DocumentError {
	return new DocumentError(
		'too-heavy',
		`Tệp này quá nặng để đọc: cần hơn ${megabytes} MB bộ nhớ; ${mend.vi}`,
		`This file is too heavy to read: it needs more than ${megabytes} MB of memory; ${mend.en}`,
		{ cause },
	);
}

export function tooMuchContent(megabytes: number, cause: Error): DocumentError {
	return new DocumentError(
		'too-heavy',
		`Tệp này quá nặng để đọc: nội dung đọc được vượt ${megabytes} MB; ${mend.vi}`,
		`This file is too heavy to read: its content exceeds ${megabytes} MB; ${mend.en}`,
		{ cause },
	);
}

export function readerFailed(cause: Error): DocumentError {
	return new DocumentError(
		'reader-failed',
		'Tệp này làm bộ đọc dừng giữa chừng: hãy mở bằng Word hoặc Excel, lưu thành .docx, .xlsx hoặc .pdf mới rồi gửi lại.',
		'This file made the reader stop halfway: open it in Word or Excel, save it as a new .docx, .xlsx or .pdf and resend it.',
		{ cause },
	);
}
