// How a line or paragraph of an administrative document begins and ends. Invariant: pure recognition, no state.

const lower = /^[\p{Ll}\p{N}(,;.)%"“]/u;
const section = /^(?:phần|chương|mục)\s+(?:thứ\s+\p{L}+|[IVX]+|[A-E]|\d+)(?![\p{L}\p{N}])/iu;
const part = /^[A-E]\s*[.)/]\s*\p{Lu}{2}/u;
const roman = /^[IVX]{1,5}\s*[.)/]\s*\p{L}/u;
const decimal = /^\d{1,2}(?:\.\s?\d{1,2}){1,3}\s*[.)/]?\s+[\p{L}(]/u;
const number = /^\d{1,2}\s*[.)/]\s*(?=\p{Lu})/u;
const letter = /^[a-zđ]\s*[)]\s*\p{L}|^[a-zđ]\.\s+\p{Lu}/u;
const bullet = /^[-–—•*+·]\s*(?=[\p{L}\p{N}("“])/u;
const closing = /^(?:nơi nhận|kính gửi)\s*:|^(?:TM|KT|TL|TUQ)\s*\./iu;

export function beginsBlock(text: string): boolean {
	return (
		section.test(text) ||
		part.test(text) ||
		roman.test(text) ||
		decimal.test(text) ||
		number.test(text) ||
		letter.test(text) ||
		bullet.test(text) ||
		closing.test(text)
	);
}

export function isBullet(text: string): boolean {
	return bullet.test(text);
}

export function beginsLower(text: string): boolean {
	return lower.test(text);
}

export function isFinished(text: string): boolean {
	return /[.!?…;:]["”)]?$/u.test(text);
}

export function endsSentence(text: string): boolean {
	return /[.!?…]["”)]?$/u.test(text);
}

/** All capitals, as titles and signature blocks are. */
export function isCapitals(text: string): boolean {
	return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);
}

const headingOpens =
	/^(?:kết quả|hiệu quả|khó khăn|tồn tại|hạn chế|thuận lợi|bối cảnh|đặc điểm|đánh giá|nhận xét|phương hướng|nhiệm vụ|mục tiêu|giải pháp|kiến nghị|đề xuất|đề nghị|nguyên nhân|bài học|công tác|tình hình|tác động|kế hoạch (?:năm|giai đoạn))(?!\p{L})/iu;

/** A short line that opens as headings do and ends without a stop: a heading that lost its number, or never had one. */
export function looksLikeHeading(text: string): boolean {
	return text.length < 70 && headingOpens.test(text) && !/[.;,:!?]$/u.test(text);
}

/** "Về máy móc, thiết bị: Hộ kinh doanh …": a heading that runs into its text. */
export const inlineHeading =
	/^(?:[-+]\s*)?(?:về|đối với|công tác|hoạt động|nội dung|lĩnh vực)\s+([^:.;\d]{3,70}):\s+(?=\S)/iu;
