// The cells of a view by activity: as reported, the sum of the level below, the difference. Invariant: what is missing is said, never zero.
import { activityKeys } from '../../domain/activities.ts';
import type { ViewCell } from '../../domain/cells.ts';
import { formatNumber, formatValue } from '../format.ts';
import { activityName } from '../names.ts';
import type { Language } from '../text.ts';
import type { AggregatesView } from './aggregates-view.ts';

const Value = ({
	cell,
	value,
	label,
	view,
}: {
	cell: ViewCell;
	value: number | null;
	label: string;
	view: AggregatesView;
}) => (
	<td class="number" data-label={label}>
		{value === null ? (
			<span class="missing">{view.text.noData}</span>
		) : (
			formatValue({ ...cell, value }, view.language, view.text)
		)}
	</td>
);

const signed = (value: number, language: Language): string => `${value > 0 ? '+' : ''}${formatNumber(value, language)}`;

const CellRow = ({ cell, view }: { cell: ViewCell; view: AggregatesView }) => {
	const { text, language } = view;
	const { aggregates } = text;
	return (
		<tr class={cell.activity === 'total' ? 'total' : undefined}>
			<td data-label={aggregates.value}>
				{text.measures[cell.measure]}
				{cell.status === 'actual' ? '' : ` · ${text.statuses[cell.status]}`}
			</td>
			<td data-label={aggregates.source} class={cell.source ? undefined : 'empty'}>
				{cell.source ? text.sources[cell.source] : text.none}
			</td>
			<Value cell={cell} value={cell.own} label={aggregates.own} view={view} />
			<Value cell={cell} value={cell.below} label={aggregates.below} view={view} />
			<td class={cell.difference === null ? 'number empty' : 'number'} data-label={aggregates.difference}>
				{cell.difference === null ? (
					<span class="soft">{text.none}</span>
				) : (
					<span class={cell.difference === 0 ? 'badge good' : 'badge warn'}>{signed(cell.difference, language)}</span>
				)}
			</td>
		</tr>
	);
};

export const CellTable = ({ view }: { view: AggregatesView }) => {
	const { cells, language, text } = view;
	const { aggregates } = text;
	return (
		<div class="table">
			<table class="stack">
				<caption>{aggregates.caption}</caption>
				<thead>
					<tr>
						<th scope="col">{aggregates.value}</th>
						<th scope="col">{aggregates.source}</th>
						<th scope="col" class="number">
							{aggregates.own}
						</th>
						<th scope="col" class="number">
							{aggregates.below}
						</th>
						<th scope="col" class="number">
							{aggregates.difference}
						</th>
					</tr>
				</thead>
				<tbody>
					{activityKeys.map((activity) => {
						const own = cells.filter((cell) => cell.activity === activity);
						return own.length === 0 ? null : (
							<>
								<tr class="group">
									<th colspan={5} scope="rowgroup">
										{activityName(activity, language)}
									</th>
								</tr>
								{own.map((cell) => (
									<CellRow cell={cell} view={view} />
								))}
							</>
						);
					})}
				</tbody>
			</table>
		</div>
	);
};
