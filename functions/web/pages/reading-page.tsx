// The reading of a version: figures beside their source, findings to answer, and the confirmation.
// Invariant: the form carries the version and revision that the page showed, so that nothing unseen is confirmed.

import { mustAnswer } from '../../domain/check-rules.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Reading } from '../../domain/reading.ts';
import type { ReportHead } from '../../domain/report.ts';
import type { Finding } from '../../ledger/items.ts';
import { dateAnswer } from '../../ledger/submit-report.ts';
import { unitName } from '../names.ts';
import type { Language, Text } from '../text.ts';
import { type AskedQuestion, questionsOf } from '../views/questions.ts';
import { placedFigures, sourceLines } from '../views/source-lines.ts';
import type { VersionChanges } from '../views/version-changes.ts';
import { FigureList } from './figure-list.tsx';
import { Findings } from './findings.tsx';
import { ProblemList } from './problem-list.tsx';
import { ReadTables } from './read-tables.tsx';
import { SourceText } from './source-text.tsx';
import { SummaryTable } from './summary-table.tsx';
import { VersionChangesSection } from './version-changes.tsx';

export interface ReadingView {
	head: ReportHead;
	reading: Reading | null;
	findings: Finding[];
	/** Against versions that people have seen. */
	changes: VersionChanges[];
	/** Given before, or just typed. */
	answers: Record<string, string>;
	problems: Problem[];
	/** The next move is the system's: the page keeps itself fresh. */
	works: boolean;
	maySubmit: boolean;
	mayOpenVersion: boolean;
	language: Language;
	text: Text;
}

const Answer = ({ id, value, hint, label }: { id: string; value: string; hint: string; label: string }) => (
	<div class="field">
		<label for={`answer-${id}`}>{label}</label>
		<textarea id={`answer-${id}`} name={`answer-${id}`} placeholder={hint} maxlength={2000}>
			{value}
		</textarea>
	</div>
);

const below = (view: ReadingView) => (finding: Finding) => {
	const { answers, maySubmit, text } = view;
	const given = answers[finding.id] ?? '';
	if (!maySubmit)
		return given ? (
			<p>
				<strong>{text.approve.answer}:</strong> {given}
			</p>
		) : null;
	if (!mustAnswer(finding)) return null;
	return <Answer id={finding.id} value={given} hint={text.reading.answerHint} label={text.reading.answerLabel} />;
};

const DateField = ({ question, value, text }: { question: AskedQuestion; value: string; text: Text }) => {
	const name = `answer-${question.id}`;
	return (
		<div class="field">
			<label for={name} lang="vi">
				{question.ask}
			</label>
			<p class="hint" id={`${name}-hint`}>
				{text.reading.dateHint}
			</p>
			<input
				type="text"
				class="date"
				id={name}
				name={name}
				value={value}
				maxlength={40}
				autocomplete="off"
				aria-describedby={`${name}-hint`}
			/>
		</div>
	);
};

const QuestionField = ({ question, value, text }: { question: AskedQuestion; value: string; text: Text }) => {
	const name = `answer-${question.id}`;
	if (question.id === dateAnswer) return <DateField question={question} value={value} text={text} />;
	if (question.options.length === 0)
		return (
			<div class="field">
				<label for={name} lang="vi">
					{question.ask}
				</label>
				<input type="text" id={name} name={name} value={value} maxlength={2000} />
			</div>
		);
	return (
		<fieldset class="field">
			<legend lang="vi">{question.ask}</legend>
			{question.options.map((option) => (
				<label class="choice" lang="vi">
					<input type="radio" name={name} value={option} checked={option === value} />
					{option}
				</label>
			))}
		</fieldset>
	);
};

const Questions = ({ view, questions }: { view: ReadingView; questions: AskedQuestion[] }) =>
	questions.length === 0 || !view.maySubmit ? null : (
		<section class="card" aria-labelledby="questions">
			<h2 id="questions">{view.text.reading.questionsTitle}</h2>
			<p class="soft">{view.text.reading.questionHint}</p>
			{questions.map((question) => (
				<QuestionField question={question} value={view.answers[question.id] ?? ''} text={view.text} />
			))}
		</section>
	);

const ProgrammeChoice = ({ text }: { text: Text }) => (
	<fieldset class="field">
		<legend>{text.reading.programmeTitle}</legend>
		<div class="choices">
			{(['national', 'local'] as const).map((value) => (
				<label class="choice">
					<input type="radio" name="programme" value={value} />
					{text.programmes[value]}
				</label>
			))}
		</div>
	</fieldset>
);

const Confirmation = ({ view }: { view: ReadingView }) => {
	const { head, mayOpenVersion, text } = view;
	return (
		<section class="card next" aria-labelledby="confirm">
			<h2 id="confirm">{text.reading.confirmTitle}</h2>
			{head.programme ? null : <ProgrammeChoice text={text} />}
			<p class="soft">{text.reading.confirmHint}</p>
			<div class="actions">
				<button type="submit">{text.reading.confirm}</button>
				{mayOpenVersion ? <a href={`/reports/${head.reportId}/new-version`}>{text.reading.wrong}</a> : null}
			</div>
		</section>
	);
};

const Content = ({ view, reading }: { view: ReadingView; reading: Reading }) => {
	const { findings, language, text } = view;
	const lines = sourceLines(reading.text, reading.figures);
	return (
		<>
			<div class="reading">
				<section class="card" aria-labelledby="figures">
					<h2 id="figures">{text.reading.figures(reading.figures.length)}</h2>
					<FigureList figures={reading.figures} placed={placedFigures(lines)} language={language} text={text} />
				</section>
				<SourceText lines={lines} text={text} />
			</div>
			<ReadTables tables={reading.tables} language={language} text={text} />
			<section class="card" aria-labelledby="summary">
				<h2 id="summary">{text.reading.summaryTitle}</h2>
				<p class="soft">{text.reading.summaryHint}</p>
				<SummaryTable cells={reading.summary} language={language} text={text} />
			</section>
			<section class="card" aria-labelledby="findings">
				<h2 id="findings">{text.reading.findingsTitle(findings.length)}</h2>
				<Findings findings={findings} figures={reading.figures} below={below(view)} language={language} text={text} />
			</section>
			<Questions view={view} questions={questionsOf(reading.questions)} />
		</>
	);
};

const Lead = ({ view }: { view: ReadingView }) => {
	const { head, reading, works, maySubmit, text } = view;
	if (works)
		return (
			<p class="card next work" role="status">
				{text.reading.working}
			</p>
		);
	if (!reading)
		return <p class="card missing">{head.state === 'failed' ? text.reading.unread : text.reading.notYet}</p>;
	return <p class="lead">{maySubmit ? text.reading.lead : text.reading.leadReadOnly}</p>;
};

export const ReadingPage = (view: ReadingView) => {
	const { head, reading, problems, works, maySubmit, language, text } = view;
	const base = `/reports/${head.reportId}`;
	return (
		<div data-poll={works ? `${base}/status` : undefined} data-seq={works ? `${head.seq}` : undefined}>
			<p class="crumb">
				<a href={base}>← {text.reading.back}</a>
			</p>
			<h1>
				{text.reading.title}: {unitName(head.unitId)}
			</h1>
			<ProblemList problems={problems} language={language} text={text} />
			<Lead view={view} />
			<VersionChangesSection all={view.changes} language={language} text={text} />
			{reading && maySubmit ? (
				<form method="post" action={`${base}/reading`}>
					<input type="hidden" name="version" value={`${head.version}`} />
					<input type="hidden" name="revision" value={`${head.revision}`} />
					<Content view={view} reading={reading} />
					<Confirmation view={view} />
				</form>
			) : null}
			{reading && !maySubmit ? <Content view={view} reading={reading} /> : null}
		</div>
	);
};
