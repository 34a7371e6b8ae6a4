// Approved figures of a unit beside the sum of the level below. Invariant: every total says its coverage.
import { periodLabel } from '../../domain/periods.ts';
import { formatInstant } from '../format.ts';
import { viewName } from '../names.ts';
import { CellTable } from './aggregate-cells.tsx';
import { Children } from './aggregate-children.tsx';
import { Filters } from './aggregate-filters.tsx';
import { type AggregatesView, linkTo } from './aggregates-view.ts';

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
			{coverage.partly.length > 0 ? <p>{aggregates.partly(coverage.partly.length)}</p> : null}
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
