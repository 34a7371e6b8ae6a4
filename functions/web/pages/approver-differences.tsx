// What a change of the register does, value by value. Invariant: what stood before is shown beside what stands after.
import type { RegisterChange } from '../../ledger/register-changes.ts';
import type { Text } from '../text.ts';
import { differencesOf } from '../views/register-change.ts';

export const Differences = ({ change, text }: { change: Pick<RegisterChange, 'before' | 'after'>; text: Text }) => (
	<ul class="plain">
		{differencesOf(change, text).map(({ label, before, after }) => (
			<li>
				{label}: {before ? <del>{before}</del> : null} {before ? '→ ' : null}
				<span class="address">{after}</span>
			</li>
		))}
	</ul>
);
