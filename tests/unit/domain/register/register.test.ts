// The register of units: what exists when, under whom, and who succeeds whom.
import { describe, expect, it } from 'vitest';
import {
	childrenOf,
	findUnit,
	fullName,
	organNames,
	parentOf,
	successorOf,
	unitsAt,
} from '../../../../functions/domain/register/register.ts';
import { shortTitle, unitTypeAt } from '../../../../functions/domain/register/titles.ts';
import { allUnits, ministryId } from '../../../../functions/domain/register/units.ts';

const unit = (id: string) => {
	const found = findUnit(id);
	if (!found) throw new Error(`no unit ${id}`);
	return found;
};

describe('the units of a day', () => {
	it('are 63 provinces and 696 districts until 30 June 2025, 34 provinces and 3,321 communes from the next day', () => {
		const count = (date: string) =>
			(['ministry', 'province', 'district', 'commune'] as const).map((level) => unitsAt(level, date).length);
		expect(count('2025-06-30')).toEqual([1, 63, 696, 0]);
		expect(count('2025-07-01')).toEqual([1, 34, 0, 3321]);
	});

	it('can be asked of one parent', () => {
		const districts = unitsAt('district', '2024-12-31', 'province-51-2004-07-08');
		expect(districts).toHaveLength(13);
		expect(districts.map(({ name }) => name)).toContain('Ba Tơ');
		expect(unitsAt('district', '2025-07-01', 'province-51-2004-07-08')).toEqual([]);
		expect(childrenOf(ministryId, '2025-07-01')).toHaveLength(34);
		expect(childrenOf('no-such-unit', '2025-07-01')).toEqual([]);
	});
});

describe('a unit', () => {
	it('has an id of level, code and first day that is safe in a URL', () => {
		for (const { id, level, code, validFrom } of allUnits) {
			expect(id).toBe(`${level}-${code}-${validFrom}`);
			expect(encodeURIComponent(id)).toBe(id);
		}
	});

	it('is not confused with the other bearer of its code or name', () => {
		expect(unit('province-52-2004-07-08').name).toBe('Bình Định');
		expect(unit('province-52-2025-07-01').name).toBe('Gia Lai');
		expect(unit('district-535-2004-07-08').name).toBe(unit('commune-21484-2025-07-01').name);
		const reused = unitsAt('province', '2025-07-01').filter(
			(each) => findUnit(`province-${each.code}-2004-07-08`)?.name !== each.name,
		);
		// Huế is the eighth: not its meaning but its own name changed, on 2025-01-01.
		expect(reused.map(({ code }) => code)).toEqual(['15', '24', '44', '46', '52', '80', '82', '91']);
	});

	it('has a parent of the same days', () => {
		const orphans = allUnits.filter((each) => {
			const parent = parentOf(each);
			if (each.level === 'ministry') return parent !== undefined;
			return !parent || parent.validFrom > each.validFrom || (parent.validTo ?? '9999') < (each.validTo ?? '9999');
		});
		expect(orphans).toEqual([]);
	});

	it('is not found under an unknown id', () => {
		expect(findUnit('district-535')).toBeUndefined();
		expect(findUnit('__proto__')).toBeUndefined();
	});
});

describe('the successor', () => {
	it.each([
		['province-52-2004-07-08', 'province-52-2025-07-01'],
		['province-64-2004-07-08', 'province-52-2025-07-01'],
		['province-62-2004-07-08', 'province-51-2025-07-01'],
		['province-87-2004-07-08', 'province-82-2025-07-01'],
		['district-535-2004-07-08', 'province-51-2025-07-01'],
	])('of %s is %s', (id, successor) => {
		expect(successorOf(unit(id))?.id).toBe(successor);
	});

	it('exists for every unit that ended, and for no other', () => {
		const wrong = allUnits.filter((each) => (each.validTo === null) !== (successorOf(each) === undefined));
		expect(wrong).toEqual([]);
		expect(new Set(unitsAt('province', '2025-06-30').map((each) => successorOf(each)?.id)).size).toBe(34);
	});
});

describe('the name of a unit', () => {
	it('carries type and province', () => {
		expect(fullName(unit('district-535-2004-07-08'))).toBe('huyện Ba Tơ, tỉnh Quảng Ngãi');
		expect(fullName(unit('district-760-2004-07-08'))).toBe('quận 1, thành phố Hồ Chí Minh');
		expect(fullName(unit('province-42-2004-07-08'))).toBe('tỉnh Hà Tĩnh');
		expect(fullName(unit(ministryId))).toBe('Bộ Công Thương');
	});

	it.each([
		['province-75-2025-07-01', '2026-04-30'],
		['province-22-2025-07-01', '2026-09-01'],
		['province-24-2025-07-01', '2026-09-20'],
	])('of %s says city from %s on, under the same id', (id, day) => {
		const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
		expect(unitTypeAt(unit(id), before)).toBe('tỉnh');
		expect(unitTypeAt(unit(id), day)).toBe('thành phố');
	});

	it('of Huế lost "Thừa Thiên" on 1 January 2025', () => {
		const hue = unit('province-46-2004-07-08');
		expect(shortTitle(hue, '2024-12-31')).toBe('tỉnh Thừa Thiên Huế');
		expect(shortTitle(hue, '2025-01-01')).toBe('thành phố Huế');
	});

	it('gives the bodies that sign', () => {
		expect(organNames(unit('district-535-2004-07-08'))[0]).toBe('UBND huyện Ba Tơ');
		expect(organNames(unit('province-42-2004-07-08'))[0]).toBe('Sở Công Thương tỉnh Hà Tĩnh');
	});

	it('holds no doubled quote of the source', () => {
		expect(allUnits.filter(({ name }) => name.includes("''") || name !== name.normalize('NFC').trim())).toEqual([]);
	});
});
