// A list of reports with what each waits for. Invariant: a row says enough to know whether it is one's own turn.
import { periodLabel } from '../../domain/periods.ts';
import type { ReportHead } from '../../domain/report.ts';
import { formatInstant } from '../format.ts';
import { unitName } from '../names.ts';
import type { Language, Text } from '../text.ts';
import { toneOf, waitsFor } from '../views/standing.ts';

export const StateBadge = ({ state, text }: { state: ReportHead['state']; text: Text }) => (
	<span class={`badge ${toneOf(state)}`}>{text.states[state]}</span>
);

export const ReportTable = ({ heads, language, text }: { heads: ReportHead[]; language: Language; text: Text }) => (
	<div class="table">
		<table class="stack">
			<thead>
				<tr>
					<th scope="col">{text.reports.unit}</th>
					<th scope="col">{text.reports.period}</th>
					<th scope="col">{text.reports.state}</th>
					<th scope="col">{text.reports.waitsFor}</th>
					<th scope="col">{text.reports.updated}</th>
				</tr>
			</thead>
			<tbody>
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
			</tbody>
		</table>
	</div>
);
