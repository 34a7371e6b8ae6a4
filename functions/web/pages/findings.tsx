// Findings one by one. Invariant: all of them are shown to everybody; what can be done with each is passed in by the page.
import type { Child } from 'hono/jsx';
import type { Figure } from '../../domain/reading.ts';
import type { Finding } from '../../ledger/items.ts';
import type { Language, Text } from '../text.ts';

const tones = { error: 'bad', warning: 'warn', info: '' } as const;

export interface FindingsView {
	findings: Finding[];
	figures: Figure[];
	/** What stands below a finding: a field to answer, an answer, a box to tick. */
	below: (finding: Finding) => Child;
	language: Language;
	text: Text;
}

export const Findings = ({ findings, figures, below, language, text }: FindingsView) => (
	<>
		{findings.length === 0 ? <p>{text.reading.noFindings}</p> : null}
		{findings.map((finding) => (
			<article class={`finding ${finding.severity}`} id={`finding-${finding.id}`}>
				<p>
					<span class={`badge ${tones[finding.severity]}`}>{text.severities[finding.severity]}</span>{' '}
					{finding[language]}
				</p>
				{figures
					.filter((figure) => finding.figures.includes(figure.id))
					.map((figure) => (
						<blockquote lang="vi">{figure.quote}</blockquote>
					))}
				{below(finding)}
			</article>
		))}
	</>
);
