// Who decided what and when, with the reasons quoted. Invariant: nobody's words are shortened.
import { formatInstant } from '../format.ts';
import type { Text } from '../text.ts';
import type { PastDecision } from '../views/approval.ts';

const wordsOf = (decision: PastDecision, text: Text): string => {
	const { earlierApproved, earlierReturned, earlierRejected } = text.approve;
	const words = { approved: earlierApproved, returned: earlierReturned, rejected: earlierRejected }[decision.act];
	return words(decision.name, decision.unit, formatInstant(decision.at));
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
