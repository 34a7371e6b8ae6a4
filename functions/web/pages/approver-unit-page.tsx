// One unit's office: who would be asked today, who is in office, how many have to approve, who is away. Invariant: what is over stays to be seen.

import type { Decider } from '../../domain/office.ts';
import type { Problem } from '../../domain/problem.ts';
import { successorOf } from '../../domain/register/register.ts';
import { printedDay } from '../../domain/vietnam-day.ts';
import { unitName } from '../names.ts';
import type { Language, Text } from '../text.ts';
import { nameOfAbsent, type UnitStanding } from '../views/approver-unit.ts';
import { SelectField, TextField } from './approver-fields.tsx';
import { personPath, SharedBadge, UnitLink, unitPath } from './approver-list-page.tsx';
import { OfficerTable } from './approver-officers.tsx';
import { ProblemList } from './problem-list.tsx';

export interface ApproverUnitView {
	standing: UnitStanding;
	/** What was typed into the form of the quorum, where it was refused. */
	typed: { kind: string; count: string } | null;
	problems: Problem[];
	language: Language;
	text: Text;
}

const Asked = ({ deciders, text }: { deciders: Decider[]; text: Text }) => (
	<ul>
		{deciders.map((decider) => (
			<li>
				<strong>{decider.person.name}</strong> <span class="address">{decider.person.mail}</span>
				{decider.standsFor ? `, ${text.approversAdmin.standsFor(decider.standsFor.name)}` : null}
				{decider.why === 'absence' && !decider.standsFor ? `, ${text.approversAdmin.stepsIn}` : null}{' '}
				<SharedBadge officer={decider} text={text} />
			</li>
		))}
	</ul>
);

const Today = ({ standing, text }: { standing: UnitStanding; text: Text }) => {
	const words = text.approversAdmin;
	const { unit, today, needed, day } = standing;
	const tone = today.deciders.length > 0 ? 'next' : 'next bad';
	return (
		<section class={`card ${tone}`} aria-labelledby="today">
			<h2 id="today">{words.todayTitle(printedDay(day))}</h2>
			{today.unitId === unit.id ? null : (
				<p>
					<a href={unitPath(today.unitId)}>{words.todayOf(unitName(today.unitId))}</a>
				</p>
			)}
			{today.deciders.length === 0 ? (
				<p>{words.todayNobody}</p>
			) : (
				<>
					<Asked deciders={today.deciders} text={text} />
					<p>{words.todayNeeded(needed, today.deciders.length)}</p>
				</>
			)}
			{today.deputies.length > 0 ? (
				<>
					<h3>{words.deputies}</h3>
					<Asked deciders={today.deputies} text={text} />
				</>
			) : null}
		</section>
	);
};

const QuorumForm = ({ view }: { view: ApproverUnitView }) => {
	const { standing, typed, text } = view;
	const words = text.approversAdmin;
	const { office } = standing.register;
	const quorum = office?.quorum ?? { kind: 'any' };
	const chosen = typed ?? { kind: quorum.kind, count: quorum.kind === 'count' ? `${quorum.count}` : '' };
	const kinds = (['any', 'all', 'count'] as const).map((kind) => [kind, words.quorumKinds[kind]] as const);
	return (
		<section class="card" aria-labelledby="quorum-title">
			<h2 id="quorum-title">{words.quorum}</h2>
			<p class="soft">{words.quorumHint}</p>
			<form method="post" action={`${unitPath(standing.unit.id)}/quorum`}>
				<input type="hidden" name="seen" value={office?.change ?? ''} />
				<div class="row">
					<SelectField name="kind" label={words.quorum} value={chosen.kind} options={kinds} />
					<TextField name="count" label={words.quorumCount} value={chosen.count} />
				</div>
				<button type="submit" class="second">
					{words.save}
				</button>
			</form>
		</section>
	);
};

const Absences = ({ standing, text }: { standing: UnitStanding; text: Text }) => {
	const words = text.approversAdmin;
	const { unit, register } = standing;
	const absences = register.absences.toSorted((a, b) => (a.from < b.from ? 1 : -1));
	return (
		<section class="card" aria-labelledby="absences-title">
			<h2 id="absences-title">{words.absencesTitle}</h2>
			{absences.length === 0 ? (
				<p class="missing">{words.absencesEmpty}</p>
			) : (
				<div class="table">
					<table class="stack">
						<thead>
							<tr>
								<th scope="col">{words.name}</th>
								<th scope="col">{words.period}</th>
								<th scope="col">{words.delegate}</th>
								<th scope="col">{words.reason}</th>
								<th scope="col">{words.actions}</th>
							</tr>
						</thead>
						<tbody>
							{absences.map(({ personId, from, to, delegate, reason, withdrawn }) => (
								<tr>
									<th scope="row">{nameOfAbsent(register, personId)}</th>
									<td data-label={words.period}>
										{words.fromTo(printedDay(from), printedDay(to))}{' '}
										{withdrawn ? <span class="badge">{words.withdrawn}</span> : null}
									</td>
									<td data-label={words.delegate}>
										{delegate ? (
											<>
												{delegate.name} <span class="address">{delegate.mail}</span>
											</>
										) : (
											text.none
										)}
									</td>
									<td data-label={words.reason}>{reason}</td>
									<td>
										<a
											href={`${personPath(unit.id, personId)}/absence?from=${from}`}
											aria-label={`${words.edit}: ${nameOfAbsent(register, personId)}, ${printedDay(from)}`}
										>
											{words.edit}
										</a>
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
		</section>
	);
};

export const ApproverUnitPage = (view: ApproverUnitView) => {
	const { standing, problems, language, text } = view;
	const words = text.approversAdmin;
	const { unit } = standing;
	const successor = successorOf(unit);
	return (
		<>
			<p class="crumb">
				<a href="/approvers">{words.backToList}</a>
			</p>
			<div class="head">
				<h1>{unitName(unit.id)}</h1>
				<a class="button" href={`${unitPath(unit.id)}/new`}>
					{words.add}
				</a>
			</div>
			<p class="soft">
				{words.unitId}: <code class="hash">{unit.id}</code>
			</p>
			<ProblemList problems={problems} language={language} text={text} />
			{unit.validTo && successor ? (
				<p>
					{words.ended(printedDay(unit.validTo))} <UnitLink unitId={successor.id} text={text} />
				</p>
			) : null}
			<Today standing={standing} text={text} />
			<OfficerTable standing={standing} text={text} />
			<QuorumForm view={view} />
			<Absences standing={standing} text={text} />
		</>
	);
};
