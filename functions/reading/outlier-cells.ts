// A report's figures against those of the unit's earlier reports. Invariant: a figure is told only where it is far from every earlier one that
// states it; without earlier figures nothing is said.
import { activityNames } from '../domain/activities.ts';
import { foldCells, isAdditive } from '../domain/cells.ts';
import { outlierRules } from '../domain/check-rules.ts';
import type { SummaryCell } from '../domain/reading.ts';
import { sourceNames } from '../domain/source-names.ts';

export interface EarlierCells {
	/** Id of a comparable earlier period. */
	period: string;
	cells: readonly SummaryCell[];
}

export interface Outlier {
	cell: SummaryCell;
	value: number;
	before: number;
	/** The nearest earlier period that states it. */
	period: string;
	/** Larger over smaller. */
	factor: number;
	/** So many times that a unit may have been slipped: 1.000, 1.000.000. */
	unitLike: boolean;
}

/** @param earlier nearest first */
export function findOutliers(cells: readonly SummaryCell[], earlier: readonly EarlierCells[]): Outlier[] {
	const known = earlier.map(({ period, cells: past }) => ({ period, folded: foldCells(past) }));
	const found = [...foldCells(cells)].flatMap(([key, { cell, value }]): Outlier[] => {
		if (!isAdditive(cell) || value <= 0) return [];
		const told = known.flatMap(({ period, folded }) => {
			const before = folded.get(key)?.value ?? 0;
			return before > 0 ? [{ period, before }] : [];
		});
		const [nearest] = told;
		if (!nearest || !told.every(({ before }) => isFar(cell, value, before))) return [];
		const sides = new Set(told.map(({ before }) => value > before));
		// Below one and above another is between them.
		if (sides.size > 1) return [];
		const factor = Math.max(value, nearest.before) / Math.min(value, nearest.before);
		const unitLike = cell.measure === 'funding' && factor >= outlierRules.unitFactor;
		return [{ cell, value, ...nearest, factor, unitLike }];
	});
	return found.sort((a, b) => b.factor - a.factor);
}

function isFar({ measure }: SummaryCell, value: number, before: number): boolean {
	const [less, more] = [Math.min(value, before), Math.max(value, before)];
	const least = measure === 'funding' ? outlierRules.leastMoney : outlierRules.leastCount;
	return more >= least && more / less >= outlierRules.factor;
}

/** "Mô hình trình diễn, máy móc tiên tiến: kinh phí (khuyến công quốc gia)" */
export function nameOfCell({ activity: key, source, measure, noun }: SummaryCell): { vi: string; en: string } {
	const activity = activityNames.find((one) => one.key === key);
	const from = source ? sourceNames[source] : null;
	const counted = noun ?? measure;
	return {
		vi: `${activity?.vi ?? key}: ${measure === 'funding' ? 'kinh phí' : `số ${counted}`}${from ? ` (${from.vi})` : ''}`,
		en: `${activity?.en ?? key}: ${measure === 'funding' ? 'funding' : `number (${counted})`}${from ? `, ${from.en}` : ''}`,
	};
}
