// What levels publish and what stands in the views of it. Invariant: both are replaced whole, never added to; keys: items.ts.
import type { SummaryCell } from '../domain/reading.ts';
import type { Programme, RouteLevel } from '../domain/report.ts';
import type { Item } from '../ports/item-store.ts';

/** What a level approved, whole; `withdrawn`: nothing of the report stands there any more. `order` grows with time, so that an older publication never replaces a newer one. */
export interface PublicationItem extends Item {
	type: 'publication';
	withdrawn?: true;
	/** The version by whose approval, or taking back, this came to stand; `version` is the one whose figures it holds. */
	ofVersion: number;
	/** Another report that stood in this place until now. */
	replaces?: string;
	/** The sort key of the publication that this one takes back. */
	takes?: string;
	reportId: string;
	version: number;
	levelIndex: number;
	level: RouteLevel;
	unitId: string;
	period: string;
	programme: Programme;
	cells: SummaryCell[];
	order: string;
}

/** What one child adds to a parent's view; replaced whole, never added to. */
export interface ContributionItem extends Item {
	/** The report's figures moved to the other programme: this place is empty now. */
	withdrawn?: true;
	type: 'contribution';
	parentId: string;
	childId: string;
	period: string;
	programme: Programme;
	reportId: string;
	version: number;
	cells: SummaryCell[];
	order: string;
}
