// Rows of cells under the activity they belong to, in the order of the activities. Invariant: an activity without cells has no heading.
import type { Child } from 'hono/jsx';
import { type Activity, activityKeys } from '../../domain/activities.ts';
import { activityName } from '../names.ts';
import type { Language } from '../text.ts';

export interface ActivityGroupsView<Cell> {
	cells: readonly Cell[];
	/** How wide the table is. */
	columns: number;
	row: (cell: Cell) => Child;
	language: Language;
}

export const ActivityGroups = <Cell extends { activity: Activity }>(view: ActivityGroupsView<Cell>) => {
	const { cells, columns, row, language } = view;
	return (
		<>
			{activityKeys.map((activity) => {
				const own = cells.filter((cell) => cell.activity === activity);
				return own.length === 0 ? null : (
					<>
						<tr class="group">
							<th colspan={columns} scope="rowgroup">
								{activityName(activity, language)}
							</th>
						</tr>
						{own.map(row)}
					</>
				);
			})}
		</>
	);
};
