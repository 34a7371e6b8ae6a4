// The form of one approver, new or known, and the end of their office. Invariant: what was typed stays after a refusal.
import type { ApproverWords } from '../../domain/approver-words.ts';
import type { Problem } from '../../domain/problem.ts';
import { unitName } from '../names.ts';
import type { Language, Text } from '../text.ts';
import { CheckField, DayField, SelectField, TextField } from './approver-fields.tsx';
import { personPath, unitPath } from './approver-list-page.tsx';
import { ProblemList } from './problem-list.tsx';

export interface ApproverPersonView {
	unitId: string;
	/** Null for a new approver. */
	known: { personId: string; name: string; seen: string } | null;
	typed: ApproverWords;
	/** What was typed as the last day. */
	lastDay: string;
	problems: Problem[];
	language: Language;
	text: Text;
}

const EndForm = ({ view, known }: { view: ApproverPersonView; known: NonNullable<ApproverPersonView['known']> }) => {
	const words = view.text.approversAdmin;
	return (
		<section class="card" aria-labelledby="end-title">
			<h2 id="end-title">{words.endTitle}</h2>
			<p class="soft">{words.endHint}</p>
			<form method="post" action={`${personPath(view.unitId, known.personId)}/end`}>
				<input type="hidden" name="seen" value={known.seen} />
				<DayField name="lastDay" label={words.endDay} value={view.lastDay} hint={words.dayHint} required />
				<button type="submit" class="danger">
					{words.end}
				</button>
			</form>
		</section>
	);
};

export const ApproverPersonPage = (view: ApproverPersonView) => {
	const { unitId, known, typed, problems, language, text } = view;
	const words = text.approversAdmin;
	const action = known ? personPath(unitId, known.personId) : `${unitPath(unitId)}/new`;
	return (
		<>
			<p class="crumb">
				<a href={unitPath(unitId)}>{unitName(unitId)}</a>
			</p>
			<h1>{known ? words.editTitle(known.name) : words.addTitle(unitName(unitId))}</h1>
			<ProblemList problems={problems} language={language} text={text} />
			<form class="card" method="post" action={action}>
				<input type="hidden" name="seen" value={known?.seen ?? ''} />
				<TextField name="name" label={words.name} value={typed.name} required />
				<TextField name="mail" label={words.mail} value={typed.mail} hint={words.mailHint} required />
				<CheckField name="shared" label={words.sharedLabel} checked={typed.shared === 'yes'} hint={words.sharedHint} />
				<TextField name="position" label={words.position} value={typed.position} />
				<div class="row">
					<SelectField
						name="role"
						label={words.role}
						value={typed.role}
						options={(['holder', 'deputy'] as const).map((role) => [role, words.roles[role]] as const)}
					/>
					<TextField name="order" label={words.order} value={typed.order} hint={words.orderHint} />
				</div>
				<div class="row">
					<DayField name="validFrom" label={words.validFrom} value={typed.validFrom} hint={words.dayHint} required />
					<DayField name="validTo" label={words.validTo} value={typed.validTo} hint={words.dayHint} />
				</div>
				<p class="actions">
					<button type="submit">{words.save}</button>
					<a class="button second" href={unitPath(unitId)}>
						{words.cancel}
					</a>
				</p>
			</form>
			{known ? <EndForm view={view} known={known} /> : null}
		</>
	);
};
