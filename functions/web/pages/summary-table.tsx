// What a report would publish: one value per cell, by activity. Invariant: a value the document states only in parts says that it was summed.
import { activityKeys } from '../../domain/activities.ts';
import type { SummaryCell } from '../../domain/reading.ts';
import { formatValue, formatYears } from '../format.ts';
import { activityName } from '../names.ts';
import type { Language, Text } from '../text.ts';
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
	<div class="table">
		<table class="stack figures">
			<thead>
				<tr>
					<th scope="col">{text.reading.measure}</th>
					<th scope="col">{text.reading.budget}</th>
					<th scope="col">{text.reading.period}</th>
					<th scope="col" class="number">
						{text.reading.value}
					</th>
				</tr>
			</thead>
			<tbody>
				{activityKeys.map((activity) => {
					const own = cells.filter((cell) => cell.activity === activity);
					return own.length === 0 ? null : (
						<>
							<tr class="group">
								<th colspan={4} scope="rowgroup">
									{activityName(activity, language)}
								</th>
							</tr>
							{own.map((cell) => (
								<Row cell={cell} language={language} text={text} />
							))}
						</>
					);
				})}
			</tbody>
		</table>
	</div>
);
