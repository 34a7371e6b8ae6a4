// Says that a decision was recorded and what happens now. Invariant: shown only for a decision that is in the history.
import { periodLabel } from '../../domain/periods.ts';
import type { ReportHead } from '../../domain/report.ts';
import type { DecisionAct } from '../../ledger/decision-problems.ts';
import type { Onward } from '../../ledger/onward.ts';
import { formatInstant } from '../format.ts';
import { unitName } from '../names.ts';
import type { Language, Text } from '../text.ts';
import { OnwardButton } from './waiting-button.tsx';

export interface DecidedView {
	act: DecisionAct;
	/** False where others at the level have to approve as well. */
	enough: boolean;
	head: ReportHead;
	name: string;
	/** What else waits for the same mailbox. */
	onward: Onward | null;
	language: Language;
	text: Text;
}

export const DecidedPage = ({ act, enough, head, name, onward, language, text }: DecidedView) => (
	<section class={`card next ${act === 'approve' ? 'good' : 'warn'}`}>
		<h1>{text.approve.doneTitle[act]}</h1>
		<p>
			<strong>
				{unitName(head.unitId)}, {periodLabel(head.period, language)}
			</strong>
		</p>
		<p>
			{name}, {formatInstant(head.updatedAt)}
		</p>
		<p>{enough ? text.approve.done[act] : text.approve.doneVote}</p>
		<OnwardButton onward={onward} text={text} />
		<p class="soft">{text.approve.close}</p>
	</section>
);
