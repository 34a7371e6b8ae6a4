// What came of each report that was to be approved together. Invariant: every chosen one is told, decided or not; nothing is told of one that was not
// listed.
import { periodLabel } from '../../domain/periods.ts';
import type { TogetherDone } from '../../ledger/decide-together.ts';
import type { Onward } from '../../ledger/onward.ts';
import { unitName } from '../names.ts';
import type { Language, Text } from '../text.ts';
import { OnwardButton } from './waiting-button.tsx';

export interface DecidedTogetherView {
	done: TogetherDone[];
	onward: Onward | null;
	language: Language;
	text: Text;
}

const isApproved = ({ outcome }: TogetherDone): boolean => outcome === 'approved' || outcome === 'agreed';

export const DecidedTogetherPage = ({ done, onward, language, text }: DecidedTogetherView) => {
	const approved = done.filter(isApproved).length;
	return (
		<section class={`card next ${approved === done.length ? 'good' : 'warn'}`}>
			<h1>{text.waiting.doneTitle}</h1>
			<p>{text.waiting.done(approved, done.length)}</p>
			<ul class="outcomes">
				{done.map((one) => (
					<li>
						<span class={`badge ${isApproved(one) ? 'good' : 'warn'}`}>{text.waiting.outcomes[one.outcome]}</span>{' '}
						{one.head ? `${unitName(one.head.unitId)}, ${periodLabel(one.head.period, language)}` : one.reportId}
						{isApproved(one) ? null : one.problems.map((problem) => <p class="soft">{problem[language]}</p>)}
					</li>
				))}
			</ul>
			<OnwardButton onward={onward} text={text} />
			<p class="soft">{text.approve.close}</p>
		</section>
	);
};
