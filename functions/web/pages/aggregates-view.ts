// What the page of approved figures is made from. Invariant: a link to another unit keeps period, programme and filters.
import type { ViewCell } from '../../domain/cells.ts';
import type { Unit } from '../../domain/register/unit.ts';
import type { Programme } from '../../domain/report.ts';
import type { Language, Text } from '../text.ts';
import type { Aggregate } from '../views/aggregate.ts';

export interface AggregatesView {
	/** From the nation down to the unit shown. */
	path: Unit[];
	unit: Unit;
	period: string;
	periods: string[];
	programme: Programme;
	activity: string;
	source: string;
	aggregate: Aggregate;
	/** The cells that the filters leave. */
	cells: ViewCell[];
	/** Only for those who may see every report. */
	maySeeReports: boolean;
	language: Language;
	text: Text;
}

export const linkTo = (view: AggregatesView, unitId: string): string => {
	const { period, programme, activity, source } = view;
	return `/aggregates?${new URLSearchParams({ unit: unitId, period, programme, activity, source })}`;
};
