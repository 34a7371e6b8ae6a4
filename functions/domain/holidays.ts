// Vietnamese public holidays as dated data: Labour Code 45/2019/QH14, article 112 (10/2012/QH13, article 115, until 2020), with the days off in
// lieu and the swapped days as announced for each year. Invariant: a day stands here only if offices are closed on it though it is no weekend,
// or open though it is one.
export interface YearOfHolidays {
	year: number;
	/** Weekdays on which offices are closed: "01-01". */
	closed: readonly string[];
	/** Saturdays on which they work in exchange. */
	open: readonly string[];
	/** What was announced, or that nothing was yet and the dates are computed from the law. */
	basis: string;
	provisional?: true;
}

const range = (month: string, from: number, to: number): string[] =>
	Array.from({ length: to - from + 1 }, (_, i) => `${month}-${String(from + i).padStart(2, '0')}`);

export const holidaysVersion = '2026-11-25';

export const holidays: readonly YearOfHolidays[] = [
	{
		year: 2019,
		closed: ['01-01', ...range('02', 4, 8), '04-15', '04-29', '04-30', '05-01', '09-02'],
		open: ['05-04'],
		basis: 'Bộ luật Lao động 10/2012/QH13; thông báo nghỉ lễ năm 2019',
	},
	{
		year: 2020,
		closed: ['01-01', ...range('01', 23, 24), ...range('01', 27, 29), '04-02', '04-30', '05-01', '09-02'],
		open: [],
		basis: 'Bộ luật Lao động 10/2012/QH13; thông báo nghỉ lễ năm 2020',
	},
	{
		year: 2021,
		closed: ['01-01', ...range('02', 10, 12), ...range('02', 15, 16), '04-21', '04-30', '05-03', '09-02', '09-03'],
		open: [],
		basis: 'Bộ luật Lao động 45/2019/QH14, Điều 112; thông báo nghỉ lễ năm 2021',
	},
	{
		year: 2022,
		closed: ['01-03', '01-31', ...range('02', 1, 4), '04-11', '05-02', '05-03', '09-01', '09-02'],
		open: [],
		basis: 'Điều 112; thông báo nghỉ lễ năm 2022',
	},
	{
		year: 2023,
		closed: ['01-02', '01-20', ...range('01', 23, 26), '05-01', '05-02', '05-03', '09-01', '09-04'],
		open: [],
		basis: 'Điều 112; thông báo nghỉ lễ năm 2023',
	},
	{
		year: 2024,
		closed: [
			'01-01',
			...range('02', 8, 9),
			...range('02', 12, 14),
			'04-18',
			'04-29',
			'04-30',
			'05-01',
			'09-02',
			'09-03',
		],
		open: ['05-04'],
		basis: 'Điều 112; thông báo nghỉ lễ và hoán đổi ngày làm việc năm 2024',
	},
	{
		year: 2025,
		closed: ['01-01', ...range('01', 27, 31), '04-07', '04-30', '05-01', '05-02', '09-01', '09-02'],
		open: ['04-26'],
		basis: 'Điều 112; thông báo nghỉ lễ và hoán đổi ngày làm việc năm 2025',
	},
	{
		year: 2026,
		closed: ['01-01', '01-02', ...range('02', 16, 20), '04-27', '04-30', '05-01', '08-31', '09-01', '09-02'],
		open: ['01-10', '08-22'],
		basis: 'Điều 112; thông báo nghỉ lễ và hoán đổi ngày làm việc năm 2026',
	},
	{
		year: 2027,
		closed: ['01-01', '02-05', ...range('02', 8, 11), '04-16', '04-30', '05-03', '09-02', '09-03'],
		open: [],
		basis: 'Điều 112; tính theo luật, chờ thông báo',
		provisional: true,
	},
	{
		year: 2028,
		closed: ['01-03', ...range('01', 25, 28), '01-31', '04-04', '05-01', '05-02', '09-01', '09-04'],
		open: [],
		basis: 'Điều 112; tính theo luật, chờ thông báo',
		provisional: true,
	},
];
