// A unit's view: what it reported, beside the sum of the level below (design rules 10 to 12).
// Invariant: a view is a pure function of the contributions, so that a recompute proves it at any time.
import { addExactly, foldCells, isAdditive, type ViewCell } from './cells.ts';
import type { SummaryCell } from './reading.ts';

export interface Contribution {
	childId: string;
	/** The unit between the child and the viewed one, where the child is not directly below (a district seen from the nation). */
	viaId: string | null;
	/** Units whose own report holds what this one says: the unit between, its successor and the child's own successor. */
	within: string[];
	reportId: string;
	version: number;
	cells: SummaryCell[];
	order: string;
}

export interface Coverage {
	expected: number;
	/** Units below whose own report is approved. */
	approved: number;
	/** Units below that have figures only from units below them. */
	partly: string[];
	missing: string[];
	asOf: string;
}

export interface View {
	unitId: string;
	cells: ViewCell[];
	coverage: Coverage;
	/** The reports the view rests on, for drilling down. */
	reports: { childId: string; reportId: string; version: number }[];
}

/**
 * A child that reported itself stands for all below it, and a merged unit for those it was made of; without an own report the ones
 * below it are summed.
 */
function childrenThatCount(contributions: readonly Contribution[]): Contribution[] {
	const reporting = new Set(contributions.map((one) => one.childId));
	return contributions.filter((one) => !one.within.some((id) => reporting.has(id)));
}

/**
 * @param expected ids of the units directly below that have to report
 * @param asOf ISO instant the contributions are known at
 */
export function viewOf(unitId: string, contributions: readonly Contribution[], expected: string[], asOf: string): View {
	const own = contributions.find((one) => one.childId === unitId);
	const below = childrenThatCount(contributions.filter((one) => one.childId !== unitId));
	const cells = new Map<string, ViewCell>();
	const at = (key: string, cell: SummaryCell): ViewCell => {
		const { activity, source, measure, noun, status } = cell;
		const fresh = {
			key,
			activity,
			source,
			measure,
			noun,
			status,
			own: null,
			below: null,
			difference: null,
			children: [],
		};
		const known = cells.get(key) ?? fresh;
		cells.set(key, known);
		return known;
	};
	for (const [key, { cell, value }] of foldCells(own?.cells ?? [])) at(key, cell).own = value;
	for (const child of below)
		for (const [key, { cell, value }] of foldCells(child.cells)) {
			if (!isAdditive(cell)) continue;
			const sum = at(key, cell);
			sum.below = addExactly([sum.below ?? 0, value]);
			sum.children.push(child.childId);
		}
	for (const cell of cells.values())
		if (cell.own !== null && cell.below !== null) cell.difference = addExactly([cell.own, -cell.below]);
	const reported = new Set(below.map((one) => one.childId));
	const present = new Set(below.map((one) => one.viaId ?? one.childId));
	const approved = expected.filter((id) => reported.has(id));
	return {
		unitId,
		cells: [...cells.values()].sort((a, b) => a.key.localeCompare(b.key)),
		coverage: {
			expected: expected.length,
			approved: approved.length,
			partly: expected.filter((id) => present.has(id) && !reported.has(id)),
			missing: expected.filter((id) => !present.has(id)),
			asOf,
		},
		reports: contributions.map(({ childId, reportId, version }) => ({ childId, reportId, version })),
	};
}
