// The units below that have figures, to go down into. Invariant: links to reports only for those who may see every report.
import { formatValue } from '../format.ts';
import { viewName } from '../names.ts';
import type { Text } from '../text.ts';
import type { ChildRow } from '../views/aggregate.ts';
import { type AggregatesView, linkTo } from './aggregates-view.ts';
import { StackTable } from './stack-table.tsx';

const ReportLinks = ({ reports, text }: { reports: string[]; text: Text }) => (
	<>
		{reports.map((id, index) => (
			<>
				{index > 0 ? ' · ' : ''}
				<a href={`/reports/${id}`} class="hash">
					{id}
				</a>
			</>
		))}
		{reports.length === 0 ? <span class="soft">{text.none}</span> : null}
	</>
);

const ChildLine = ({ child, view }: { child: ChildRow; view: AggregatesView }) => {
	const { language, text } = view;
	const { aggregates } = text;
	return (
		<tr>
			<th scope="row">
				<a href={linkTo(view, child.unit.id)}>{viewName(child.unit.id, text)}</a>
			</th>
			<td data-label={aggregates.caption}>
				{aggregates.cells(child.cells)}
				{child.has === 'below' ? <small> · {aggregates.fewer}</small> : null}
			</td>
			<td class="number" data-label={aggregates.funding}>
				{child.funding === null ? (
					<span class="missing">{text.noData}</span>
				) : (
					formatValue({ measure: 'funding', value: child.funding, noun: null }, language, text)
				)}
			</td>
			{view.maySeeReports ? (
				<td data-label={aggregates.reports}>
					<ReportLinks reports={child.reports} text={text} />
				</td>
			) : null}
		</tr>
	);
};

export const Children = ({ view }: { view: AggregatesView }) => {
	const { aggregates } = view.text;
	const withFigures = view.aggregate.children.filter((child) => child.has !== 'nothing');
	if (withFigures.length === 0) return null;
	return (
		<section class="card" aria-labelledby="children">
			<h2 id="children">{aggregates.unitsTitle}</h2>
			<StackTable
				heads={[
					aggregates.unit,
					aggregates.caption,
					{ number: aggregates.funding },
					...(view.maySeeReports ? [aggregates.reports] : []),
				]}
			>
				{withFigures.map((child) => (
					<ChildLine child={child} view={view} />
				))}
			</StackTable>
		</section>
	);
};
