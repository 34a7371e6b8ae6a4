// The register of approvers: found by unit or person, unit by unit. Invariant: a unit without anybody in office stands out.

import { findUnit } from '../../domain/register/register.ts';
import { printedDay } from '../../domain/vietnam-day.ts';
import type { ApproverItem } from '../../ledger/register-items.ts';
import { unitName } from '../names.ts';
import type { Text } from '../text.ts';
import type { RegisterPage, RegisterRow, RegisterSearch } from '../views/approver-unit.ts';
import { quorumText } from '../views/register-change.ts';

export interface ApproverListView {
	search: RegisterSearch | null;
	listed: RegisterPage;
	text: Text;
}

export const unitPath = (unitId: string): string => `/approvers/unit/${encodeURIComponent(unitId)}`;
export const personPath = (unitId: string, personId: string): string =>
	`${unitPath(unitId)}/person/${encodeURIComponent(personId)}`;

/** Units of the same name followed one another: the one that ended says when. */
export const UnitLink = ({ unitId, text }: { unitId: string; text: Text }) => {
	const last = findUnit(unitId)?.validTo;
	return (
		<>
			<a href={unitPath(unitId)}>{unitName(unitId)}</a>
			{last ? <small> ({text.approversAdmin.unitUntil(printedDay(last))})</small> : null}
		</>
	);
};

export const SharedBadge = ({ officer, text }: { officer: Pick<ApproverItem, 'shared'>; text: Text }) =>
	officer.shared ? <span class="badge warn">{text.approversAdmin.shared}</span> : null;

const Names = ({ officers, text }: { officers: ApproverItem[]; text: Text }) => (
	<>
		{officers.map((officer, index) => (
			<>
				{index > 0 ? ', ' : ''}
				{officer.person.name} <SharedBadge officer={officer} text={text} />
			</>
		))}
	</>
);

const Row = ({ row, text }: { row: RegisterRow; text: Text }) => {
	const words = text.approversAdmin;
	const { unit, register, holders, deputies, away } = row;
	return (
		<tr>
			<th scope="row">
				<UnitLink unitId={unit.id} text={text} />
			</th>
			<td data-label={words.holders}>
				{holders.length > 0 ? <Names officers={holders} text={text} /> : <span class="badge bad">{words.nobody}</span>}
			</td>
			<td data-label={words.deputies}>{deputies.length > 0 ? <Names officers={deputies} text={text} /> : text.none}</td>
			<td data-label={words.quorum}>{quorumText(register.office?.quorum ?? { kind: 'any' }, text)}</td>
			<td data-label={words.away}>{away.length > 0 ? <Names officers={away} text={text} /> : text.none}</td>
		</tr>
	);
};

const Listed = ({ listed, text }: { listed: RegisterPage; text: Text }) => {
	const words = text.approversAdmin;
	const { rows, page, pages, count } = listed;
	return (
		<section class="card" aria-labelledby="units-title">
			<h2 id="units-title">{words.unitsTitle(count)}</h2>
			{rows.length === 0 ? (
				<p class="missing">{words.unitsEmpty}</p>
			) : (
				<div class="table">
					<table class="stack">
						<thead>
							<tr>
								<th scope="col">{words.unit}</th>
								<th scope="col">{words.holders}</th>
								<th scope="col">{words.deputies}</th>
								<th scope="col">{words.quorum}</th>
								<th scope="col">{words.away}</th>
							</tr>
						</thead>
						<tbody>
							{rows.map((row) => (
								<Row row={row} text={text} />
							))}
						</tbody>
					</table>
				</div>
			)}
			{pages > 1 ? (
				<p class="actions">
					<span>{words.page(page, pages)}</span>
					{page > 1 ? <a href={`/approvers?page=${page - 1}`}>{words.previous}</a> : null}
					{page < pages ? <a href={`/approvers?page=${page + 1}`}>{words.following}</a> : null}
				</p>
			) : null}
		</section>
	);
};

const Found = ({ search, text }: { search: RegisterSearch; text: Text }) => {
	const words = text.approversAdmin;
	if (search.units.length + search.people.length === 0) return <p class="missing">{words.nothingFound}</p>;
	return (
		<>
			{search.units.length > 0 ? (
				<>
					<h3>{words.unitsFound}</h3>
					<ul>
						{search.units.map((unit) => (
							<li>
								<UnitLink unitId={unit.id} text={text} />
							</li>
						))}
					</ul>
				</>
			) : null}
			{search.people.length > 0 ? (
				<>
					<h3>{words.peopleFound}</h3>
					<ul>
						{search.people.map(({ unitId, person }) => (
							<li>
								<a href={personPath(unitId, person.id)}>{person.name}</a> <span class="address">{person.mail}</span>,{' '}
								<UnitLink unitId={unitId} text={text} />
							</li>
						))}
					</ul>
				</>
			) : null}
		</>
	);
};

export const ApproverListPage = ({ search, listed, text }: ApproverListView) => {
	const words = text.approversAdmin;
	return (
		<>
			<div class="head">
				<h1>{words.title}</h1>
				<a class="button" href="/approvers/import">
					{words.import}
				</a>
			</div>
			<p class="lead">{words.lead}</p>
			<section class="card" aria-labelledby="search-title">
				<h2 id="search-title">{words.searchTitle}</h2>
				<form method="get" action="/approvers">
					<div class="field">
						<label for="q">{words.searchLabel}</label>
						<input type="search" id="q" name="q" value={search?.words ?? ''} />
					</div>
					<button type="submit">{words.search}</button>
				</form>
				{search ? <Found search={search} text={text} /> : null}
			</section>
			<Listed listed={listed} text={text} />
			<p class="actions">
				<a class="button second" href="/approvers/log">
					{words.log}
				</a>
				<a class="button second" href="/approvers/export.csv">
					{words.exportComma}
				</a>
				<a class="button second" href="/approvers/export.csv?separator=semicolon">
					{words.exportSemicolon}
				</a>
			</p>
		</>
	);
};
