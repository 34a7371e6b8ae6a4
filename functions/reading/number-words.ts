// Small numbers written as words ("mở hai lớp"). Invariant: only what was done is read: after a verb that does or counts and before a
// noun that is counted by itself; "một" (a, one), "năm" (five, year) and what points back ("hai cơ sở trên") are left alone.

export interface WordNumber {
	value: number;
	start: number;
	end: number;
}

/** "mở một lớp"; a meeting is counted only where it is said to be done: "đã tổ chức một hội nghị". */
const articles =
	/(?<=(?<!\p{L})(?:mở|tổ chức)(?: được| thêm)? )một(?= (?:lớp|khóa|khoá)(?!\p{L}))|(?<=(?<!\p{L})đã (?:phối hợp )?tổ chức(?: được| thêm)? )một(?= (?:hội nghị|hội thảo|cuộc|đoàn|phiên chợ|buổi)(?!\p{L}))/giu;
/** "ba lớp (hai lớp may, một lớp làm bánh)": in brackets or behind a colon after the same noun. */
const inBrackets =
	/(?<=[(:,;] ?|và )(một|hai|ba|bốn|sáu|bảy|tám|chín|mười)(?= (lớp|khóa|khoá|đề án|mô hình|cơ sở|hội nghị|cuộc|đoàn)(?!\p{L}))/giu;
const values: Readonly<Record<string, number>> = {
	một: 1,
	hai: 2,
	ba: 3,
	bốn: 4,
	sáu: 6,
	bảy: 7,
	tám: 8,
	chín: 9,
	mười: 10,
};
const verbs =
	'mở|tổ chức|thực hiện|triển khai|hỗ trợ|có|được|xây dựng|cho|tham gia|hoàn thành|nghiệm thu|và|với|đăng|bình chọn|công nhận|đạt|phê duyệt';
const counted =
	'lớp|khóa|khoá|đề án|mô hình|cơ sở|doanh nghiệp|hợp tác xã|HTX|sản phẩm|hội chợ|hội nghị|hội thảo|phóng sự|chuyên mục|cuộc|đoàn';
const pattern = new RegExp(
	`(?<=(?<!\\p{L})(?:${verbs})(?: được| thêm)? )(${Object.keys(values)
		.filter((word) => word !== 'một')
		.join('|')})(?= (?:${counted})(?!\\p{L}))`,
	'giu',
);
const pointsBack =
	/^[^,.;()]{0,40}?(?<!\p{L})(?:này|trên|nói trên|nêu trên|kể trên|đó|còn lại|ấy)(?!\p{L})(?! địa bàn| đài| báo)/iu;

function sameNounBefore(text: string, match: RegExpExecArray): boolean {
	// Brackets that closed again stand between, and say nothing of what is listed.
	const near = Math.max(0, match.index - farthest);
	const said = text.slice(near, match.index).replace(/\([^()]*\)/gu, (closed) => '#'.repeat(closed.length));
	const at = Math.max(said.lastIndexOf('('), said.lastIndexOf(':'));
	if (at < 0 || /[.)]/u.test(said.slice(at))) return false;
	const open = near + at;
	return (
		match[2] !== undefined &&
		new RegExp(`${match[2]}[^.;()]{0,30}$`, 'iu').test(text.slice(Math.max(0, open - 60), open))
	);
}

const farthest = 200;

export function wordNumbers(text: string): WordNumber[] {
	const bracketed = [...text.matchAll(inBrackets)].filter((match) => sameNounBefore(text, match));
	return [...text.matchAll(pattern), ...text.matchAll(articles), ...bracketed].flatMap((match) => {
		const [word = ''] = match;
		const end = match.index + word.length;
		const value = values[word];
		if (value === undefined || pointsBack.test(text.slice(end, end + 50))) return [];
		return [{ value, start: match.index, end }];
	});
}
