// What the Prime Minister decided on the days off of a year, as dated data. Invariant: a year stands here once its notice is out, with its number;
// a year without a notice is never written here as if it had one (`holiday-forecast.ts`).

export interface Swap {
	/** A weekday that is off, */
	off: string;
	/** and the Saturday worked for it. */
	worked: string;
	basis: string;
}

export interface YearNotice {
	year: number;
	/** First of the five days of Tết that run without a gap; those on a weekend are made up for behind them. */
	tetFrom: string;
	/** 10/3 of the lunar calendar: by law, not by notice. */
	hungKings: string;
	/** The day beside 2 September; null before Law 45/2019/QH14. */
	nationalBeside: string | null;
	swaps: readonly Swap[];
	basis: string;
}

const swap = (off: string, worked: string, basis: string): Swap => ({ off, worked, basis });

/**
 * Certain: the days of 2019-2026. Those of the law agree with python-holidays 0.105; all of 2021-2026, swaps too, with a table that others made from
 * the notices; Tết and swaps of 2019, Tết of 2020 and 2021, the swaps of 2025 and 2026 with press or notices of the time. The numbers are those that
 * these cite; the texts were not at hand.
 * Not known: the number of the notice for 2020; whether the swap of 23 November 2026 for 28 November 2026, proposed in September 2026, was decided.
 * It is left out, so that 23 November counts as worked and 28 November does not.
 */
export const holidayNotices: readonly YearNotice[] = [
	{
		year: 2019,
		tetFrom: '2019-02-04',
		hungKings: '2019-04-14',
		nationalBeside: null,
		swaps: [
			swap('2018-12-31', '2019-01-05', 'Công văn 6519/VPCP-KGVX (2018)'),
			swap('2019-04-29', '2019-05-04', 'Công văn 6519/VPCP-KGVX (2018)'),
		],
		basis: 'Công văn 6519/VPCP-KGVX (2018)',
	},
	{
		year: 2020,
		tetFrom: '2020-01-23',
		hungKings: '2020-04-02',
		nationalBeside: null,
		swaps: [],
		basis: 'Thông báo của Bộ Lao động - Thương binh và Xã hội về nghỉ Tết 2020',
	},
	{
		year: 2021,
		tetFrom: '2021-02-10',
		hungKings: '2021-04-21',
		nationalBeside: '2021-09-03',
		swaps: [],
		basis: 'Thông báo 4875/TB-LĐTBXH',
	},
	{
		year: 2022,
		tetFrom: '2022-01-31',
		hungKings: '2022-04-10',
		nationalBeside: '2022-09-01',
		swaps: [],
		basis: 'Thông báo 119/TB-LĐTBXH',
	},
	{
		year: 2023,
		tetFrom: '2023-01-20',
		hungKings: '2023-04-29',
		nationalBeside: '2023-09-01',
		swaps: [],
		basis: 'Thông báo 5034/TB-LĐTBXH',
	},
	{
		year: 2024,
		tetFrom: '2024-02-08',
		hungKings: '2024-04-18',
		nationalBeside: '2024-09-03',
		swaps: [swap('2024-04-29', '2024-05-04', 'Thông báo 1570/TB-LĐTBXH')],
		basis: 'Thông báo 5015/TB-LĐTBXH',
	},
	{
		year: 2025,
		tetFrom: '2025-01-27',
		hungKings: '2025-04-07',
		nationalBeside: '2025-09-01',
		swaps: [swap('2025-05-02', '2025-04-26', 'Thông báo 6150/TB-BLĐTBXH')],
		basis: 'Thông báo 6150/TB-BLĐTBXH',
	},
	{
		year: 2026,
		tetFrom: '2026-02-16',
		hungKings: '2026-04-26',
		nationalBeside: '2026-09-01',
		swaps: [
			swap('2026-01-02', '2026-01-10', 'Công văn 12729/VPCP-KGVX (2025)'),
			swap('2026-08-31', '2026-08-22', 'Thông báo 9441/TB-BNV'),
		],
		basis: 'Thông báo 9441/TB-BNV',
	},
];
