// The most that the programme may give one establishment or one model, as dated data. Invariant: a ceiling is never one of a project, which may
// help several; what no rule is known for is never said to be too much.

export const ceilingKinds = ['machinery', 'demonstration', 'spreading', 'cleaner-production'] as const;
export type CeilingKind = (typeof ceilingKinds)[number];

export interface Ceiling {
	kind: CeilingKind;
	per: 'establishment' | 'model';
	/** Whole đồng. */
	most: number;
	/** Of the investment; null: only the amount is limited. */
	percent: number | null;
	/** For a whole production line the amount is this many times as high. */
	wholeLine: number;
	/** Province that set it for its own money, as `titles` of the register name it; null: national. */
	province: string | null;
	validFrom: string;
	validTo: string | null;
	basis: string;
}

/** Changes with any line below; part of the rules version. */
export const ceilingsVersion = '2026-11-25';

/**
 * The amounts are those of the project's domain notes (`domain.md`, Figures); the texts of Circulars 28/2018/TT-BTC and 64/2024/TT-BTC were not
 * at hand, nor were the amounts before them: of years before 2019 nothing is said.
 */
const national = { province: null, validFrom: '2018-05-12', validTo: null, basis: 'Thông tư 28/2018/TT-BTC' } as const;

export const ceilings: readonly Ceiling[] = [
	{ kind: 'machinery', per: 'establishment', most: 300_000_000, percent: 50, wholeLine: 1.5, ...national },
	{ kind: 'demonstration', per: 'model', most: 1_000_000_000, percent: 30, wholeLine: 1, ...national },
	{ kind: 'spreading', per: 'model', most: 100_000_000, percent: null, wholeLine: 1, ...national },
	{ kind: 'cleaner-production', per: 'model', most: 500_000_000, percent: null, wholeLine: 1, ...national },
];

export const ceilingNames: Readonly<Record<CeilingKind, string>> = {
	machinery: 'ứng dụng máy móc, thiết bị tiên tiến',
	demonstration: 'mô hình trình diễn kỹ thuật mới',
	spreading: 'mô hình phổ biến, nhân rộng',
	'cleaner-production': 'mô hình thí điểm sản xuất sạch hơn',
};

const covers = (ceiling: Ceiling, day: string): boolean =>
	ceiling.validFrom <= day && (ceiling.validTo === null || day <= ceiling.validTo);

/**
 * The ceiling for years from..to: the province's own where it has one for that money; null where the first or the last day has none. Of
 * several in force within those years the highest holds, since the year of the grant is not known.
 */
export function ceilingFor(
	kind: CeilingKind,
	of: { from: number; to: number; province: string | null },
	known: readonly Ceiling[] = ceilings,
): Ceiling | null {
	const [first, last] = [`${of.from}-01-01`, `${of.to}-12-31`];
	for (const province of of.province ? [of.province, null] : [null]) {
		const rules = known.filter((one) => one.kind === kind && one.province === province);
		const within = rules.filter((one) => one.validFrom <= last && (one.validTo === null || first <= one.validTo));
		if ([first, last].every((day) => rules.some((one) => covers(one, day))))
			return within.reduce((highest, one) => (one.most > highest.most ? one : highest));
	}
	return null;
}
