// The form of an absence: from when to when, why, and who decides meanwhile. Invariant: what was typed stays after a refusal.
import type { AbsenceWords } from '../../domain/absence-words.ts';
import type { Problem } from '../../domain/problem.ts';
import { unitName } from '../names.ts';
import type { Language, Text } from '../text.ts';
import { DayField, TextField } from './approver-fields.tsx';
import { personPath, unitPath } from './approver-list-page.tsx';
import { ProblemList } from './problem-list.tsx';

export interface ApproverAbsenceView {
	unitId: string;
	personId: string;
	name: string;
	/** The absence that is changed; null for a new one. */
	known: { from: string; seen: string; withdrawn: boolean } | null;
	typed: AbsenceWords;
	problems: Problem[];
	language: Language;
	text: Text;
}

export const ApproverAbsencePage = (view: ApproverAbsenceView) => {
	const { unitId, personId, name, known, typed, problems, language, text } = view;
	const words = text.approversAdmin;
	const path = `${personPath(unitId, personId)}/absence`;
	return (
		<>
			<p class="crumb">
				<a href={unitPath(unitId)}>{unitName(unitId)}</a>
			</p>
			<h1>{words.absenceTitle(name)}</h1>
			<p class="lead">{words.absenceLead}</p>
			<ProblemList problems={problems} language={language} text={text} />
			<form class="card" method="post" action={path}>
				{known ? (
					<>
						<input type="hidden" name="known" value={known.from} />
						<input type="hidden" name="seen" value={known.seen} />
					</>
				) : null}
				<div class="row">
					<DayField name="from" label={words.absenceFrom} value={typed.from} hint={words.dayHint} required />
					<DayField name="to" label={words.absenceTo} value={typed.to} hint={words.dayHint} required />
				</div>
				<TextField name="reason" label={words.reason} value={typed.reason} required />
				<fieldset class="field">
					<legend>{words.delegateLegend}</legend>
					<TextField name="delegateName" label={words.delegateName} value={typed.delegateName} />
					<TextField name="delegateMail" label={words.delegateMail} value={typed.delegateMail} />
					<TextField name="delegatePosition" label={words.delegatePosition} value={typed.delegatePosition} />
				</fieldset>
				<p class="actions">
					<button type="submit">{words.save}</button>
					<a class="button second" href={unitPath(unitId)}>
						{words.cancel}
					</a>
				</p>
			</form>
			{known && !known.withdrawn ? (
				<form class="card" method="post" action={`${path}/withdraw`}>
					<input type="hidden" name="known" value={known.from} />
					<input type="hidden" name="seen" value={known.seen} />
					<button type="submit" class="danger">
						{words.withdraw}
					</button>
				</form>
			) : null}
		</>
	);
};
