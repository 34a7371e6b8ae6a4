// My reports, and for those who see all a way to the reports of a unit. Invariant: only what the visitor may see is in the view.
import type { Unit } from '../../domain/register/unit.ts';
import type { ReportHead } from '../../domain/report.ts';
import { unitName } from '../names.ts';
import type { Language, Text } from '../text.ts';
import { ReportTable } from './report-table.tsx';

export interface ReportListView {
	mine: ReportHead[];
	maySubmit: boolean;
	/** Null for those who see their own only. */
	search: { words: string; units: Unit[]; unitId: string | null; found: ReportHead[] } | null;
	language: Language;
	text: Text;
}

const Search = ({
	search,
	language,
	text,
}: Pick<ReportListView, 'language' | 'text'> & { search: NonNullable<ReportListView['search']> }) => (
	<section class="card" aria-labelledby="search-title">
		<h2 id="search-title">{text.reports.searchTitle}</h2>
		<form method="get" action="/reports">
			<div class="field">
				<label for="q">{text.reports.searchLabel}</label>
				<input type="search" id="q" name="q" value={search.words} />
			</div>
			<button type="submit">{text.reports.search}</button>
		</form>
		{search.words && !search.unitId && search.units.length === 0 ? <p class="missing">{text.reports.noUnit}</p> : null}
		{!search.unitId && search.units.length > 0 ? (
			<>
				<p>{text.reports.chooseUnit}</p>
				<ul>
					{search.units.map((unit) => (
						<li>
							<a href={`/reports?unit=${encodeURIComponent(unit.id)}`}>{unitName(unit.id)}</a>
						</li>
					))}
				</ul>
			</>
		) : null}
		{search.unitId ? (
			<>
				<h3>{text.reports.ofUnit(unitName(search.unitId))}</h3>
				{search.found.length > 0 ? (
					<ReportTable heads={search.found} language={language} text={text} />
				) : (
					<p class="missing">{text.reports.ofUnitEmpty}</p>
				)}
			</>
		) : null}
	</section>
);

export const ReportListPage = (view: ReportListView) => {
	const { mine, maySubmit, search, language, text } = view;
	return (
		<>
			<div class="head">
				<h1>{search ? text.reports.titleAll : text.reports.title}</h1>
				{maySubmit ? (
					<a class="button" href="/reports/new">
						{text.reports.new}
					</a>
				) : null}
			</div>
			{search ? <Search search={search} language={language} text={text} /> : null}
			{mine.length > 0 || maySubmit ? (
				<section class="card">
					{mine.length > 0 ? (
						<ReportTable heads={mine} language={language} text={text} />
					) : (
						<>
							<p>{text.reports.empty}</p>
							<p class="soft">{text.reports.emptyHint}</p>
						</>
					)}
				</section>
			) : null}
		</>
	);
};
