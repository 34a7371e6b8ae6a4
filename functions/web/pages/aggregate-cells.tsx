// The cells of a view by activity: as reported, the sum of the level below, the difference. Invariant: what is missing is said, never zero.
import type { ViewCell } from '../../domain/cells.ts';
import { formatNumber, formatValue } from '../format.ts';
import type { Language } from '../text.ts';
import { ActivityGroups } from './activity-groups.tsx';
import type { AggregatesView } from './aggregates-view.ts';
import { StackTable } from './stack-table.tsx';

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
		<StackTable
			heads={[
				aggregates.value,
				aggregates.source,
				{ number: aggregates.own },
				{ number: aggregates.below },
				{ number: aggregates.difference },
			]}
			caption={aggregates.caption}
		>
			<ActivityGroups
				cells={cells}
				columns={5}
				row={(cell) => <CellRow cell={cell} view={view} />}
				language={language}
			/>
		</StackTable>
	);
};
