// Everybody a unit's register names, with when and how. Invariant: those who left stay in the table, marked as such.

import { roleOf } from '../../domain/office.ts';
import { printedDay } from '../../domain/vietnam-day.ts';
import type { ApproverItem } from '../../ledger/register-items.ts';
import type { Text } from '../text.ts';
import { type OfficerStanding, sortedOfficers, standingOfOfficer, type UnitStanding } from '../views/approver-unit.ts';
import { personPath, SharedBadge } from './approver-list-page.tsx';

const tones: Record<OfficerStanding, string> = { now: 'good', away: 'warn', coming: 'work', past: '' };

const Row = ({ officer, standing, text }: { officer: ApproverItem; standing: UnitStanding; text: Text }) => {
	const words = text.approversAdmin;
	const { person, order = 1, validFrom, validTo } = officer;
	const how = standingOfOfficer(officer, standing.register, standing.day);
	const path = personPath(officer.unitId, person.id);
	return (
		<tr>
			<th scope="row">
				{person.name}
				{person.position ? (
					<small>
						<br />
						{person.position}
					</small>
				) : null}
			</th>
			<td data-label={words.mail} class="address">
				{person.mail} <SharedBadge officer={officer} text={text} />
			</td>
			<td data-label={words.role}>
				{words.roles[roleOf(officer)]}, {words.order.toLowerCase()} {order}
			</td>
			<td data-label={words.period}>
				{validTo ? words.fromTo(printedDay(validFrom), printedDay(validTo)) : words.since(printedDay(validFrom))}{' '}
				<span class={`badge ${tones[how]}`}>{words.standing[how]}</span>
			</td>
			<td>
				<a href={path} aria-label={`${words.edit}: ${person.name}`}>
					{words.edit}
				</a>
				{' · '}
				<a href={`${path}/absence`} aria-label={`${words.absence}: ${person.name}`}>
					{words.absence}
				</a>
			</td>
		</tr>
	);
};

export const OfficerTable = ({ standing, text }: { standing: UnitStanding; text: Text }) => {
	const words = text.approversAdmin;
	const officers = sortedOfficers(standing.register, standing.day);
	return (
		<section class="card" aria-labelledby="people-title">
			<h2 id="people-title">{words.peopleTitle}</h2>
			{officers.length === 0 ? (
				<p class="missing">{words.peopleEmpty}</p>
			) : (
				<div class="table">
					<table class="stack">
						<thead>
							<tr>
								<th scope="col">{words.name}</th>
								<th scope="col">{words.mail}</th>
								<th scope="col">{words.role}</th>
								<th scope="col">{words.period}</th>
								<th scope="col">{words.actions}</th>
							</tr>
						</thead>
						<tbody>
							{officers.map((officer) => (
								<Row officer={officer} standing={standing} text={text} />
							))}
						</tbody>
					</table>
				</div>
			)}
		</section>
	);
};
