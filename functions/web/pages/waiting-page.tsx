// Everything that waits for a mailbox. Invariant: a report can be ticked only where its totals stand beside it and its approval needs nothing else;
// opening one decides nothing, and pressing Enter in a box neither.

import { periodLabel } from '../../domain/periods.ts';
import type { Problem } from '../../domain/problem.ts';
import { isOverdue } from '../../domain/report.ts';
import { printedDay } from '../../domain/vietnam-day.ts';
import type { ListedReport } from '../../ledger/waiting-list.ts';
import { unitName, unitShort } from '../names.ts';
import type { Language, Text } from '../text.ts';
import { NoDefaultButton } from './no-default-button.tsx';
import { ProblemList } from './problem-list.tsx';

export interface WaitingView {
	/** The link that opened the list, and the list's nonce. */
	token: string;
	nonce: string;
	mail: string;
	reports: ListedReport[];
	/** How many wait beyond those listed. */
	left: number;
	/** Ticked before problems sent the page back. */
	ticked: string[];
	problems: Problem[];
	/** Vietnamese day, for what is overdue. */
	today: string;
	language: Language;
	text: Text;
}

const Due = ({ head, view: { today, text } }: { head: ListedReport['head']; view: WaitingView }) => (
	<>
		{head.dueOn ? text.waiting.due(printedDay(head.dueOn)) : text.waiting.noDue}
		{isOverdue(head, today) ? (
			<>
				{' '}
				<span class="badge bad">{text.approve.overdue}</span>
			</>
		) : null}
	</>
);

const Totals = ({ report: { totals }, view: { language, text } }: { report: ListedReport; view: WaitingView }) =>
	totals && totals.length > 0 ? (
		<dl class="facts">
			{totals.map((total) => (
				<div>
					<dt>{total[language]}</dt>
					<dd>{total.amount}</dd>
				</div>
			))}
		</dl>
	) : (
		<p class="missing">{text.waiting.noTotals}</p>
	);

const Choice = ({ report, view: { ticked, text } }: { report: ListedReport; view: WaitingView }) => {
	const { isClean, reasons, head } = report;
	if (isClean)
		return (
			<label class="choice">
				<input
					type="checkbox"
					name="reports[]"
					value={head.reportId}
					form="together"
					checked={ticked.includes(head.reportId)}
				/>
				{text.waiting.choose}
			</label>
		);
	if (reasons.length === 0) return null;
	const why = reasons.map((one) => (one === 'findings' ? text.waiting.whyFindings : text.approve.codeReasons[one]));
	return <p class="soft">{text.waiting.ownPage(why.join('; '))}</p>;
};

const Report = ({ report, view }: { report: ListedReport; view: WaitingView }) => {
	const { head, unitId, findings, token, decider } = report;
	const { language, text } = view;
	const title = `${unitName(head.unitId)}, ${periodLabel(head.period, language)}`;
	return (
		<article class="card">
			<h2>{title}</h2>
			<p>
				<Due head={head} view={view} /> · {text.programmes[head.programme ?? 'unknown']} · {text.report.version}{' '}
				{head.version}
			</p>
			<p class="soft">
				{text.approve.forWhom(decider.person.name, unitShort(unitId))}
				{decider.standsFor ? `, ${text.approve.standsFor(decider.standsFor.name)}` : ''}
			</p>
			<p>
				{findings > 0 ? (
					<span class="badge warn">{text.waiting.toAcknowledge(findings)}</span>
				) : (
					text.waiting.noFindings
				)}
			</p>
			<h3>{text.waiting.totals}</h3>
			<Totals report={report} view={view} />
			<Choice report={report} view={view} />
			<form method="post" action="/approve" class="actions">
				<input type="hidden" name="t" value={token} />
				<button type="submit" class="second" aria-label={`${text.waiting.open}: ${title}`}>
					{text.waiting.open}
				</button>
			</form>
		</article>
	);
};

const Together = ({ view: { token, nonce, reports, text } }: { view: WaitingView }) => {
	const clean = reports.filter(({ isClean }) => isClean);
	return clean.length === 0 ? null : (
		<form id="together" class="card next" method="post" action="/approve/decide-many" autocomplete="off">
			<NoDefaultButton />
			<input type="hidden" name="t" value={token} />
			<input type="hidden" name="nonce" value={nonce} />
			{clean.map((one) => (
				<>
					<input type="hidden" name={`link-${one.head.reportId}`} value={one.token} />
					<input type="hidden" name={`nonce-${one.head.reportId}`} value={one.nonce} />
				</>
			))}
			<h2>{text.waiting.togetherTitle}</h2>
			<p class="soft">{text.waiting.togetherHint}</p>
			<div class="actions">
				<button type="submit" name="act" value="approve">
					{text.waiting.together}
				</button>
			</div>
		</form>
	);
};

export const WaitingPage = (view: WaitingView) => {
	const { mail, reports, left, problems, language, text } = view;
	return (
		<>
			<h1>{text.waiting.title}</h1>
			<ProblemList problems={problems} language={language} text={text} />
			<p class="lead address">{text.waiting.lead(mail)}</p>
			{reports.length === 0 ? <p>{text.waiting.none}</p> : null}
			{reports.map((report) => (
				<Report report={report} view={view} />
			))}
			{left > 0 ? <p class="note">{text.waiting.left(left)}</p> : null}
			<Together view={view} />
		</>
	);
};
