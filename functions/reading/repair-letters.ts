// Puts back letters that a text extraction lost to a blank ("ng n sách"). Invariant: only set phrases of this kind of report are
// mended, and only where what stands there is no Vietnamese word.

const phrases = [
	'kinh phí',
	'ngân sách',
	'chính sách',
	'xây dựng',
	'quan tâm',
	'trung tâm',
	'trọng tâm',
	'tạp chí',
	'nâng cao',
	'nhân lực',
	'nhân dân',
	'bồi dưỡng',
	'cơ khí',
	'mây tre',
	'diện tích',
	'mục đích',
	'tích cực',
	'khuyến khích',
	'phòng trưng bày',
	'cân đối',
	'vai trò',
	'còn lại',
	'sản xuất',
	'hỗ trợ',
	'khuyến công',
	'kính đề nghị',
	'kính báo cáo',
	'trên đây',
	'đào tạo',
	'tư vấn',
	'cơ sở',
	'phát triển',
	'nông thôn',
	'công nghiệp',
	'thực hiện',
	'tổng kinh phí',
	'đề án',
	'mô hình',
	'chuyển giao',
	'thông tin',
	'liên kết',
	'trợ giúp',
	'các cơ sở',
	'nơi nhận',
	'triển khai',
	'sản phẩm',
];

const edge = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';

/** Each non-ASCII letter of the phrase may have become a blank; the blank may be alone or touch a space. */
function damagedForms(phrase: string): RegExp {
	const letters = [...phrase];
	const forms: string[] = [];
	letters.forEach((letter, lost) => {
		if (/[\u0000-\u007f]/.test(letter)) return;
		const form = letters.map((l, i) => (i === lost ? ' ' : l === ' ' ? ' +' : l)).join('');
		forms.push(form.replace(/^ /, '(?<=^| ) ?').replace(/ $/, ' ?(?=[ .,;:)]|$)'));
	});
	return new RegExp(`${edge}(?:${forms.join('|')})${end}`, 'giu');
}

const mends: readonly [RegExp, string][] = phrases
	.filter((phrase) => /[^\u0000-\u007f]/.test(phrase))
	.map((phrase) => [damagedForms(phrase), phrase]);

export function repairLetters(line: string): string {
	if (!/(?<![\p{L}\p{N}])\p{L}{0,3} \p{L}{0,3}(?![\p{L}\p{N}])/u.test(line)) return line;
	let result = line;
	for (const [pattern, phrase] of mends) {
		result = result.replace(pattern, (found) => {
			if (/\p{Lu}{2}/u.test(found)) return phrase.toUpperCase();
			return /^\p{Lu}/u.test(found) ? phrase.charAt(0).toUpperCase() + phrase.slice(1) : phrase;
		});
	}
	return result;
}
