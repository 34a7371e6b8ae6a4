// The history of a report with the verdict of its chain. Invariant: every event is shown, with who did it and the hash that seals it.
import type { HistoryEvent } from '../../domain/report-events.ts';
import { formatInstant } from '../format.ts';
import type { Language, Text } from '../text.ts';
import { describeEvent, levelNames } from '../views/describe-event.ts';
import type { ReportFacts } from '../views/load-report.ts';
import { ChainBadge } from './chain-badge.tsx';
import { ShortHash } from './short-hash.tsx';
import { StackTable } from './stack-table.tsx';

const whoOf = ({ actor }: HistoryEvent, text: Text): string => {
	if (actor.kind === 'system') return text.waits.systemName;
	return actor.position ? `${actor.name}, ${actor.position}` : actor.name;
};

export const HistoryTable = ({
	facts,
	language,
	text,
}: {
	facts: Pick<ReportFacts, 'events' | 'chain'>;
	language: Language;
	text: Text;
}) => {
	const { report } = text;
	const { events, chain } = facts;
	return (
		<section class="card" aria-labelledby="history">
			<div class="head">
				<h2 id="history">{report.historyTitle}</h2>
				<ChainBadge chain={chain} text={text} />
			</div>
			<StackTable heads={[report.when, report.who, report.what, report.hash]}>
				{events.map((event, index) => (
					<tr>
						<td>
							<time datetime={event.at}>{formatInstant(event.at)}</time>
						</td>
						<td>{whoOf(event, text)}</td>
						<td>{describeEvent(event, levelNames(events, index), language, text)}</td>
						<td>
							<ShortHash hash={event.hash} characters={10} />
						</td>
					</tr>
				))}
			</StackTable>
			<p class="soft">
				<small>{report.chainHint}</small>
			</p>
		</section>
	);
};
