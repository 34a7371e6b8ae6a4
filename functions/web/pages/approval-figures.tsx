// The figures of the version before somebody who decides or gives an opinion. Invariant: both see the same.
import type { Language, Text } from '../text.ts';
import type { ApprovalFacts } from '../views/approval.ts';
import { FigureList } from './figure-list.tsx';
import { ReadTables } from './read-tables.tsx';
import { SummaryTable } from './summary-table.tsx';

export const ApprovalFigures = ({
	facts,
	language,
	text,
}: {
	facts: ApprovalFacts;
	language: Language;
	text: Text;
}) => {
	const { reading } = facts;
	return (
		<section class="card" aria-labelledby="figures">
			<h2 id="figures">{text.approve.figuresTitle}</h2>
			{reading ? (
				<>
					<SummaryTable cells={reading.summary} language={language} text={text} />
					<details>
						<summary>
							{text.approve.quotesTitle} ({reading.figures.length})
						</summary>
						<FigureList figures={reading.figures} placed={null} language={language} text={text} />
					</details>
					{reading.tables.length > 0 ? <ReadTables tables={reading.tables} language={language} text={text} /> : null}
				</>
			) : (
				<p class="missing">{text.approve.noReading}</p>
			)}
		</section>
	);
};
