// What a report would publish: one value per cell, by activity. Invariant: a value the document states only in parts says that it was summed.
import type { SummaryCell } from '../../domain/reading.ts';
import { formatValue, formatYears } from '../format.ts';
import type { Language, Text } from '../text.ts';
import { ActivityGroups } from './activity-groups.tsx';
import { StackTable } from './stack-table.tsx';
import { placeOf, SummaryReasonNote } from './summary-reason.tsx';

const Row = ({ cell, language, text }: { cell: SummaryCell; language: Language; text: Text }) => (
	<tr class={cell.activity === 'total' ? 'total' : undefined}>
		<td>
			{text.measures[cell.measure]}
			{cell.noun && cell.measure === 'other' ? `: ${cell.noun}` : ''}
			{cell.why ? <SummaryReasonNote why={cell.why} text={text} /> : null}
		</td>
		<td class="less">{cell.source ? text.sources[cell.source] : null}</td>
		<td class="less">
			{formatYears(cell.period)}
			{cell.status === 'actual' ? '' : ` · ${text.statuses[cell.status]}`}
		</td>
		<td class="number">
			<a href={placeOf(cell.figure)}>{formatValue(cell, language, text)}</a>
			{cell.derived ? (
				<>
					{' '}
					<span class="badge">{text.reading.derived}</span>
				</>
			) : null}
		</td>
	</tr>
);

export const SummaryTable = ({ cells, language, text }: { cells: SummaryCell[]; language: Language; text: Text }) => (
	<StackTable
		heads={[text.reading.measure, text.reading.budget, text.reading.period, { number: text.reading.value }]}
		figures
	>
		<ActivityGroups
			cells={cells}
			columns={4}
			row={(cell) => <Row cell={cell} language={language} text={text} />}
			language={language}
		/>
	</StackTable>
);
