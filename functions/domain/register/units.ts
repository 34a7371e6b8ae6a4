// Builds the units from the data files beside it. Invariant: every line of the data becomes exactly one unit with a known
// parent, or loading fails with the line; ids are unique.
// Facts: codes of the statistics office (Decision 124/2004/QĐ-TTg, Decision 19/2025/QĐ-TTg), compiled from
// thanglequoc/vietnamese-provinces-database (MIT). They are the units as they stood on 2025-06-30 and on 2025-07-01: earlier
// mergers and renamings of districts are not in that source.
import communes from './communes.json' with { type: 'json' };
import districts from './districts.json' with { type: 'json' };
import provinces from './provinces.json' with { type: 'json' };
import { type Unit, unitId } from './unit.ts';

/** Decision 124/2004/QĐ-TTg introduced the codes; the source knows no later day of creation. */
export const codesSince = '2004-07-08';
/** Law 72/2025/QH15 and Resolution 202/2025/QH15: no districts, 34 provinces. */
export const reformDay = '2025-07-01';
const lastOldDay = '2025-06-30';

/** The top of every chain and the nation of the aggregates; it has no code of its own, so it bears the country's. */
export const ministryId = unitId('ministry', 'VN', codesSince);

const ministry: Unit = {
	id: ministryId,
	level: 'ministry',
	code: 'VN',
	name: 'Công Thương',
	type: 'Bộ',
	parentId: null,
	validFrom: codesSince,
	validTo: null,
	successorId: null,
};

const types = ['thành phố', 'tỉnh', 'quận', 'thị xã', 'huyện', 'phường', 'xã', 'đặc khu'];

/** "thành phố Thủ Đức" as type and name. */
export function splitTitle(title: string): { type: string; name: string } {
	const type = types.find((known) => title.startsWith(`${known} `));
	if (type === undefined) throw new Error(`functions/domain/register: "${title}" starts with no known type of unit`);
	return { type, name: title.slice(type.length + 1) };
}

function splitLine(line: string): { head: string; type: string; name: string } {
	const space = line.indexOf(' ');
	return { head: line.slice(0, space), ...splitTitle(line.slice(space + 1)) };
}

function oldProvince(line: string): Unit {
	const { head, type, name } = splitLine(line);
	const [code = '', successor = ''] = head.split('>');
	return {
		id: unitId('province', code, codesSince),
		level: 'province',
		code,
		name,
		type,
		parentId: ministryId,
		validFrom: codesSince,
		validTo: lastOldDay,
		successorId: unitId('province', successor, reformDay),
	};
}

function newUnit(level: 'province' | 'commune', line: string, parentId: string): Unit {
	const { head: code, type, name } = splitLine(line);
	const id = unitId(level, code, reformDay);
	return { id, level, code, name, type, parentId, validFrom: reformDay, validTo: null, successorId: null };
}

function district(line: string, province: Unit): Unit {
	const { head: code, type, name } = splitLine(line);
	const span = { validFrom: codesSince, validTo: lastOldDay };
	const id = unitId('district', code, codesSince);
	return { id, level: 'district', code, name, type, parentId: province.id, ...span, successorId: province.successorId };
}

function index(units: readonly Unit[]): ReadonlyMap<string, Unit> {
	const byId = new Map(units.map((unit) => [unit.id, unit]));
	if (byId.size !== units.length) throw new Error('functions/domain/register: two lines of the data give one unit id');
	const lost = units.find((unit) => [unit.parentId, unit.successorId].some((id) => id !== null && !byId.has(id)));
	if (lost) throw new Error(`functions/domain/register: ${lost.id} names a parent or successor that does not exist`);
	return byId;
}

function buildUnits(): Unit[] {
	const old = provinces.until2025.map(oldProvince);
	const oldByCode = new Map(old.map((unit) => [unit.code, unit]));
	const oldDistricts = Object.entries(districts).flatMap(([code, lines]) => {
		const province = oldByCode.get(code);
		if (!province) throw new Error(`functions/domain/register/districts.json: no province has the code ${code}`);
		return lines.map((line) => district(line, province));
	});
	return [
		ministry,
		...old,
		...oldDistricts,
		...provinces.from2025.map((line) => newUnit('province', line, ministryId)),
		...Object.entries(communes).flatMap(([code, lines]) =>
			lines.map((line) => newUnit('commune', line, unitId('province', code, reformDay))),
		),
	];
}

export const allUnits: readonly Unit[] = buildUnits();
export const unitsById: ReadonlyMap<string, Unit> = index(allUnits);
