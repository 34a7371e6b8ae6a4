// Acts that move a report outside its ordinary way: withdrawn by the submitter; decided or sent another way by an administrator.
// Invariant: each needs a reason and carries the revision that the page showed.

import type { ReportHead } from '../../domain/report.ts';
import type { MayI } from '../access.ts';
import type { Text } from '../text.ts';

interface ActsView {
	head: ReportHead;
	may: MayI;
	text: Text;
}

const Revision = ({ head }: { head: ReportHead }) => <input type="hidden" name="revision" value={`${head.revision}`} />;

const Reason = ({ id, text }: { id: string; text: Text }) => (
	<div class="field">
		<label for={id}>{text.report.reasonNeeded}</label>
		<textarea id={id} name="reason" maxlength={5000} required />
	</div>
);

const Withdraw = ({ head, text }: ActsView) => (
	<details class="card">
		<summary>{text.report.withdraw}</summary>
		<form method="post" action={`/reports/${head.reportId}/withdraw`} autocomplete="off">
			<p class="soft">{text.report.withdrawHint}</p>
			<Revision head={head} />
			<Reason id="withdraw-reason" text={text} />
			<div class="actions">
				<button type="submit" class="danger">
					{text.report.withdraw}
				</button>
			</div>
		</form>
	</details>
);

const Override = ({ head, text }: ActsView) => {
	const acts = [
		'approve',
		'return',
		...((head.levelIndex ?? 0) > 0 ? (['return-below'] as const) : []),
		'reject',
	] as const;
	const words = {
		approve: text.approve.approve,
		return: text.approve.return,
		'return-below': text.approve.returnBelow,
		reject: text.approve.reject,
	};
	return (
		<details class="card">
			<summary>{text.report.override}</summary>
			<form method="post" action={`/reports/${head.reportId}/override`} autocomplete="off">
				<p class="soft">{text.report.overrideHint}</p>
				<Revision head={head} />
				<fieldset class="field">
					<legend>{text.report.act}</legend>
					{acts.map((act) => (
						<label class="choice">
							<input type="radio" name="act" value={act} required />
							{words[act]}
						</label>
					))}
				</fieldset>
				<Reason id="override-reason" text={text} />
				<div class="actions">
					<button type="submit" class="danger">
						{text.report.override}
					</button>
				</div>
			</form>
		</details>
	);
};

const Reroute = ({ head, text }: ActsView) => (
	<details class="card">
		<summary>{text.report.reroute}</summary>
		<form method="post" action={`/reports/${head.reportId}/reroute`} autocomplete="off">
			<p class="soft">{text.report.rerouteHint}</p>
			<Revision head={head} />
			<div class="field">
				<label for="units">{text.report.units}</label>
				<textarea id="units" name="units" class="hash" required>
					{(head.route?.chain ?? []).map(({ unitId }) => unitId).join('\n')}
				</textarea>
			</div>
			<Reason id="reroute-reason" text={text} />
			<div class="actions">
				<button type="submit" class="danger">
					{text.report.reroute}
				</button>
			</div>
		</form>
	</details>
);

export const ReportActs = (view: ActsView) => (
	<>
		{view.may.withdraw.allowed ? <Withdraw {...view} /> : null}
		{view.may.override.allowed ? <Override {...view} /> : null}
		{view.may.reroute.allowed ? <Reroute {...view} /> : null}
	</>
);
