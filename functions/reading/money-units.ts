// Units of money after a number. Invariant: each is a power of ten of one đồng.

export interface MoneyUnit {
	places: number;
	length: number;
}

const unit = (words: string, places: number): [RegExp, number] => [
	new RegExp(`^\\s*(?:${words})(?![\\p{L}\\p{N}])`, 'iu'),
	places,
];
const dong = '(?:\\s*(?:đồng|VNĐ|VND|đ))?';

const units: readonly [RegExp, number][] = [
	unit(`(?:nghìn|ngàn)\\s+t[ỷỉ]${dong}`, 12),
	unit(`t[ỷỉ]${dong}`, 9),
	unit(`(?:triệu|tr\\.?\\s?(?=đ))${dong}`, 6),
	unit(`(?:nghìn|ngàn)\\s*(?:đồng|VNĐ|VND|đ)`, 3),
	unit('đồng|VNĐ|VND|đ', 0),
];

export function moneyUnitAt(text: string, at: number): MoneyUnit | null {
	const rest = text.slice(at, at + 24);
	for (const [pattern, places] of units) {
		const found = pattern.exec(rest);
		if (found) return { places, length: found[0].length };
	}
	return null;
}
