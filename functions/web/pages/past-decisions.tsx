// Who decided what and when, with the reasons quoted. Invariant: nobody's words are shortened.
import { formatInstant } from '../format.ts';
import type { Text } from '../text.ts';
import type { PastDecision } from '../views/approval.ts';

const wordsOf = (decision: PastDecision, text: Text): string => {
	const { approve } = text;
	const words = {
		approved: approve.earlierApproved,
		endorsed: approve.earlierEndorsed,
		returned: approve.earlierReturned,
		'returned-below': approve.earlierReturnedBelow,
		rejected: approve.earlierRejected,
		unapproved: approve.earlierUnapproved,
	}[decision.act];
	const name = decision.standsFor ? `${decision.name}, ${approve.standsFor(decision.standsFor)}` : decision.name;
	const marked = decision.override ? `${name} – ${approve.override}` : name;
	return words(marked, decision.unit, formatInstant(decision.at));
};

export const PastDecisions = ({
	decisions,
	current,
	text,
}: {
	decisions: PastDecision[];
	current: number;
	text: Text;
}) => (
	<ul class="decisions">
		{decisions.map((decision) => (
			<li>
				{wordsOf(decision, text)}
				{decision.version === current ? '' : ` (${text.approve.ofVersion(decision.version)})`}
				{decision.reason ? <blockquote class="reason">{decision.reason}</blockquote> : null}
			</li>
		))}
	</ul>
);
