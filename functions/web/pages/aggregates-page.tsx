// Approved figures of a unit beside the sum of the level below. Invariant: every total says its coverage; what is missing is said, never zero.
import { activityKeys } from '../../domain/activities.ts';
import type { ViewCell } from '../../domain/cells.ts';
import { periodLabel } from '../../domain/periods.ts';
import { sourceKeys } from '../../domain/reading.ts';
import type { Unit } from '../../domain/register/unit.ts';
import type { Programme } from '../../domain/report.ts';
import { formatInstant, formatNumber, formatValue } from '../format.ts';
import { activityName, viewName } from '../names.ts';
import type { Language, Text } from '../text.ts';
import type { Aggregate, ChildRow } from '../views/aggregate.ts';

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

const linkTo = (view: AggregatesView, unitId: string): string => {
	const { period, programme, activity, source } = view;
	return `/aggregates?${new URLSearchParams({ unit: unitId, period, programme, activity, source })}`;
};

const Filter = (field: { name: string; label: string; options: [string, string][]; chosen: string }) => (
	<div class="field">
		<label for={field.name}>{field.label}</label>
		<select id={field.name} name={field.name}>
			{field.options.map(([value, label]) => (
				<option value={value} selected={value === field.chosen}>
					{label}
				</option>
			))}
		</select>
	</div>
);

const Filters = ({ view }: { view: AggregatesView }) => {
	const { language, text } = view;
	const { aggregates } = text;
	return (
		<form class="card filters no-print" method="get" action="/aggregates">
			<input type="hidden" name="unit" value={view.unit.id} />
			<Filter
				name="period"
				label={aggregates.period}
				options={view.periods.map((id) => [id, periodLabel(id, language)])}
				chosen={view.period}
			/>
			<Filter
				name="programme"
				label={aggregates.programme}
				options={(['national', 'local'] as const).map((key) => [key, text.programmes[key]])}
				chosen={view.programme}
			/>
			<Filter
				name="activity"
				label={aggregates.activity}
				options={[
					['', aggregates.all],
					...activityKeys.map((key): [string, string] => [key, activityName(key, language)]),
				]}
				chosen={view.activity}
			/>
			<Filter
				name="source"
				label={aggregates.source}
				options={[['', aggregates.all], ...sourceKeys.map((key): [string, string] => [key, text.sources[key]])]}
				chosen={view.source}
			/>
			<div class="field">
				<button type="submit">{aggregates.show}</button>
			</div>
		</form>
	);
};

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
			<td data-label={aggregates.source}>{cell.source ? text.sources[cell.source] : text.none}</td>
			<Value cell={cell} value={cell.own} label={aggregates.own} view={view} />
			<Value cell={cell} value={cell.below} label={aggregates.below} view={view} />
			<td class="number" data-label={aggregates.difference}>
				{cell.difference === null ? (
					<span class="soft">{text.none}</span>
				) : (
					<span class={cell.difference === 0 ? 'badge good' : 'badge warn'}>{signed(cell.difference, language)}</span>
				)}
			</td>
		</tr>
	);
};

const CellTable = ({ view }: { view: AggregatesView }) => {
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

const Coverage = ({ view }: { view: AggregatesView }) => {
	const { aggregate, text } = view;
	const { coverage } = aggregate.view;
	const { aggregates } = text;
	return (
		<section class="card" aria-labelledby="coverage">
			<h2 id="coverage">{aggregates.coverageTitle}</h2>
			{coverage.expected === 0 ? (
				<p>{aggregates.coverageUnit}</p>
			) : (
				<p class="coverage">
					<meter min={0} max={coverage.expected} value={coverage.approved}>
						{coverage.approved}/{coverage.expected}
					</meter>
					<strong>{aggregates.coverage(coverage.approved, coverage.expected)}</strong>
					<span class="soft">{aggregates.asOf(formatInstant(coverage.asOf))}</span>
				</p>
			)}
			{coverage.missing.length > 0 ? (
				<details>
					<summary>{aggregates.missing(coverage.missing.length)}</summary>
					<ul class="columns">
						{coverage.missing.map((id) => (
							<li>
								<a href={linkTo(view, id)}>{viewName(id, text)}</a>
							</li>
						))}
					</ul>
				</details>
			) : null}
		</section>
	);
};

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

const Children = ({ view }: { view: AggregatesView }) => {
	const { aggregates } = view.text;
	const withFigures = view.aggregate.children.filter((child) => child.has !== 'nothing');
	if (withFigures.length === 0) return null;
	return (
		<section class="card" aria-labelledby="children">
			<h2 id="children">{aggregates.unitsTitle}</h2>
			<div class="table">
				<table class="stack">
					<thead>
						<tr>
							<th scope="col">{aggregates.unit}</th>
							<th scope="col">{aggregates.caption}</th>
							<th scope="col" class="number">
								{aggregates.funding}
							</th>
							{view.maySeeReports ? <th scope="col">{aggregates.reports}</th> : null}
						</tr>
					</thead>
					<tbody>
						{withFigures.map((child) => (
							<ChildLine child={child} view={view} />
						))}
					</tbody>
				</table>
			</div>
		</section>
	);
};

const Path = ({ view }: { view: AggregatesView }) => (
	<nav class="crumb" aria-label={view.text.aggregates.path}>
		{view.path.map((unit, index) => (
			<>
				{index > 0 ? ' › ' : ''}
				{unit.id === view.unit.id ? (
					<span aria-current="page">{viewName(unit.id, view.text)}</span>
				) : (
					<a href={linkTo(view, unit.id)}>{viewName(unit.id, view.text)}</a>
				)}
			</>
		))}
	</nav>
);

export const AggregatesPage = (view: AggregatesView) => {
	const { unit, aggregate, cells, language, text } = view;
	const { aggregates } = text;
	const nothing = aggregate.view.cells.length === 0;
	return (
		<>
			<Path view={view} />
			<div class="head">
				<h1>
					{aggregates.title}: {viewName(unit.id, text)}
				</h1>
				{aggregate.ownReport && view.maySeeReports ? (
					<a class="button second" href={`/reports/${aggregate.ownReport}`}>
						{aggregates.openReport}
					</a>
				) : null}
			</div>
			<p class="lead">
				{periodLabel(view.period, language)} · {text.programmes[view.programme]}
			</p>
			<Filters view={view} />
			<Coverage view={view} />
			<section class="card">
				{nothing ? <p class="missing">{aggregates.empty}</p> : null}
				{!nothing && aggregate.ownReport === null ? <p class="soft">{aggregates.sumOnly}</p> : null}
				{!nothing && cells.length === 0 ? <p class="missing">{aggregates.emptyFilter}</p> : null}
				{cells.length > 0 ? <CellTable view={view} /> : null}
				<p class="soft">
					<small>{aggregates.legend}</small>
				</p>
			</section>
			<Children view={view} />
		</>
	);
};
