// Figures far from the unit's earlier reports, as findings. Invariant: both values and the period they stand in are named; the furthest are told
// singly, all others in one finding, so that a programme that grew as a whole does not bury what is wrong.
import { withinPeriod } from '../domain/cells.ts';
import { outlierRules, severityOf } from '../domain/check-rules.ts';
import { periodLabel } from '../domain/periods.ts';
import type { Reading, SummaryCell } from '../domain/reading.ts';
import type { Finding } from '../ledger/items.ts';
import { money, printed } from '../reading/check-items.ts';
import { type EarlierCells, findOutliers, nameOfCell, type Outlier } from '../reading/outlier-cells.ts';

const inVietnamese = (value: number, { measure, noun }: SummaryCell): string =>
	money(value, measure === 'funding' ? 'VND' : (noun ?? '')).trim();
const inEnglish = (value: number, { measure }: SummaryCell): string =>
	`${(measure === 'funding' ? value / 1_000_000 : value).toLocaleString('en-US', { maximumFractionDigits: 6 })}${measure === 'funding' ? ' million đồng' : ''}`;
const times = (factor: number): number => (factor >= 10 ? Math.round(factor) : Math.round(factor * 10) / 10);

function findingOf({ cell, value, before, period, factor, unitLike }: Outlier, index: number): Finding {
	const name = nameOfCell(cell);
	const way = value > before ? { vi: 'gấp', en: 'times as large' } : { vi: 'nhỏ hơn', en: 'times smaller' };
	return {
		id: `outlier-${index + 1}`,
		code: 'outlier',
		severity: severityOf('outlier'),
		vi: `${name.vi} là ${inVietnamese(value, cell)}, ${way.vi} ${printed(times(factor))} lần số ${inVietnamese(before, cell)} của báo cáo ${periodLabel(period, 'vi').toLowerCase()}. ${unitLike ? 'Có nhầm đơn vị tiền (đồng, nghìn đồng, triệu đồng) không?' : 'Số này có đúng không? Nếu đúng, xin cho biết lý do.'}`,
		en: `${name.en} is ${inEnglish(value, cell)}, ${times(factor).toLocaleString('en-US')} ${way.en} than the ${inEnglish(before, cell)} of ${periodLabel(period, 'en')}. ${unitLike ? 'Is the unit of money right?' : 'Is it right? If so, why?'}`,
		figures: [cell.figure],
	};
}

function othersOf(others: readonly Outlier[]): Finding[] {
	if (others.length === 0) return [];
	return [
		{
			id: 'outlier-others',
			code: 'outlier',
			severity: severityOf('outlier'),
			vi: `Còn ${printed(others.length)} số liệu khác lệch từ ${outlierRules.factor} lần trở lên so với báo cáo kỳ trước: ${others.map(({ cell }) => nameOfCell(cell).vi).join('; ')}. Các số này có đúng không?`,
			en: `${others.length} more figures differ ${outlierRules.factor} times or more from the earlier report: ${others.map(({ cell }) => nameOfCell(cell).en).join('; ')}. Are they right?`,
			figures: others.map(({ cell }) => cell.figure),
		},
	];
}

export function outlierFindings(reading: Reading, period: string, earlier: readonly EarlierCells[]): Finding[] {
	if (earlier.length === 0) return [];
	const found = findOutliers(withinPeriod(reading.summary, period), earlier);
	return [...found.slice(0, outlierRules.mostTold).map(findingOf), ...othersOf(found.slice(outlierRules.mostTold))];
}
