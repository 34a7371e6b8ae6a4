// What a reader leaves out or changes, in words. Invariant: a notice names the place and what to do, in one line for each language.
import type { Notice, NoticeCode } from './document.ts';

const notice = (code: NoticeCode, vi: string, en: string): Notice => ({ code, vi, en });

/** The first few of a list, and how many more. */
function some(items: readonly string[]): { vi: string; en: string } {
	const shown = items.slice(0, 5).join(', ');
	const more = items.length - 5;
	return more > 0 ? { vi: `${shown} và ${more} chỗ khác`, en: `${shown} and ${more} more` } : { vi: shown, en: shown };
}

export const hiddenText = (words: readonly string[]): Notice => {
	const list = some(words.map((word) => `"${word.length > 60 ? `${word.slice(0, 60)}…` : word}"`));
	return notice(
		'hidden-text',
		`Bỏ qua chữ bị ẩn trong tệp: ${list.vi}. Nếu cần tính, hãy bỏ chế độ ẩn rồi gửi lại.`,
		`Hidden text was left out: ${list.en}. If it counts, unhide it and send the file again.`,
	);
};

export const hiddenSheets = (names: readonly string[]): Notice => {
	const list = some(names.map((name) => `"${name}"`));
	return notice(
		'hidden-sheets',
		`Không đọc trang tính bị ẩn: ${list.vi}. Nếu cần tính, hãy bỏ ẩn rồi gửi lại.`,
		`Hidden worksheets were not read: ${list.en}. If they count, unhide them and send the file again.`,
	);
};

export const hiddenCells = (sheet: string, rows: number, columns: number): Notice =>
	notice(
		'hidden-cells',
		`Trang tính "${sheet}" có ${rows} dòng và ${columns} cột bị ẩn chứa dữ liệu, không được đọc: hãy bỏ ẩn nếu cần tính.`,
		`Worksheet "${sheet}" hides ${rows} rows and ${columns} columns with data, which were not read: unhide them if they count.`,
	);

export const farCells = (sheet: string, range: string): Notice =>
	notice(
		'far-cells',
		`Trang tính "${sheet}" có ô ở rất xa bảng; chỉ đọc vùng ${range}: hãy xóa các ô thừa ngoài bảng nếu không cần.`,
		`Worksheet "${sheet}" has cells very far from its tables; only ${range} was read: delete what is not needed out there.`,
	);

export const cellErrors = (sheet: string, cells: readonly string[]): Notice => {
	const list = some(cells);
	return notice(
		'cell-errors',
		`Trang tính "${sheet}" có ô báo lỗi, không lấy được số: ${list.vi}. Hãy sửa công thức rồi gửi lại.`,
		`Worksheet "${sheet}" has error values instead of numbers: ${list.en}. Mend the formulas and send it again.`,
	);
};

export const formulasWithoutValue = (sheet: string, cells: readonly string[]): Notice => {
	const list = some(cells);
	return notice(
		'formulas-without-value',
		`Trang tính "${sheet}" có công thức chưa lưu kết quả: ${list.vi}. Hãy mở bằng Excel, lưu lại rồi gửi lại.`,
		`Worksheet "${sheet}" has formulas without a stored result: ${list.en}. Open it in Excel, save it and send it again.`,
	);
};

export const embeddedDocument = (): Notice =>
	notice(
		'embedded-document',
		'Tệp Word có phần chèn từ tệp khác (altChunk), chưa đọc được: hãy mở bằng Word, lưu lại rồi gửi lại.',
		'The Word file embeds another document (altChunk) that was not read: open it in Word, save it and send it again.',
	);

export const legacyConverted = (encoding: string): Notice =>
	notice(
		'legacy-converted',
		`Chữ dùng bảng mã cũ ${encoding} đã được chuyển sang Unicode: hãy so lại tên riêng và đơn vị.`,
		`Text in the old encoding ${encoding} was converted to Unicode: compare names and units once more.`,
	);

export const legacyDoubtful = (sample: string): Notice =>
	notice(
		'legacy-doubtful',
		`Chữ có vẻ dùng bảng mã cũ nhưng không rõ loại nào ("${sample}"), được giữ nguyên: hãy lưu lại bằng phông Unicode rồi gửi lại.`,
		`Text seems to be in an old encoding, but which is not clear ("${sample}"); it was left as it is: save it with a Unicode font and send it again.`,
	);
