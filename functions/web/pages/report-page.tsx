// One report: where it stands, what comes next, its files and its history. Invariant: it offers only acts that are allowed now.

import { periodLabel } from '../../domain/periods.ts';
import { isOverdue, type ReportHead, type Route } from '../../domain/report.ts';
import { printedDay } from '../../domain/vietnam-day.ts';
import type { MayI } from '../access.ts';
import { formatInstant } from '../format.ts';
import { routeText, unitName, unitShort } from '../names.ts';
import type { Language, Text } from '../text.ts';
import type { ReportFacts } from '../views/load-report.ts';
import { heldBy, type Step, toneOf, waitsFor } from '../views/standing.ts';
import { HistoryTable } from './history-table.tsx';
import { MailTable } from './mail-table.tsx';
import { ReportActs } from './report-acts.tsx';
import { ReportFiles } from './report-files.tsx';
import { StateBadge } from './report-table.tsx';
import { Steps } from './steps.tsx';
import { WhyNot } from './why-not.tsx';

export interface ReportView {
	facts: ReportFacts;
	steps: Step[];
	route: { route: Route; planned: boolean } | null;
	approvers: string[];
	/** The next move is the system's: the page keeps itself fresh. */
	works: boolean;
	/** Seconds for which the files may still be on their way. */
	arrivesFor: number;
	may: MayI;
	/** The visitor submitted it. */
	mine: boolean;
	/** The visitor is an administrator. */
	administers: boolean;
	/** Vietnamese day, for what is overdue. */
	today: string;
	language: Language;
	text: Text;
}

const nextWords = (head: ReportHead, arrivesFor: number, { report: { next } }: Text): string => {
	if (arrivesFor > 0) return next.arriving;
	if (head.state === 'failed') return head.failure?.kind === 'document' ? next.document : next.system;
	if (head.unstaffed) return next.unstaffed;
	if (head.state === 'in-review' && !head.asked) return next.handing;
	return next[head.state];
};

const Objection = ({ head, text }: { head: ReportHead; text: Text }) => {
	const { objection, route } = head;
	if (!objection) return null;
	const unit = unitShort(route?.chain[objection.levelIndex]?.unitId ?? '');
	const words = {
		return: text.report.objectionReturned,
		'return-below': text.report.objectionBelow,
		reject: text.report.objectionRejected,
	}[objection.act];
	return (
		<>
			<p>
				<strong>{words(objection.by, unit)}</strong> <small>({formatInstant(objection.at)})</small>
			</p>
			<blockquote class="reason">{objection.reason}</blockquote>
		</>
	);
};

const Failure = ({ head, language, text }: { head: ReportHead; language: Language; text: Text }) =>
	head.failure && head.failure.problems.length > 0 ? (
		<>
			<h3>{text.report.problemsTitle}</h3>
			<ul>
				{head.failure.problems.map((problem) => (
					<li>{problem[language]}</li>
				))}
			</ul>
		</>
	) : null;

const Acts = ({ view: { facts, may, mine, arrivesFor, text } }: { view: ReportView }) => {
	const { head } = facts;
	const base = `/reports/${head.reportId}`;
	const again = head.state === 'draft' ? text.report.againFiles : text.report.openVersion;
	return (
		<div class="actions">
			{may.submit.allowed ? (
				<a class="button" href={`${base}/reading`}>
					{text.report.openReading}
				</a>
			) : null}
			{may.openVersion.allowed && arrivesFor === 0 ? (
				<a class={head.state === 'draft' ? 'button second' : 'button'} href={`${base}/new-version`}>
					{again}
				</a>
			) : null}
			{head.state === 'rejected' && mine ? (
				<a class="button" href="/reports/new">
					{text.reports.new}
				</a>
			) : null}
			{may.resume.allowed ? (
				<form method="post" action={`${base}/resume`}>
					<input type="hidden" name="revision" value={`${head.revision}`} />
					<button type="submit">{text.report.resume}</button>
				</form>
			) : null}
			{head.figuresDigest && !may.submit.allowed ? (
				<a class="button second" href={`${base}/reading`}>
					{text.report.viewReading}
				</a>
			) : null}
			{head.state === 'approved' && head.programme ? (
				<a
					class="button second"
					href={`/aggregates?unit=${encodeURIComponent(head.unitId)}&period=${encodeURIComponent(head.period)}&programme=${head.programme}`}
				>
					{text.report.viewAggregates}
				</a>
			) : null}
		</div>
	);
};

const Next = (view: ReportView) => {
	const { facts, approvers, arrivesFor, today, language, text } = view;
	const { head } = facts;
	const [published] = head.approvedVersions.filter((version) => version !== head.version).slice(-1);
	const holder = heldBy(head, approvers, text);
	return (
		<section class={`card next ${toneOf(head.state)}`} aria-labelledby="next">
			<h2 id="next">{text.report.nextTitle}</h2>
			<p>{nextWords(head, arrivesFor, text)}</p>
			{holder ? (
				<p>
					{waitsFor(head, text)}. {text.waits.by}: <strong>{holder}</strong>.
				</p>
			) : null}
			{head.asked && head.dueOn ? (
				<p>
					{text.report.dueOn}: <strong>{printedDay(head.dueOn)}</strong>
					{isOverdue(head, today) ? (
						<>
							{' '}
							<span class="badge bad">{text.report.overdue}</span>
						</>
					) : null}
				</p>
			) : null}
			{published !== undefined && head.state !== 'approved' ? (
				<p class="soft">{text.report.published(published)}</p>
			) : null}
			<Objection head={head} text={text} />
			<Failure head={head} language={language} text={text} />
			<Acts view={view} />
			<WhyNot {...view} />
		</section>
	);
};

const Facts = ({ head, language, text }: { head: ReportHead; language: Language; text: Text }) => (
	<section class="card">
		<dl class="facts">
			<div>
				<dt>{text.reports.period}</dt>
				<dd>{periodLabel(head.period, language)}</dd>
			</div>
			<div>
				<dt>{text.reports.programme}</dt>
				<dd>{text.programmes[head.programme ?? 'unknown']}</dd>
			</div>
			<div>
				<dt>{text.report.version}</dt>
				<dd>{head.version}</dd>
			</div>
			<div>
				<dt>{text.report.submitter}</dt>
				<dd>{head.submitter.name}</dd>
			</div>
			{head.documentDate ? (
				<div>
					<dt>{text.report.documentDate}</dt>
					<dd>{printedDay(head.documentDate)}</dd>
				</div>
			) : null}
			<div>
				<dt>{text.report.code}</dt>
				<dd class="hash">{head.reportId}</dd>
			</div>
		</dl>
	</section>
);

export const ReportPage = (view: ReportView) => {
	const { facts, steps, route, works, arrivesFor, language, text } = view;
	const { head } = facts;
	return (
		<div
			data-poll={works ? `/reports/${head.reportId}/status` : undefined}
			data-seq={works ? `${head.seq}` : undefined}
			data-again={arrivesFor > 0 ? `${arrivesFor}` : undefined}
		>
			<p class="crumb">
				<a href="/reports">← {text.reports.titleAll}</a>
			</p>
			<div class="head">
				<h1>{text.report.title(unitName(head.unitId))}</h1>
				<StateBadge state={head.state} text={text} />
			</div>
			<section class="card" aria-label={text.report.stepsTitle}>
				<Steps steps={steps} text={text} />
			</section>
			<Next {...view} />
			<Facts head={head} language={language} text={text} />
			{route ? (
				<section class="card" aria-labelledby="route">
					<h2 id="route">{text.report.routeTitle}</h2>
					<p>
						<strong>{routeText(route.route)}</strong>
					</p>
					<p class="soft">
						{route.route.reason[language]}{' '}
						{route.planned ? text.report.routePlanned : text.report.routeAsOf(printedDay(route.route.asOf))}
					</p>
				</section>
			) : null}
			<ReportActs head={head} may={view.may} text={text} />
			<ReportFiles versions={facts.versions} language={language} text={text} />
			<HistoryTable facts={facts} language={language} text={text} />
			<MailTable facts={facts} text={text} />
		</div>
	);
};
