// Which unit a line of a table means, by id or by level, name and province. Invariant: exactly one, or a problem that says how to name it; an id and
// a name that disagree are asked.
import { oneLine, shown } from './entry-words.ts';
import { findUnit, fullName } from './register/register.ts';
import { resolveUnit } from './register/resolve-unit.ts';
import type { Level, Unit } from './register/unit.ts';

export type UnitCells = Record<'unit_id' | 'unit_level' | 'unit_name' | 'unit_province', string>;

const levelWords: Readonly<Record<string, Level>> = {
	commune: 'commune',
	xã: 'commune',
	phường: 'commune',
	'đặc khu': 'commune',
	district: 'district',
	huyện: 'district',
	province: 'province',
	tỉnh: 'province',
	ministry: 'ministry',
	bộ: 'ministry',
};

function unitsOf(cells: UnitCells, level: Level | null, day: string | null): Unit[] {
	const [name, province] = [oneLine(cells.unit_name), oneLine(cells.unit_province)];
	return resolveUnit({ level, name, province: province || null, date: day });
}

const told = (units: readonly Unit[]): string =>
	units
		.slice(0, 5)
		.map((unit) => `${fullName(unit)} = ${unit.id}`)
		.join('; ');

/** @param day of which the words are, where they do not name an id */
export function unitOf(cells: UnitCells, day: string): Unit | [code: string, vi: string, en: string] {
	const levelText = oneLine(cells.unit_level).toLowerCase();
	const level = Object.hasOwn(levelWords, levelText) ? (levelWords[levelText] ?? null) : null;
	if (levelText !== '' && level === null)
		return [
			'bad-choice',
			`Cấp "${shown(levelText)}" không có: hãy ghi xã, huyện, tỉnh hoặc bộ.`,
			`There is no level "${shown(levelText)}": write commune, district, province or ministry.`,
		];
	const id = oneLine(cells.unit_id);
	const named = oneLine(cells.unit_name) !== '';
	if (id === '' && !named && level !== 'ministry')
		return [
			'missing-unit',
			'Thiếu đơn vị: hãy ghi unit_id, hoặc cấp, tên và tỉnh của đơn vị.',
			'The unit is missing: write unit_id, or the level, name and province of the unit.',
		];
	if (id !== '') {
		const unit = findUnit(id);
		if (!unit)
			return [
				'unknown-unit',
				`Danh mục không có đơn vị "${shown(id)}": hãy lấy mã từ tệp xuất ra, hoặc để trống và ghi tên đơn vị.`,
				`The register knows no unit "${shown(id)}": take the id from an export, or leave it empty and write the name.`,
			];
		const agrees = (level === null || level === unit.level) && (!named || unitsOf(cells, level, null).includes(unit));
		return agrees
			? unit
			: [
					'unit-disagrees',
					`Mã ${id} là ${fullName(unit)}, không phải "${shown(cells.unit_name)}": hãy sửa mã hoặc tên.`,
					`The id ${id} is ${fullName(unit)}, not "${shown(cells.unit_name)}": mend the id or the name.`,
				];
	}
	const today = unitsOf(cells, level, day);
	const units = today.length > 0 ? today : unitsOf(cells, level, null);
	const [unit, ...others] = units;
	if (!unit)
		return [
			'unknown-unit',
			`Không có đơn vị tên "${shown(cells.unit_name)}": hãy ghi đúng tên, cấp và tỉnh.`,
			`There is no unit named "${shown(cells.unit_name)}": write its name, level and province.`,
		];
	if (others.length > 0)
		return [
			'ambiguous-unit',
			`Tên "${shown(cells.unit_name)}" là của ${units.length} đơn vị: hãy ghi thêm cấp và tỉnh, hoặc ghi unit_id (${told(units)}).`,
			`${units.length} units are named "${shown(cells.unit_name)}": add the level and province, or write unit_id (${told(units)}).`,
		];
	return unit;
}
