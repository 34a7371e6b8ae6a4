// The small words of a flattened row: its number in the list, its unit, its marks. Invariant: pure recognition, no state.

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

const units = new Set(
	'lao động|người|lượt người|cơ sở|cơ sở cnnt|cs cnnt|đoàn|học viên|hội nghị|hội thảo|đại biểu|mô hình|tr. đồng|tr.đồng|triệu đồng|tỷ đồng|nghìn đồng|đồng|doanh nghiệp|hội chợ|gian hàng|sản phẩm|phòng|trung tâm|trung tâm dữ liệu|bản tin|ấn phẩm|chương trình|hình thức|hiệp hội|cụm|ccn|làng nghề|lớp|đề án|dự án|đơn vị|huyện|xã|tỉnh|cái|chiếc|bộ|cuộc|đợt|lần|tin|bài|tin bài|phóng sự|hồ sơ|%|ha|m2|km|tấn|kwh|máy|thiết bị|cán bộ|văn bản|website|giải|hợp đồng|khóa|số'.split(
		'|',
	),
);

export function isRoman(word: string): boolean {
	return romans.includes(word);
}

export function romanNumber(word: string): number {
	return romans.indexOf(word) + 1;
}

/** "CCN/ làng nghề", "Lớp/Hội nghị": each side is a unit. */
export function isUnit(text: string): boolean {
	const parts = text.toLowerCase().split(/\s*\/\s*/);
	return parts.every((part) => units.has(part.trim()));
}

/** The unit printed behind the words of a row, where the table has a column for it. */
export function splitUnit(text: string): { label: string; unit: string | null } {
	const words = text.split(' ');
	for (let size = Math.min(4, words.length - 1); size >= 1; size--) {
		const unit = words.slice(-size).join(' ');
		const label = words.slice(0, -size).join(' ');
		if (!isUnit(unit)) continue;
		const small = /^\p{Ll}/u.test(unit);
		if (small && !/^(?:cái|chiếc|bộ|ha|m2|km)$/u.test(unit) && !label.toLowerCase().includes(unit.toLowerCase()))
			continue;
		return { label, unit };
	}
	return { label: text, unit: null };
}

export function isMark(word: string): boolean {
	return /^[xX√✓]$/u.test(word);
}

/** The list number without its bracket or full stop. */
export function listNumber(word: string): string | null {
	const bare = word.replace(/[.)]$/, '');
	if (isRoman(bare) || /^\d{1,2}(?:\.\d{1,2}){0,2}$/.test(bare)) return bare;
	return null;
}

/** May `next` be the number of the row that follows the row numbered `last`? */
export function follows(last: string | null, next: string): boolean {
	if (isRoman(next)) {
		if (next === 'I') return last === null;
		return last === null || !isRoman(last) || romanNumber(next) === romanNumber(last) + 1;
	}
	if (last === null || isRoman(last)) return next === '1';
	if (next.startsWith(`${last}.`)) return next === `${last}.1`;
	const before = last.split('.');
	const after = next.split('.');
	if (after.length > before.length) return false;
	return after.every((part, i) =>
		i === after.length - 1 ? Number(part) === Number(before[i]) + 1 : part === before[i],
	);
}
