// From a report's words to a unit of the register: tolerant to spelling, never guessing between namesakes.
import { describe, expect, it } from 'vitest';
import { fullName } from '../../../../functions/domain/register/register.ts';
import { resolveUnit, type UnitWords } from '../../../../functions/domain/register/resolve-unit.ts';
import { strictKey } from '../../../../functions/domain/register/spelling.ts';
import { allUnits } from '../../../../functions/domain/register/units.ts';

const names = (words: UnitWords) => resolveUnit(words).map((unit) => fullName(unit, words.date ?? undefined));

describe('words that mean one unit', () => {
	it.each<[UnitWords, string]>([
		[{ level: 'district', name: 'Ba Tơ', province: 'Quảng Ngãi', date: '2025-03-20' }, 'huyện Ba Tơ, tỉnh Quảng Ngãi'],
		[{ name: 'UBND huyện Ba Tơ, tỉnh Quảng Ngãi', date: '2025-03-20' }, 'huyện Ba Tơ, tỉnh Quảng Ngãi'],
		[{ name: 'HUYỆN BA TƠ', date: '2025-03-20' }, 'huyện Ba Tơ, tỉnh Quảng Ngãi'],
		[{ name: 'H. Ba Tơ', date: '2025-03-20', province: 'tỉnh Quảng ngãi' }, 'huyện Ba Tơ, tỉnh Quảng Ngãi'],
		[{ name: 'huyện Sơn Tịnh, Quảng Ngãi', date: '2025-03-20' }, 'huyện Sơn Tịnh, tỉnh Quảng Ngãi'],
		[{ name: 'huyện Ba Tơ (Quảng Ngãi).', date: '2025-03-20' }, 'huyện Ba Tơ, tỉnh Quảng Ngãi'],
		[{ name: 'thành phố Tân An, Long An', date: '2025-03-20' }, 'thành phố Tân An, tỉnh Long An'],
		[{ name: 'Phòng Kinh tế và Hạ tầng huyện Ba Tơ', date: '2025-03-20' }, 'huyện Ba Tơ, tỉnh Quảng Ngãi'],
		[{ name: 'Đông Hƣng', level: 'district', date: '2020-01-01' }, 'huyện Đông Hưng, tỉnh Thái Bình'],
		[{ name: 'Bộ Công Thương', date: '2020-12-01' }, 'Bộ Công Thương'],
		[{ name: 'xã Ba Tơ', date: '2025-07-01' }, 'xã Ba Tơ, tỉnh Quảng Ngãi'],
		[{ level: 'province', name: 'Bình Định', date: '2015-12-01' }, 'tỉnh Bình Định'],
		[{ name: 'Sở Công Thương tỉnh Hà Tĩnh', date: '2020-12-01' }, 'tỉnh Hà Tĩnh'],
		[{ name: 'Sở Công Thương Thanh Hoá', date: '2020-12-01' }, 'tỉnh Thanh Hóa'],
		[{ name: 'tỉnh Hòa Bình', date: '2020-12-01' }, 'tỉnh Hoà Bình'],
		[{ name: 'Đăk Lăk', date: '2020-12-01' }, 'tỉnh Đắk Lắk'],
		[{ name: 'tỉnh Đắc Lắc', date: '2020-12-01' }, 'tỉnh Đắk Lắk'],
		[{ name: 'DAK LAK', date: '2020-12-01' }, 'tỉnh Đắk Lắk'],
		[{ name: 'TP.HCM', date: '2020-12-01' }, 'thành phố Hồ Chí Minh'],
		[{ name: 'TP HCM', date: '2026-12-01' }, 'thành phố Hồ Chí Minh'],
		[{ name: 'Thừa Thiên - Huế', date: '2020-12-01' }, 'tỉnh Thừa Thiên Huế'],
		[{ name: 'Huế', date: '2020-12-01' }, 'tỉnh Thừa Thiên Huế'],
		[{ name: 'tỉnh Thừa Thiên Huế', date: '2025-08-01' }, 'thành phố Huế'],
		[{ name: 'BÀ RỊA – VŨNG TÀU', date: '2020-12-01' }, 'tỉnh Bà Rịa - Vũng Tàu'],
		[{ name: 'Tp. Qui Nhơn', date: '2020-12-01' }, 'thành phố Quy Nhơn, tỉnh Bình Định'],
		[{ name: 'Q.1', province: 'TP.HCM', date: '2020-12-01' }, 'quận 1, thành phố Hồ Chí Minh'],
		[{ level: 'district', name: 'M’Drăk', date: '2020-12-01' }, "huyện M'Đrắk, tỉnh Đắk Lắk"],
		[{ name: 'thị xã Kì Anh', date: '2020-12-01' }, 'thị xã Kỳ Anh, tỉnh Hà Tĩnh'],
		[{ name: 'huyện Kỳ Anh', date: '2020-12-01' }, 'huyện Kỳ Anh, tỉnh Hà Tĩnh'],
		[{ name: 'tỉnh Đồng Nai', date: '2026-10-01' }, 'thành phố Đồng Nai'],
		[{ level: 'ministry', name: 'Bộ Công Thương', date: '2020-12-01' }, 'Bộ Công Thương'],
		[{ name: 'Hà Nội'.normalize('NFD'), date: '2020-12-01' }, 'thành phố Hà Nội'],
	])('%j', (words, expected) => {
		expect(names(words).join(' | ')).toBe(expected);
	});
});

describe('words that need a question', () => {
	it('returns every namesake', () => {
		expect(names({ level: 'district', name: 'Kỳ Anh', date: '2020-12-01' })).toEqual([
			'huyện Kỳ Anh, tỉnh Hà Tĩnh',
			'thị xã Kỳ Anh, tỉnh Hà Tĩnh',
		]);
	});

	it('answers from every time where the date is lost', () => {
		expect(resolveUnit({ level: 'province', name: 'Quảng Ngãi', date: null }).map(({ id }) => id)).toEqual([
			'province-51-2004-07-08',
			'province-51-2025-07-01',
		]);
	});

	it.each<[string, UnitWords]>([
		['an unknown name', { name: 'huyện Không Có', date: '2020-12-01' }],
		['a district in the wrong province', { name: 'Ba Tơ', province: 'Hà Tĩnh', date: '2020-12-01' }],
		['a district after districts ended, though a commune bears the name', { name: 'huyện Ba Tơ', date: '2026-01-01' }],
		['no name', { name: '', date: '2020-12-01' }],
		['the type alone', { name: 'huyện', date: '2020-12-01' }],
	])('finds nothing for %s', (_, words) => {
		expect(resolveUnit(words)).toEqual([]);
	});
});

describe('every unit of the register', () => {
	it('is found by its full name on its first day, alone', () => {
		const lost = allUnits.filter((unit) => {
			const found = resolveUnit({ level: unit.level, name: fullName(unit), date: unit.validFrom });
			return found.length !== 1 || found[0] !== unit;
		});
		expect(lost.map((unit) => unit.id)).toEqual([]);
	});

	it('is found by its bare name within its province', () => {
		const lost = allUnits.filter((unit) => {
			const [, province] = fullName(unit).split(', ');
			const found = resolveUnit({ level: unit.level, name: unit.name, province, date: unit.validFrom });
			return !found.includes(unit);
		});
		expect(lost.map((unit) => unit.id)).toEqual([]);
	});
});

describe('the strict key', () => {
	it('joins spellings of one name', () => {
		for (const [a = '', b = ''] of [
			['Hoà', 'Hòa'],
			['Thuỷ', 'Thủy'],
			['Mỹ', 'Mĩ'],
			['Quý', 'Quí'],
			['Đắk', 'Đăk'],
			['Krông Pắk', 'Krông Pắc'],
			["Ea H'leo", 'Ea H’Leo'],
		]) {
			expect(strictKey(a)).toBe(strictKey(b));
		}
	});

	it('keeps different names apart', () => {
		for (const [a = '', b = ''] of [
			['Ba Tơ', 'Ba Tô'],
			['Sơn Hà', 'Sơn Hạ'],
			['Văn Lang', 'Văn Lăng'],
			['Thúy', 'Thúi'],
			['Tây', 'Tai'],
			['Bạc', 'Bác'],
		]) {
			expect(strictKey(a)).not.toBe(strictKey(b));
		}
	});
});
