// A table of approvers: choosing the file, and what it would do. Invariant: every line that is wrong is shown at once; only a dry run without any
// can be confirmed, and the confirmation carries the very table that was tried.
import { columns, type LineProblem } from '../../domain/approver-table.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ImportPlan, PlannedLine } from '../../ledger/approver-csv.ts';
import type { Language, Text } from '../text.ts';
import { Differences } from './approver-differences.tsx';
import { UnitLink } from './approver-list-page.tsx';
import { ProblemList } from './problem-list.tsx';

export interface ApproverImportView {
	/** Null before a file was tried. */
	tried: { plan: ImportPlan; base64: string } | null;
	problems: Problem[];
	language: Language;
	text: Text;
}

const LineProblems = ({ problems, language, text }: { problems: LineProblem[]; language: Language; text: Text }) => {
	const words = text.approversAdmin;
	return (
		<div class="problems" role="alert" tabindex={-1}>
			<h2>{words.dryRunProblems(problems.length)}</h2>
			<ul>
				{problems.map((problem) => (
					<li>
						<strong>{problem.line === null ? words.wholeFile : words.lineOf(problem.line)}</strong>: {problem[language]}
					</li>
				))}
			</ul>
		</div>
	);
};

const Changes = ({ lines, text }: { lines: PlannedLine[]; text: Text }) => {
	const words = text.approversAdmin;
	return (
		<div class="table">
			<table class="stack">
				<thead>
					<tr>
						<th scope="col">{words.line}</th>
						<th scope="col">{words.who}</th>
						<th scope="col">{words.what}</th>
						<th scope="col">{words.details}</th>
					</tr>
				</thead>
				<tbody>
					{lines.map(({ line, unitId, entry, change }) =>
						change ? (
							<tr>
								<td data-label={words.line}>{line}</td>
								<th scope="row">
									{entry.name}
									<br />
									<UnitLink unitId={unitId} text={text} />
								</th>
								<td>{words.acts[change.what]}</td>
								<td>
									<Differences change={change} text={text} />
								</td>
							</tr>
						) : null,
					)}
				</tbody>
			</table>
		</div>
	);
};

const countsOf = (lines: readonly PlannedLine[]) => {
	const of = (what: string | undefined): number => lines.filter(({ change }) => change?.what === what).length;
	return {
		added: of('approver-added'),
		changed: of('approver-changed'),
		ended: of('office-ended'),
		same: of(undefined),
	};
};

const Tried = ({
	tried,
	language,
	text,
}: Pick<ApproverImportView, 'language' | 'text'> & { tried: NonNullable<ApproverImportView['tried']> }) => {
	const words = text.approversAdmin;
	const { plan, base64 } = tried;
	const counts = countsOf(plan.lines);
	const changes = plan.lines.length - counts.same;
	const sound = plan.problems.length === 0;
	return (
		<>
			{sound ? null : <LineProblems problems={plan.problems} language={language} text={text} />}
			{plan.lines.length > 0 ? (
				<section class="card" aria-labelledby="tried">
					<h2 id="tried">{words.dryRunTitle}</h2>
					<dl class="facts">
						{(['added', 'changed', 'ended', 'same'] as const).map((kind) => (
							<div>
								<dt>{words.counts[kind]}</dt>
								<dd>{counts[kind]}</dd>
							</div>
						))}
					</dl>
					{changes > 0 ? <Changes lines={plan.lines} text={text} /> : <p>{words.nothingToChange}</p>}
					{sound && changes > 0 ? (
						<form method="post" action="/approvers/import/apply" enctype="multipart/form-data">
							<input type="hidden" name="table" value={base64} />
							<input type="hidden" name="digest" value={plan.digest} />
							<p class="actions">
								<button type="submit">{words.confirm(changes)}</button>
							</p>
						</form>
					) : null}
				</section>
			) : null}
		</>
	);
};

export const ApproverImportPage = ({ tried, problems, language, text }: ApproverImportView) => {
	const words = text.approversAdmin;
	return (
		<>
			<p class="crumb">
				<a href="/approvers">{words.backToList}</a>
			</p>
			<h1>{words.importTitle}</h1>
			<p class="lead">{words.importLead}</p>
			<ProblemList problems={problems} language={language} text={text} />
			{tried ? <Tried tried={tried} language={language} text={text} /> : null}
			<form class="card" method="post" action="/approvers/import" enctype="multipart/form-data">
				<div class="field">
					<label for="file">{words.file}</label>
					<input type="file" id="file" name="file" accept=".csv,text/csv" required />
				</div>
				<button type="submit" class={tried ? 'second' : undefined}>
					{words.dryRun}
				</button>
				<details>
					<summary>{words.importColumns}</summary>
					<p>{words.importColumnsHint}</p>
					<p>
						<code class="hash">{columns.join(', ')}</code>
					</p>
				</details>
			</form>
		</>
	);
};
