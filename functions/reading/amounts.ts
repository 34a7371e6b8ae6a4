// Amounts of money behind a number, and what they are counted per. Invariant: digits are shifted, never multiplied, so no đồng is lost.
import { moneyUnitAt } from './money-units.ts';
import { type Decimal, numberSource, parseDecimal, quantum, shift, toNumber, toWhole } from './numbers.ts';
import type { Quantity } from './quantity.ts';

export type MoneyPart = Pick<
	Quantity,
	'end' | 'kind' | 'value' | 'valueTo' | 'quantum' | 'unit' | 'measure' | 'perYear' | 'rate' | 'doubt'
>;

export function moneyAt(text: string, at: number, first: Decimal, second: Decimal | null): MoneyPart | null {
	const unit = moneyUnitAt(text, at);
	if (!unit) return null;
	let end = at + unit.length;
	let amount = shift(first, unit.places);
	// "1 tỷ" is meant exactly; only a decimal says that it was rounded.
	let step = first.exponent < 0 ? quantum(amount) : Math.min(quantum(amount), 1_000_000);
	// "1 tỷ 200 triệu đồng"
	const rest =
		unit.places === 9
			? new RegExp(`^\\s+(${numberSource})\\s*triệu(?:\\s+đồng)?(?!\\p{L})`, 'iu').exec(text.slice(end))
			: null;
	const more = rest?.[1] ? parseDecimal(rest[1]) : null;
	if (rest && more && first.exponent === 0) {
		amount = addWhole(amount, shift(more, 6));
		step = quantum(shift(more, 6));
		end += rest[0].length;
	}
	// "1 đồng vốn thu hút 2,2 đồng" is a ratio.
	if (unit.places === 0 && toNumber(amount) < 1000 && !isSlip(text.slice(Math.max(0, at - 40), at), toNumber(amount)))
		return null;
	const value = toWhole(amount);
	const per = perAt(text, end);
	return {
		end: end + per.length,
		kind: 'money',
		value: value ?? Math.round(toNumber(amount)),
		valueTo: second ? (toWhole(shift(second, unit.places)) ?? null) : null,
		quantum: Math.max(1, step),
		unit: per.year ? 'VND/năm' : 'VND',
		measure: per.year ? 'other' : 'funding',
		perYear: per.year,
		rate: per.rate,
		doubt: value === null ? 'số tiền lẻ dưới một đồng' : null,
	};
}

/** "kinh phí 140 đồng" is a slip that must be seen, not a ratio. */
function isSlip(before: string, amount: number): boolean {
	return amount >= 10 && /(?:kinh phí|số tiền|hỗ trợ|trị giá)[^,.;\d]{0,16}[\d.,]+\s*$/iu.test(before);
}

function addWhole(a: Decimal, b: Decimal): Decimal {
	const exponent = Math.min(a.exponent, b.exponent);
	const at = (value: Decimal): bigint => value.digits * 10n ** BigInt(value.exponent - exponent);
	return { digits: at(a) + at(b), exponent };
}

/** "/năm", "/03 đề án/năm" after an amount make a mean; "/người/tháng" a rate. A plain "/03 đề án" is a second figure. */
export function perAt(text: string, at: number): { year: boolean; rate: boolean; length: number } {
	const rest = text.slice(at, at + 40);
	if (/^\s*\/\s*\d+\s*[\p{L} ,]{2,24}\/\s*năm(?!\p{L})/iu.test(rest)) return { year: true, rate: false, length: 0 };
	const year = /^\s*\/\s*năm(?!\p{L})/iu.exec(rest);
	if (year) return { year: true, rate: false, length: year[0].length };
	const rate =
		/^\s*\/\s*(?:\d{1,2}\s*)?(?:người|lao động|tháng|quý|cơ sở|đề án|mô hình|sản phẩm|ha|hộ|lớp|khóa|khoá|học viên|đơn vị|số|kỳ|đợt|buổi|lượt|gian hàng|lần)(?!\p{L})/iu.exec(
			rest,
		);
	if (rate && !/^\s*\/\s*\d/u.test(rest)) return { year: false, rate: true, length: rate[0].length };
	return { year: false, rate: false, length: 0 };
}
