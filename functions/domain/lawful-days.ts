// The days off that the law gives in a year, and those in lieu of them. Invariant: a day is in lieu of exactly one day on a weekend, and falls on none
// that is off already.
import { addDays, isWeekend } from './calendar-day.ts';
import type { YearNotice } from './holiday-notices.ts';

export interface LawfulDay {
	on: string;
	name: { vi: string; en: string };
	basis: string;
}

interface GivenDay extends LawfulDay {
	/** On a weekend it is made up for. */
	madeUp: boolean;
}

/** Law 45/2019/QH14 came into force on 1 January 2021. */
const newCodeFrom = 2021;
const cultureDayFrom = 2026;
const lawOf = (year: number): string =>
	year < newCodeFrom ? 'Bộ luật Lao động 10/2012/QH13 Điều 115' : 'Bộ luật Lao động 45/2019/QH14 Điều 112';
const inLieuLawOf = (year: number): string =>
	year < newCodeFrom
		? 'Bộ luật Lao động 10/2012/QH13 Điều 115 khoản 3'
		: 'Bộ luật Lao động 45/2019/QH14 Điều 111 khoản 3';

/** Not in Article 112, so that Article 111(3) does not reach it: the first on a weekend is that of 2029, whose notice will tell. */
const cultureDay = (year: number): GivenDay => ({
	on: `${year}-11-24`,
	name: { vi: 'Ngày Văn hóa Việt Nam', en: 'Vietnamese Culture Day' },
	basis: 'Nghị quyết 28/2026/QH16 Điều 2',
	madeUp: false,
});

function givenDays({ year, tetFrom, hungKings, nationalBeside, basis }: YearNotice): GivenDay[] {
	const law = lawOf(year);
	const day = (on: string, vi: string, en: string, by = law): GivenDay => ({
		on,
		name: { vi, en },
		basis: by,
		madeUp: true,
	});
	const decided = `${law}; ${basis}`;
	const tet = [0, 1, 2, 3, 4].map((nth) => day(addDays(tetFrom, nth), 'Tết Âm lịch', 'Lunar New Year', decided));
	const beside = nationalBeside === null ? [] : [nationalBeside];
	return [
		day(`${year}-01-01`, 'Tết Dương lịch', "New Year's Day"),
		...tet,
		day(hungKings, 'Giỗ Tổ Hùng Vương', "Hùng Kings' Commemoration Day"),
		day(`${year}-04-30`, 'Ngày Chiến thắng', 'Reunification Day'),
		day(`${year}-05-01`, 'Ngày Quốc tế Lao động', 'International Labour Day'),
		day(`${year}-09-02`, 'Quốc khánh', 'National Day'),
		...beside.map((on) => day(on, 'Quốc khánh (ngày liền kề)', 'National Day (day beside)', decided)),
		...(year < cultureDayFrom ? [] : [cultureDay(year)]),
	].sort((a, b) => a.on.localeCompare(b.on));
}

/** On the next day that is neither a weekend nor off already. */
function inLieuOf(given: readonly GivenDay[], year: number): LawfulDay[] {
	const off = new Set(given.map(({ on }) => on));
	return given
		.filter(({ on, madeUp }) => madeUp && isWeekend(on))
		.map(({ on, name }) => {
			let free = addDays(on, 1);
			while (isWeekend(free) || off.has(free)) free = addDays(free, 1);
			off.add(free);
			return {
				on: free,
				name: { vi: `Nghỉ bù ${name.vi}`, en: `${name.en}, day in lieu` },
				basis: inLieuLawOf(year),
			};
		});
}

export function lawfulDays(notice: YearNotice): { given: LawfulDay[]; inLieu: LawfulDay[] } {
	const given = givenDays(notice);
	return { given: given.map(({ on, name, basis }) => ({ on, name, basis })), inLieu: inLieuOf(given, notice.year) };
}
