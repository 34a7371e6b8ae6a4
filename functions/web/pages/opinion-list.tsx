// The opinions that stand beside a decision. Invariant: nobody's words are shortened; a question without an answer is shown too.
import { formatInstant } from '../format.ts';
import type { Text } from '../text.ts';
import type { ApprovalFacts } from '../views/approval.ts';

export const OpinionList = ({ opinions, text }: { opinions: ApprovalFacts['opinions']; text: Text }) =>
	opinions.length === 0 ? null : (
		<section class="card" aria-labelledby="opinions">
			<h2 id="opinions">{text.approve.opinionsTitle}</h2>
			<p class="soft">{text.approve.opinionsHint}</p>
			<ul class="decisions">
				{opinions.map(({ name, askedBy, unit, askedAt, question, given, isLost, mail }) => (
					<li>
						{text.approve.opinionAsked(name, askedBy, unit, formatInstant(askedAt))}
						<blockquote>{question}</blockquote>
						{given ? (
							<>
								<strong>{text.approve.opinionGiven(name, formatInstant(given.at))}</strong>
								<blockquote class="opinion">{given.text}</blockquote>
							</>
						) : (
							<p class="missing">{isLost ? text.approve.opinionLost(mail) : text.approve.opinionAwaited}</p>
						)}
					</li>
				))}
			</ul>
		</section>
	);
