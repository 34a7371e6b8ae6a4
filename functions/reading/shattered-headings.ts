// Reads a heading whose letters were lost ("3.1. ề hỗ trợ … m y móc t ên t n"). Invariant: letters may only be missing, never other, and
// of the known headings the one that keeps the most of its letters is taken, or none.

/** How headings of this kind of report begin or what they are about, in full. */
const known = [
	'kết quả thực hiện',
	'kết quả đạt được',
	'tình hình thực hiện',
	'công tác chỉ đạo, điều hành',
	'đào tạo nghề, truyền nghề',
	'nâng cao tay nghề',
	'nâng cao năng lực quản lý',
	'nâng cao năng lực quản lý và tổ chức thực hiện',
	'xây dựng mô hình trình diễn kỹ thuật',
	'ứng dụng máy móc',
	'máy móc thiết bị tiên tiến',
	'chuyển giao công nghệ',
	'sản xuất sạch hơn',
	'phát triển sản phẩm',
	'sản phẩm công nghiệp nông thôn tiêu biểu',
	'bình chọn sản phẩm',
	'tư vấn, trợ giúp',
	'cung cấp thông tin',
	'thông tin, tuyên truyền',
	'liên doanh liên kết',
	'phát triển cụm công nghiệp',
	'hợp tác quốc tế',
	'tồn tại, hạn chế',
	'khó khăn, vướng mắc',
	'phương hướng, nhiệm vụ',
	'phương hướng',
	'kiến nghị, đề xuất',
	'đề xuất, kiến nghị',
] as const;

const leastKept = 0.7;
const fewestKept = 8;
const lettersOf = (text: string): string[] =>
	[...text.toLowerCase().normalize('NFC')].filter((one) => /\p{L}/u.test(one));
const headings = known.map((heading) => ({ heading, letters: lettersOf(heading) }));

/** What a title with lost letters must have said, in full; the title as it is where nothing is lost or nothing fits. */
export function mendHeading(title: string): string {
	if (!isOdd(title)) return title;
	const letters = lettersOf(title);
	const fits = headings
		.map(({ heading, letters: whole }) => ({ heading, lost: whole.length, ...bestFit(whole, letters) }))
		.filter((fit) => fit.kept >= fewestKept && fit.share >= leastKept)
		.sort((a, b) => a.start - b.start || b.kept - a.kept);
	const lost = fits.some((fit) => fit.kept < fit.lost);
	return lost ? fits.map((fit) => fit.heading).join('; ') : title;
}

/** Some piece is no Vietnamese word: without a vowel, or opening with a rhyme's vowel as only a cut-off word does. */
function isOdd(title: string): boolean {
	return (title.toLowerCase().match(/\p{L}+/gu) ?? []).some(
		(piece) =>
			/^[bcdđghklmnpqrstvx]+$/u.test(piece) ||
			/^(?:ế|ề|ể|ễ|ệ|ư|ự|ị|ỉ|iệ|iế|iề|ạ|ả|ố|ồ|ổ|ộ|ỗ|ấ|ầ|ậ|ă|ê)(?!p?$)/u.test(piece) ||
			/^(?:ề|ế|ể|ễ)$/u.test(piece),
	);
}

/** The longest run of the title that is the heading with letters left out: how many it keeps, and what share of the heading that is. */
function bestFit(heading: readonly string[], title: readonly string[]): { kept: number; share: number; start: number } {
	let best = { kept: 0, share: 0, start: 0 };
	for (let start = 0; start < title.length; start++) {
		let at = 0;
		let kept = 0;
		for (let i = start; i < title.length; i++) {
			const next = heading.indexOf(title[i] ?? '', at);
			// A letter that stands far on in the heading would skip whole words of it.
			if (next < 0 || next - at > 4) break;
			at = next + 1;
			kept += 1;
		}
		const share = kept / heading.length;
		if (share > best.share) best = { kept, share, start };
	}
	return best;
}
