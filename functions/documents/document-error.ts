// Why a file cannot be read, for the person who sent it. Invariant: both messages say what is wrong and how to mend it, in one line.

export type DocumentErrorCode =
	| 'empty'
	| 'unsupported'
	| 'too-large'
	| 'too-slow'
	| 'too-heavy'
	| 'reader-failed'
	| 'encrypted'
	| 'damaged'
	| 'scanned'
	| 'no-text'
	| 'unsafe';

const readable = { vi: '.docx, .xlsx hoặc .pdf', en: '.docx, .xlsx or .pdf' };

export class DocumentError extends Error {
	override readonly name = 'DocumentError';
	readonly code: DocumentErrorCode;
	readonly vi: string;
	readonly en: string;

	constructor(code: DocumentErrorCode, vi: string, en: string, options?: { cause?: unknown }) {
		super(en, options);
		this.code = code;
		this.vi = vi;
		this.en = en;
	}
}

export function emptyFile(): DocumentError {
	return new DocumentError(
		'empty',
		'Tệp rỗng: hãy gửi lại tệp có nội dung.',
		'The file is empty: send one with content.',
	);
}

export function unsupported(what: string, english: string): DocumentError {
	return new DocumentError(
		'unsupported',
		`Chưa đọc được ${what}: hãy lưu thành ${readable.vi} rồi gửi lại.`,
		`${english} cannot be read yet: save it as ${readable.en} and send it again.`,
	);
}

export function tooLarge(limit: string, english: string): DocumentError {
	return new DocumentError(
		'too-large',
		`Tệp vượt giới hạn (${limit}): hãy tách phụ lục thành tệp riêng hoặc giảm dung lượng.`,
		`The file exceeds the limit (${english}): split off the annexes or make it smaller.`,
	);
}

export function encrypted(): DocumentError {
	return new DocumentError(
		'encrypted',
		'Tệp được bảo vệ bằng mật khẩu: hãy bỏ mật khẩu rồi gửi lại.',
		'The file is protected by a password: remove it and send the file again.',
	);
}

export function damaged(what: string, cause?: unknown): DocumentError {
	return new DocumentError(
		'damaged',
		`Tệp ${what} bị hỏng hoặc tải lên thiếu: hãy mở thử, lưu lại rồi gửi lại.`,
		`The ${what} file is damaged or incomplete: open it, save it again and resend it.`,
		{ cause },
	);
}

export function scanned(): DocumentError {
	return new DocumentError(
		'scanned',
		`Tệp PDF là ảnh quét mờ, không nhận ra được chữ nào: hãy quét lại rõ hơn hoặc gửi bản ${readable.vi} xuất từ máy soạn thảo.`,
		`No word could be made out on this scanned PDF: scan it again more clearly, or send the ${readable.en} saved from the word processor.`,
	);
}

export function noText(): DocumentError {
	return new DocumentError(
		'no-text',
		'Tệp không có chữ nào: hãy kiểm tra lại và gửi đúng tệp báo cáo.',
		'The file holds no text: check it and send the report itself.',
	);
}

export function unsafe(): DocumentError {
	return new DocumentError(
		'unsafe',
		'Tệp chứa cấu trúc không an toàn (khai báo DOCTYPE): hãy mở bằng Word hoặc Excel, lưu lại rồi gửi lại.',
		'The file holds an unsafe structure (a DOCTYPE): open it in Word or Excel, save it again and resend it.',
	);
}
