// The chain of levels by date.
import { describe, expect, it } from 'vitest';
import { chainFor, chainRules, chainText, routeFor } from '../../../functions/domain/levels.ts';
import { findUnit } from '../../../functions/domain/register/register.ts';
import { allUnits } from '../../../functions/domain/register/units.ts';

const unit = (id: string) => {
	const found = findUnit(id);
	if (!found) throw new Error(`no unit ${id}`);
	return found;
};
const baTo = unit('district-535-2004-07-08');

describe('the chain of a unit', () => {
	it('is district, province, ministry until 30 June 2025', () => {
		expect(chainFor(baTo, '2025-03-20')).toEqual([
			{ level: 'district', unitId: 'district-535-2004-07-08' },
			{ level: 'province', unitId: 'province-51-2004-07-08' },
			{ level: 'ministry', unitId: 'ministry-VN-2004-07-08' },
		]);
	});

	it('is commune, province, ministry from 1 July 2025', () => {
		const commune = unit('commune-21484-2025-07-01');
		expect(chainFor(commune, '2025-07-01').map(({ unitId }) => unitId)).toEqual([
			'commune-21484-2025-07-01',
			'province-51-2025-07-01',
			'ministry-VN-2004-07-08',
		]);
	});

	it('starts at the unit itself: a province, the ministry', () => {
		expect(chainFor(unit('province-52-2004-07-08'), '2021-01-31').map(({ level }) => level)).toEqual([
			'province',
			'ministry',
		]);
		expect(chainFor(unit('ministry-VN-2004-07-08'), '2026-01-31').map(({ level }) => level)).toEqual(['ministry']);
	});

	it('says which rule and why', () => {
		expect(routeFor(baTo, '2025-06-30').reason.vi).toContain('77/2015/QH13');
		const after = routeFor(unit('province-51-2025-07-01'), '2025-07-01');
		expect(after.basis).toContain('72/2025/QH15');
		expect(after.reason.en).toContain('commune');
	});

	it("keeps to the unit's last day where a report is dated after the unit ended", () => {
		expect(routeFor(baTo, '2026-01-15')).toEqual(routeFor(baTo, '2025-06-30'));
		expect(routeFor(unit('commune-21484-2025-07-01'), '2020-01-01').asOf).toBe('2025-07-01');
	});

	it('ends at the ministry and skips no level, for every unit of the register', () => {
		const wrong = allUnits.filter((each) => {
			const { chain, asOf } = routeFor(each, each.validFrom);
			const rule = chainRules.find(({ validFrom, validTo }) => validFrom <= asOf && (validTo ?? asOf) >= asOf);
			const expected = rule?.levels.slice(rule.levels.length - chain.length).join();
			return chain[0]?.unitId !== each.id || chain.map(({ level }) => level).join() !== expected;
		});
		expect(wrong).toEqual([]);
	});

	it('reads as words', () => {
		expect(chainText(chainFor(baTo, '2025-03-20'), '2025-03-20')).toBe(
			'huyện Ba Tơ > tỉnh Quảng Ngãi > Bộ Công Thương',
		);
	});
});

describe('the rules of the chains', () => {
	it('follow one another without gap or overlap and cite their source', () => {
		const [before, after] = chainRules;
		expect([before?.validTo, after?.validFrom]).toEqual(['2025-06-30', '2025-07-01']);
		for (const rule of chainRules) expect(rule.basis).toMatch(/\d+\/\d{4}\/QH\d+/);
	});
});
