// Why a cell of the summary has its value: the rule in words, and links to every figure that was added or left out.
import type { SummaryReason } from '../../domain/reading.ts';
import type { Text } from '../text.ts';

/** A figure of the prose, or a cell of an annex. */
export const placeOf = (id: string): string => `#${/^t\d/.test(id) ? 'cell' : 'figure'}-${id}`;

const Links = ({ ids }: { ids: readonly string[] }) => (
	<>
		{ids.map((id, i) => (
			<>
				{i > 0 ? ', ' : null}
				<a href={placeOf(id)}>{id}</a>
			</>
		))}
	</>
);

export const SummaryReasonNote = ({ why, text }: { why: SummaryReason; text: Text }) => (
	<details class="why">
		<summary>{text.reading.why}</summary>
		<p>
			{text.reading.summaryRules[why.rule]} (<Links ids={why.used} />
			).
			{why.leftOut.length > 0 ? (
				<>
					{' '}
					{text.reading.notAdded} <Links ids={why.leftOut} />.
				</>
			) : null}
		</p>
	</details>
);
