// Which levels approve, as dated data. Invariant: a known unit always has a chain, and it never skips a level between the
// unit and the ministry.
import { findUnit, parentOf } from './register/register.ts';
import { shortTitle } from './register/titles.ts';
import type { Level, Unit } from './register/unit.ts';

export interface ChainRule {
	/** Lowest first. */
	levels: readonly Level[];
	validFrom: string;
	validTo: string | null;
	basis: string;
	reason: { vi: string; en: string };
}

export const chainRules: readonly ChainRule[] = [
	{
		levels: ['district', 'province', 'ministry'],
		validFrom: '2004-07-08',
		validTo: '2025-06-30',
		basis: '77/2015/QH13',
		reason: {
			vi: 'Đến ngày 30/6/2025: cấp huyện, cấp tỉnh, Bộ Công Thương (Luật Tổ chức chính quyền địa phương 77/2015/QH13).',
			en: 'Until 30 June 2025: district, province, ministry (Law on Organisation of Local Government 77/2015/QH13).',
		},
	},
	{
		levels: ['commune', 'province', 'ministry'],
		validFrom: '2025-07-01',
		validTo: null,
		basis: '72/2025/QH15, 202/2025/QH15, 139/2025/NĐ-CP',
		reason: {
			vi: 'Từ ngày 01/7/2025: cấp xã, cấp tỉnh, Bộ Công Thương; không còn cấp huyện (Luật 72/2025/QH15, Nghị quyết 202/2025/QH15, Nghị định 139/2025/NĐ-CP).',
			en: 'From 1 July 2025: commune, province, ministry; there are no districts (Law 72/2025/QH15, Resolution 202/2025/QH15, Decree 139/2025/NĐ-CP).',
		},
	},
];

export interface ChainLevel {
	level: Level;
	unitId: string;
}

export interface Chain {
	/** The unit's own level first, the ministry last. */
	chain: ChainLevel[];
	/** The day whose rule holds: the date asked for, or the unit's nearest day where it did not exist on that date. */
	asOf: string;
	reason: { vi: string; en: string };
	basis: string;
}

/** A report dated after its unit ended still goes the way of the unit's last day; successors hold the offices. */
function dayWithin(unit: Unit, date: string): string {
	if (date < unit.validFrom) return unit.validFrom;
	return unit.validTo !== null && date > unit.validTo ? unit.validTo : date;
}

function upwards(unit: Unit): Unit[] {
	const parent = parentOf(unit);
	return parent === undefined ? [unit] : [unit, ...upwards(parent)];
}

export function routeFor(unit: Unit, date: string): Chain {
	const asOf = dayWithin(unit, date);
	const rule = chainRules.find(({ validFrom, validTo }) => validFrom <= asOf && (validTo === null || asOf <= validTo));
	const chain = upwards(unit).map(({ level, id }) => ({ level, unitId: id }));
	// The register and the rules are both our data; a level that they disagree on is a fault of the data, not of the report.
	if (!rule || chain.some(({ level }) => !rule.levels.includes(level))) {
		throw new Error(`functions/domain/levels.ts: no chain for ${unit.id} on ${asOf}`);
	}
	return { chain, asOf, reason: rule.reason, basis: rule.basis };
}

export const chainFor = (unit: Unit, date: string): ChainLevel[] => routeFor(unit, date).chain;

/** "huyện Ba Tơ > tỉnh Quảng Ngãi > Bộ Công Thương". */
export const chainText = (chain: readonly ChainLevel[], date: string): string =>
	chain
		.map(({ unitId }) => {
			const unit = findUnit(unitId);
			return unit === undefined ? unitId : shortTitle(unit, date);
		})
		.join(' > ');
