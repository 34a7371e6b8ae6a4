// A list of reports with what each waits for. Invariant: a row says enough to know whether it is one's own turn.
import { periodLabel } from '../../domain/periods.ts';
import type { ReportHead } from '../../domain/report.ts';
import { formatInstant } from '../format.ts';
import { unitName } from '../names.ts';
import type { Language, Text } from '../text.ts';
import { toneOf, waitsFor } from '../views/standing.ts';
import { StackTable } from './stack-table.tsx';

export const StateBadge = ({ state, text }: { state: ReportHead['state']; text: Text }) => (
	<span class={`badge ${toneOf(state)}`}>{text.states[state]}</span>
);

export const ReportTable = ({ heads, language, text }: { heads: ReportHead[]; language: Language; text: Text }) => (
	<StackTable
		heads={[text.reports.unit, text.reports.period, text.reports.state, text.reports.waitsFor, text.reports.updated]}
	>
		{heads.map((head) => (
			<tr>
				<th scope="row">
					<a href={`/reports/${head.reportId}`}>{unitName(head.unitId)}</a>
					{head.version > 1 ? <small> · {text.reports.version(head.version)}</small> : null}
				</th>
				<td>{periodLabel(head.period, language)}</td>
				<td>
					<StateBadge state={head.state} text={text} />
				</td>
				<td>{waitsFor(head, text)}</td>
				<td>
					<small>{formatInstant(head.updatedAt)}</small>
				</td>
			</tr>
		))}
	</StackTable>
);
