// Whether an amount went to one establishment or one model, by the words of its own piece of the sentence. Invariant: a group, a list, a project
// or a name that cannot be told from two is never taken for one.
import type { CheckItem } from './check-items.ts';

export interface Recipient {
	per: 'establishment' | 'model';
	/** As printed: "Công ty TNHH Hồng Hà", "01 mô hình". */
	name: string;
}

/** The words that speak of an amount: from the amount before it to itself, and on to the next. */
export interface Piece {
	before: string;
	after: string;
	/** Where `before` begins in the paragraph. */
	start: number;
	end: number;
}

const forms =
	'công ty|cty|doanh nghiệp tư nhân|DNTN|doanh nghiệp|hợp tác xã|HTX|tổ hợp tác|THT|hộ kinh doanh|HKD|cơ sở sản xuất|cơ sở|xưởng|nhà máy';
const capitalised = forms
	.split('|')
	.map((form) => `[${form.charAt(0)}${form.charAt(0).toUpperCase()}]${form.slice(1)}`);
/** A form of establishment with a name of its own: a capital within a few words ("cơ sở nem chua Bà Chín"). */
const named = new RegExp(
	`(?<!\\p{L})(?:${capitalised.join('|')})(?!\\p{L})(?: (?!(?:${forms}|với|và|có|để|cho|được|tại|ở|trên|thuộc|của|trong|huyện|thị|thành|xã|phường|tỉnh|khu)(?!\\p{L}))\\p{Ll}+){0,5} \\p{Lu}[^,;:.()\\d]{0,80}`,
	'gu',
);
const anyForm = new RegExp(`(?<!\\p{L})(?:${forms})(?!\\p{L})`, 'giu');
const plural = new RegExp(
	`(?<!\\p{L})(?:các|những|nhiều|mỗi|từng|một số|đề án nhóm|nhóm|lượt|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:${forms}|hộ|đơn vị|mô hình|đề án|dự án))(?!\\p{L})`,
	'iu',
);
/** Whose name it is where the money is not theirs. */
const otherRole =
	/(?<!\p{L})(?:phối hợp|hợp đồng|thuê|do [^,;]{0,40}(?:thực hiện|chủ trì|cung cấp)|đơn vị (?:thực hiện|tư vấn)|nhà thầu|đối ứng|doanh thu|vốn đầu tư|mức đầu tư|trị giá|giá trị)(?!\p{L})/iu;
/** "Sản xuất và Thương mại" stands within one name; any other "và" may join two. */
const twoNames =
	/ và (?!(?:thương mại|dịch vụ|sản xuất|xây dựng|chế biến|xuất nhập khẩu|xuất khẩu|đầu tư|phát triển|kinh doanh|du lịch|công nghệ|kỹ thuật|vật liệu)(?!\p{L}))/iu;
const oneCounted =
	/(?<!\p{N})(?:01|1|một) ((?:mô hình|cơ sở|doanh nghiệp|công ty|hợp tác xã|HTX|tổ hợp tác|hộ)(?!\p{L})[^,;:.()\d]{0,60})/iu;
const counted = /(?<![\p{N}.,/])\d{1,4}(?![\d.,/]*\d)(?=\s+\p{L})/gu;

export function recipientOf({ before, after }: Piece): Recipient | null {
	if (otherRole.test(before)) return null;
	const own = inWords(before);
	if (own !== 'none') return own === 'several' ? null : own;
	// "300 triệu đồng cho Công ty TNHH Hồng Hà"
	const behind = /^\s*(?:cho|tại)\s+/iu.test(after) && !otherRole.test(after) ? inWords(after) : 'none';
	return behind === 'none' || behind === 'several' ? null : behind;
}

function inWords(text: string): Recipient | 'none' | 'several' {
	const names = [...text.matchAll(named)].map(([name]) => name.trim());
	const all = [...text.matchAll(anyForm)].length;
	const counts = [...text.matchAll(counted)].map(([found]) => Number(found)).filter((count) => count !== 1);
	const one = oneCounted.exec(text);
	if (names.length === 0 && !one) return all > 0 || counts.length > 0 ? 'several' : 'none';
	if (plural.test(text) || counts.length > 0 || names.length > 1) return 'several';
	const [name] = names;
	if (name) return all > 1 || twoNames.test(name) ? 'several' : { per: 'establishment', name: tidy(name) };
	if (!one?.[1] || all > 1) return 'several';
	return { per: /^mô hình/iu.test(one[1]) ? 'model' : 'establishment', name: tidy(one[0]) };
}

/** The name without the verb that follows it: "Công ty TNHH Hồng Hà được ngân sách tỉnh hỗ trợ". */
const tidy = (name: string): string =>
	name
		.replace(
			/(?<=\S)\s+(?:được|đầu tư|mua|với|từ|kinh phí|số tiền|hỗ trợ|là|để|lắp đặt|trang bị|xây dựng|ứng dụng|áp dụng|thực hiện|đổi mới|tại)(?!\p{L}).*$/su,
			'',
		)
		.trim();

/** Between the amounts around it, and never across a semicolon or the end of its sentence. */
export function pieceOf(item: CheckItem, others: readonly CheckItem[]): Piece {
	const { draft } = item;
	const { text } = draft.paragraph.paragraph;
	const money = others.filter(
		(one) => one !== item && one.draft.quantity.kind === 'money' && one.draft.paragraph === draft.paragraph,
	);
	const previous = money.map((one) => one.draft.quantity.end).filter((end) => end <= draft.quantity.start);
	const next = money.map((one) => one.draft.quantity.start).filter((start) => start >= draft.quantity.end);
	const from = Math.max(draft.sentence.start, draft.paragraph.bodyStart, ...previous);
	const to = Math.min(draft.sentence.end, ...next);
	const before = text.slice(from, draft.quantity.start);
	const start = from + before.lastIndexOf(';') + 1;
	const after = text.slice(draft.quantity.end, to);
	const stop = after.search(/[;,(]/u);
	const end = draft.quantity.end + (stop < 0 ? after.length : stop);
	return { before: text.slice(start, draft.quantity.start), after: text.slice(draft.quantity.end, end), start, end };
}
