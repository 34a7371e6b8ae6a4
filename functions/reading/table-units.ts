// Units in captions, headers and unit columns. Invariant: money is a power of ten of one đồng; what is no unit of money is a noun or
// nothing.

const money: readonly [RegExp, number][] = [
	[/(?<![\p{L}\d])(?:nghìn|ngàn|1\.000) t[ỷỉ](?: đồng|đ)?(?!\p{L})/iu, 12],
	[/(?<!\p{L})t[ỷỉ](?: ?(?:đồng|đ|vnđ|vnd))?(?!\p{L}| lệ)/iu, 9],
	[/(?<![\p{L}\d])(?:triệu|tr\.?) ?(?:đồng|đ|vnđ|vnd)?(?!\p{L})|1\.000\.000 ?(?:đồng|đ)/iu, 6],
	[/(?<![\p{L}\d.])(?:nghìn|ngàn|1\.?000|103) ?(?:đồng|đ|vnđ|vnd)(?!\p{L})/iu, 3],
	[/(?<![\p{L}\d])(?:đồng|vnđ|vnd)(?!\p{L})/iu, 0],
];

export interface MoneyUnitFound {
	places: number;
	words: string;
}

export function moneyUnitIn(text: string): MoneyUnitFound | null {
	for (const [pattern, places] of money) {
		const found = pattern.exec(text);
		if (found) return { places, words: found[0].trim() };
	}
	return null;
}

const captionUnit = /(?:ĐVT|đơn vị(?: tính)?)\s*[:.]\s*([\p{L}\d. ]+?)\s*(?:[;,)]|$)/iu;

/** "Đơn vị tính: triệu đồng" */
export function captionUnitOf(texts: readonly string[]): string | null {
	for (const text of texts.toReversed()) {
		const found = captionUnit.exec(text)?.[1]?.trim();
		if (found) return found;
	}
	return null;
}
