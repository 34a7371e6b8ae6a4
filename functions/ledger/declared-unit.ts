// Which of a submitter's units an upload is for. Invariant: never a guess: one match among their own units, or a problem that names them.
import type { Problem } from '../domain/problem.ts';
import { findUnit, fullName } from '../domain/register/register.ts';
import { resolveUnit } from '../domain/register/resolve-unit.ts';
import type { Unit } from '../domain/register/unit.ts';
import type { ItemStore } from '../ports/item-store.ts';
import { keys, type MemberItem } from './items.ts';

async function unitsOf(store: ItemStore, sub: string): Promise<Unit[]> {
	const { pk, sk } = keys.member(sub, '');
	const members = (await store.list(pk, sk)) as MemberItem[];
	return members.flatMap(({ unitId }) => findUnit(unitId) ?? []);
}

/** An id; or, from scripts, the level and code, or the name as the register resolves it ("huyện Ba Tơ, tỉnh Quảng Ngãi"). */
function meant(declared: string, own: readonly Unit[]): Unit[] {
	const known = findUnit(declared);
	if (known) return [known];
	const [name = '', province = null] = declared.split(/\s*,\s*/);
	const named = new Set(resolveUnit({ name, province, date: null }).map((unit) => unit.id));
	return own.filter((unit) => named.has(unit.id) || `${unit.level}-${unit.code}` === declared);
}

export async function resolveDeclaredUnit(
	store: ItemStore,
	sub: string,
	declared: string,
): Promise<{ ok: true; unit: Unit } | { ok: false; problem: Problem }> {
	const own = await unitsOf(store, sub);
	const [unit, ...others] = meant(declared, own);
	const yours = own.map((one) => `${fullName(one)} (${one.id})`).join('; ') || '-';
	if (!unit || others.length > 0)
		return {
			ok: false,
			problem: {
				code: 'unknown-unit',
				vi: `Không rõ đơn vị "${declared}". Đơn vị bạn được nộp báo cáo: ${yours}.`,
				en: `It is not clear which unit "${declared}" is. The units you report for: ${yours}.`,
			},
		};
	if (!own.some((one) => one.id === unit.id))
		return {
			ok: false,
			problem: {
				code: 'not-your-unit',
				vi: `Tài khoản của bạn không nộp báo cáo cho ${fullName(unit)}. Đơn vị bạn được nộp báo cáo: ${yours}.`,
				en: `Your account does not report for ${fullName(unit)}. The units you report for: ${yours}.`,
			},
		};
	return { ok: true, unit };
}
