// How well the words of a sentence fit the label of a table's row. Invariant: between 0 and 1: the share of the label's own words that the
// sentence says, words that every row has left out.

const common = new Set(
	'số các của và cho được hỗ trợ tổng trong đó theo có là tại về với từng những thực hiện tổ chức khác cơ sở công nghiệp nông thôn cnnt cấp hoạt động khuyến công đề án chương trình năm một đã xây dựng đầu tư'.split(
		' ',
	),
);
/** Words that stand for one another in these reports. */
const same: readonly [RegExp, string][] = [
	[/thương hiệu/giu, 'nhãn hiệu'],
	[/(?<!\p{L})CCN(?!\p{L})/giu, 'cụm công-nghiệp'],
	[/cụm công nghiệp/giu, 'cụm công-nghiệp'],
	[/nước thải|ô nhiễm môi trường|ô nhiễm/giu, 'ô-nhiễm'],
	[/(?:xác lập|bảo hộ)(?: quyền)?(?: sở hữu)?(?: trí tuệ)?(?: công nghiệp)?/giu, 'đăng ký'],
	[/hội thảo|hội nghị/giu, 'hội-nghị'],
	[/triển lãm/giu, 'hội chợ'],
	[/tham gia/giu, 'bình-chọn-dự'],
	[/bình chọn/giu, 'bình-chọn-dự'],
];

export function wordsOf(text: string): Set<string> {
	let words = text.toLowerCase();
	for (const [pattern, replacement] of same) words = words.replace(pattern, replacement);
	return new Set((words.match(/[\p{L}\p{N}-]+/gu) ?? []).filter((word) => !common.has(word) && !/^[\d-]+$/.test(word)));
}

export function likeness(label: ReadonlySet<string>, sentence: ReadonlySet<string>): number {
	if (label.size === 0) return 0;
	let shared = 0;
	for (const word of label) if (sentence.has(word)) shared += 1;
	return shared / label.size;
}
