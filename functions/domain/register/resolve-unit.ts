// Which unit a report's words mean. Invariant: it never guesses: no match is an empty list, several matches are all returned,
// and whoever asked puts the question to a person.
import { looseKey, plainWords, strictKey } from './spelling.ts';
import { titlesOf } from './titles.ts';
import { existsAt, type Level, type Unit } from './unit.ts';
import { allUnits, codesSince } from './units.ts';

export interface UnitWords {
	/** Left out where the text does not say it. */
	level?: Level | null;
	/** With or without its type or body: "Ba Tơ", "UBND huyện Ba Tơ", "Sở Công Thương tỉnh Hà Tĩnh", "TP.HCM". */
	name: string;
	province?: string | null;
	/** ISO date of the document; null where the text lost it: then units of every time answer. */
	date: string | null;
}

/** Names in use that no rule of spelling reaches; tried after the name itself. */
const otherNames: Readonly<Record<string, string>> = {
	hcm: 'Hồ Chí Minh',
	'sài gòn': 'Hồ Chí Minh',
	brvt: 'Bà Rịa - Vũng Tàu',
	'br vt': 'Bà Rịa - Vũng Tàu',
	'tt huế': 'Huế',
	'thừa thiên huế': 'Huế',
};

/** Bodies that sign before the unit's name; some exist at one level only. */
const bodies: readonly [string, readonly Level[] | null][] = [
	['ủy ban nhân dân', null],
	['uỷ ban nhân dân', null],
	['ubnd', null],
	['sở công thương', ['province']],
	['sct', ['province']],
	['phòng kinh tế và hạ tầng', ['district']],
	['phòng kinh tế hạ tầng', ['district']],
	['phòng kinh tế', null],
];

const typeWords: Readonly<Record<string, string>> = {
	'thành phố': 'thành phố',
	tp: 'thành phố',
	't.p': 'thành phố',
	'thị xã': 'thị xã',
	tx: 'thị xã',
	't.x': 'thị xã',
	tỉnh: 'tỉnh',
	't.': 'tỉnh',
	huyện: 'huyện',
	'h.': 'huyện',
	quận: 'quận',
	'q.': 'quận',
	phường: 'phường',
	'p.': 'phường',
	xã: 'xã',
	'x.': 'xã',
	'đặc khu': 'đặc khu',
	bộ: 'Bộ',
};

/** A type also says the level, so that "huyện Ba Tơ" never means the commune of that name. */
const levelsOfType: Readonly<Record<string, readonly Level[]>> = {
	'thành phố': ['district', 'province'],
	'thị xã': ['district'],
	tỉnh: ['province'],
	huyện: ['district'],
	quận: ['district'],
	phường: ['commune'],
	xã: ['commune'],
	'đặc khu': ['commune'],
	Bộ: ['ministry'],
};

const typePattern = new RegExp(
	`^(${Object.keys(typeWords)
		.sort((a, b) => b.length - a.length)
		.map((word) => word.replaceAll('.', '\\.'))
		.join('|')})[\\s.]*(?=\\S)`,
	'u',
);

interface Wanted {
	names: string[];
	type: string | null;
	/** What the words themselves say about the level. */
	levels: readonly Level[] | null;
}

function wantedOf(words: string): Wanted {
	const text = plainWords(words).replace(/[^\p{L}\p{N}]+$/u, '');
	const [body, ofBody] = bodies.find(([each]) => text.startsWith(`${each} `)) ?? ['', null];
	const rest = text.slice(body.length).trimStart();
	const found = typePattern.exec(rest);
	const type = typeWords[found?.[1] ?? ''] ?? null;
	const name = found ? rest.slice(found[0].length) : rest;
	const other = otherNames[name];
	const names = other === undefined ? [name] : [name, other];
	return { names, type, levels: ofBody ?? levelsOfType[type ?? ''] ?? null };
}

function keyed(key: (name: string) => string): ReadonlyMap<string, Unit[]> {
	const byKey = new Map<string, Unit[]>();
	for (const unit of allUnits) {
		for (const name of new Set(titlesOf(unit).map((title) => key(title.name)))) {
			byKey.set(name, [...(byKey.get(name) ?? []), unit]);
		}
	}
	return byKey;
}

/** Built when first asked: most functions that know the register never resolve words. */
function once<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => {
		made ??= make();
		return made;
	};
}

const byStrict = once(() => keyed(strictKey));
const byLoose = once(() => keyed(looseKey));

const hasType = (unit: Unit, type: string): boolean => titlesOf(unit).some((title) => title.type === type);

function named(words: string, fits: (unit: Unit) => boolean): Unit[] {
	const { names, type, levels } = wantedOf(words);
	const lookUps = [
		...names.map((name) => () => byStrict().get(strictKey(name))),
		...names.map((name) => () => byLoose().get(looseKey(name))),
	];
	for (const lookUp of lookUps) {
		const units = (lookUp() ?? []).filter((unit) => (levels?.includes(unit.level) ?? true) && fits(unit));
		// The type decides between namesakes (thị xã and huyện Kỳ Anh); an outdated one does not hide the only bearer of a name.
		const typed = type === null ? [] : units.filter((unit) => hasType(unit, type));
		if (typed.length > 0) return typed;
		if (units.length > 0) return units;
	}
	return [];
}

/** The register starts in 2004: an older document meets the units it starts with. */
const isOf = (date: string | null) => (unit: Unit) =>
	date === null || existsAt(unit, date < codesSince ? codesSince : date);

export function resolveUnit({ level, name, province, date }: UnitWords): Unit[] {
	if (level === 'ministry') return allUnits.filter((unit) => unit.level === 'ministry');
	const [own = '', ...behind] = name.split(/[,(]| - (?=tỉnh |thành phố |TP)/u).map((part) => part.trim());
	const within = province ?? behind.at(-1);
	const atDate = isOf(date);
	const fitsLevel = (unit: Unit) => !level || unit.level === level;
	const units = named(own, (unit) => fitsLevel(unit) && atDate(unit));
	if (!within || level === 'province') return units;
	const provinces = new Set(named(within, (unit) => unit.level === 'province' && atDate(unit)).map((unit) => unit.id));
	return units.filter((unit) => provinces.has(unit.level === 'province' ? unit.id : (unit.parentId ?? '')));
}
