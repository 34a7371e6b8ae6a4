// The figures that a version changed, beside what they were. Invariant: nothing changed is said as that, not left out.
import { formatValue, formatYears } from '../format.ts';
import { activityName } from '../names.ts';
import type { Language, Text } from '../text.ts';
import type { VersionChanges } from '../views/version-changes.ts';
import { StackTable } from './stack-table.tsx';

interface ChangesView {
	all: VersionChanges[];
	language: Language;
	text: Text;
}

export const VersionChangesSection = ({ all, language, text }: ChangesView) => (
	<>
		{all.map(({ since, version, changes }) => (
			<section class="card" aria-labelledby={`changes-${since}`}>
				<h2 id={`changes-${since}`}>{text.changes.title[since](version)}</h2>
				{changes.length === 0 ? (
					<p class="soft">{text.changes.none}</p>
				) : (
					<StackTable
						heads={[text.reading.measure, { number: text.changes.before }, { number: text.changes.after }]}
						figures
					>
						{changes.map(({ cell, before, after }) => (
							<tr>
								<td>
									{activityName(cell.activity, language)}: {text.measures[cell.measure]}{' '}
									<small>
										{[cell.source ? text.sources[cell.source] : null, formatYears(cell.period)]
											.filter(Boolean)
											.join(' · ')}
									</small>
								</td>
								<td class="number">
									{before === null ? text.none : formatValue({ ...cell, value: before }, language, text)}
								</td>
								<td class="number">
									<strong>{after === null ? text.none : formatValue({ ...cell, value: after }, language, text)}</strong>
								</td>
							</tr>
						))}
					</StackTable>
				)}
			</section>
		))}
	</>
);
