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
	'bình quân',
	'sản phẩm',
];

const edge = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';

/** In re-wrapped text: a letter that is not of the Latin alphabet may have become a blank, alone or beside a space. */
function joinedForms(phrase: string): string[] {
	const letters = [...phrase];
	return letters.flatMap((letter, lost) => {
		if (/[\u0000-\u007f]/.test(letter)) return [];
		const form = letters.map((l, i) => (i === lost ? ' ' : l === ' ' ? ' +' : l)).join('');
		return [form.replace(/^ /, '(?<=^| ) ?').replace(/ $/, ' ?(?=[ .,;:)]|$)')];
	});
}

/** On a printed line, where the blanks still stand as they were: any one letter. */
function printedForms(phrase: string): string[] {
	const letters = [...phrase];
	return letters.flatMap((letter, lost) =>
		letter === ' ' ? [] : [letters.map((l, i) => (i === lost ? ' ' : l)).join('')],
	);
}

interface Mends {
	/** Finds whether there is anything to mend at all. */
	any: RegExp;
	each: readonly [RegExp, string][];
}

function mends(forms: (phrase: string) => string[], list: readonly string[]): Mends {
	const damaged = list.map((phrase) => ({ phrase, all: forms(phrase) })).filter(({ all }) => all.length > 0);
	const finding = (all: readonly string[], flags: string): RegExp =>
		new RegExp(`${edge}(?:${all.join('|')})${end}`, flags);
	return {
		any: finding(
			damaged.flatMap(({ all }) => all),
			'iu',
		),
		each: damaged.map(({ phrase, all }) => [finding(all, 'giu'), phrase]),
	};
}

const joined = mends(joinedForms, phrases);
const printed = mends(
	printedForms,
	phrases.filter((phrase) => phrase.includes(' ')),
);
/** A word left without a vowel, as no Vietnamese word is. */
const oddity = /(?<![\p{L}\p{N}])[\p{Lu}bcdđghklmnpqrstvx][bcdđghklmnpqrstvx]{0,2}(?![\p{L}\p{N}])/u;

export interface Repair {
	/** As it stood in the file, and as it was read. */
	from: string;
	to: string;
}

interface Mended {
	text: string;
	repairs: Repair[];
}

function mend(line: string, { any, each }: Mends): Mended {
	let text = line;
	const repairs: Repair[] = [];
	if (!any.test(line)) return { text, repairs };
	for (const [pattern, phrase] of each)
		text = text.replace(pattern, (found) => {
			const to = inCaseOf(found, phrase);
			if (to !== found) repairs.push({ from: found, to });
			return to;
		});
	return { text, repairs };
}

function inCaseOf(found: string, phrase: string): string {
	if (/\p{Lu}{2}/u.test(found)) return phrase.toUpperCase();
	return /^\p{Lu}/u.test(found) ? phrase.charAt(0).toUpperCase() + phrase.slice(1) : phrase;
}

export function repairLetters(text: string): Mended {
	return oddity.test(text) ? mend(text, joined) : { text, repairs: [] };
}

/** Before blanks are collapsed: "tư  ấn" is "tư vấn", "trợ g úp" is "trợ giúp". */
export function repairPrintedLine(line: string): Mended {
	return / {2}/.test(line) || oddity.test(line) ? mend(line, printed) : { text: line, repairs: [] };
}
