// The log of the register, a month at a time, newest first. Invariant: every change is shown with who made it and what stood before.
import type { RegisterItem } from '../../ledger/register-changes.ts';
import type { RegisterChangeItem } from '../../ledger/register-items.ts';
import { formatInstant } from '../format.ts';
import type { Text } from '../text.ts';
import { subjectOf } from '../views/register-change.ts';
import { Differences } from './approver-differences.tsx';
import { UnitLink } from './approver-list-page.tsx';

export interface ApproverLogView {
	/** "2025-03" */
	month: string;
	previous: string;
	/** Null in the month that is now. */
	next: string | null;
	changes: RegisterChangeItem[];
	/** Who an absence is about, by unit and id. */
	nameOf: (unitId: string, personId: string) => string;
	text: Text;
}

const monthWords = (month: string): string => month.split('-').reverse().join('/');

const Row = ({ change, view }: { change: RegisterChangeItem; view: ApproverLogView }) => {
	const { text, nameOf } = view;
	const words = text.approversAdmin;
	const [before, after] = [change.before as RegisterItem | null, change.after as RegisterItem];
	return (
		<tr>
			<td>
				<time datetime={change.at}>{formatInstant(change.at)}</time>
			</td>
			<td data-label={words.who}>{change.who.name}</td>
			<td>
				{words.acts[change.what]} <strong>{subjectOf(after, (id) => nameOf(change.unitId, id))}</strong>
				<br />
				<UnitLink unitId={change.unitId} text={text} />
			</td>
			<td>
				<Differences change={{ before, after }} text={text} />
			</td>
		</tr>
	);
};

export const ApproverLogPage = (view: ApproverLogView) => {
	const { month, previous, next, changes, text } = view;
	const words = text.approversAdmin;
	return (
		<>
			<p class="crumb">
				<a href="/approvers">{words.backToList}</a>
			</p>
			<h1>{words.logTitle}</h1>
			<p class="lead">{words.logLead}</p>
			<section class="card" aria-labelledby="month">
				<h2 id="month">{words.month(monthWords(month))}</h2>
				{changes.length === 0 ? (
					<p class="missing">{words.logEmpty}</p>
				) : (
					<div class="table">
						<table class="stack">
							<thead>
								<tr>
									<th scope="col">{words.when}</th>
									<th scope="col">{words.who}</th>
									<th scope="col">{words.what}</th>
									<th scope="col">{words.details}</th>
								</tr>
							</thead>
							<tbody>
								{changes.map((change) => (
									<Row change={change} view={view} />
								))}
							</tbody>
						</table>
					</div>
				)}
				<p class="actions">
					<a href={`/approvers/log?month=${previous}`}>{words.previousMonth}</a>
					{next ? <a href={`/approvers/log?month=${next}`}>{words.nextMonth}</a> : null}
				</p>
			</section>
		</>
	);
};
