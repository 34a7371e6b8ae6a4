// The way from one report to all that wait for the same mailbox. Invariant: a form of its own, so that nothing typed elsewhere goes with it.
import type { Text } from '../text.ts';

export const WaitingButton = ({ token, label }: { token: string; label: string }) => (
	<form method="post" action="/approve/waiting" class="actions">
		<input type="hidden" name="t" value={token} />
		<button type="submit" class="second">
			{label}
		</button>
	</form>
);

/** After a decision: what else waits, or nothing. */
export const OnwardButton = ({ onward, text }: { onward: { token: string; count: number } | null; text: Text }) =>
	onward ? <WaitingButton token={onward.token} label={text.waiting.onward(onward.count)} /> : null;
