// The form on which a mail's link lands. Invariant: it sends nothing by itself (mail scanners open it too); a script moves the link's token into it,
// and without scripts a short code is typed.
import type { Text } from '../text.ts';

export const LinkForm = (view: { action: '/approve' | '/opinion'; lead: string; open: string; text: Text }) => (
	<form id="open" class="card" method="post" action={view.action} autocomplete="off">
		<p class="lead">{view.lead}</p>
		<p class="with-token">
			<span class="badge good">✓ {view.text.approve.ready}</span>
		</p>
		<div class="field">
			<label for="code" class="with-code">
				{view.text.approve.code}
			</label>
			<p class="hint with-code" id="code-hint">
				{view.text.approve.codeHint}
			</p>
			<input
				type="text"
				id="code"
				name="t"
				aria-describedby="code-hint"
				autocapitalize="characters"
				spellcheck={false}
			/>
		</div>
		<div class="actions">
			<button type="submit">{view.open}</button>
		</div>
	</form>
);
