// Publishes what a level approved: the cells of the version as read, whole. Invariant: once per version and level, ordered by decision time.
import type { z } from 'zod';
import type { publishFigures } from '../../workflows/report-approval.contract.ts';
import { withinPeriod } from '../domain/cells.ts';
import { isLastLevel } from '../domain/report.ts';
import { readCurrent } from '../ledger/current-reading.ts';
import { approvalStep, type DecisionItem, keys, type PublicationItem } from '../ledger/items.ts';
import { applyPublication } from '../ledger/publications.ts';
import { type LedgerDeps, loadHead, recordStep } from '../ledger/record-event.ts';
import type { Readings } from '../ports/object-files.ts';

type Input = z.infer<typeof publishFigures.input>;

async function publicationOf(deps: LedgerDeps & { readings: Readings }, of: Input): Promise<PublicationItem> {
	const { reportId, version, levelIndex } = of;
	const head = await loadHead(deps.store, reportId);
	const step = approvalStep(levelIndex);
	const decision = (await deps.store.get(keys.decision(reportId, version, step))) as DecisionItem | null;
	const level = head?.route?.chain[levelIndex];
	if (!head || !level || !decision || !head.programme)
		throw new Error(`report ${reportId} has nothing approved at level ${levelIndex}`);
	const { summary } = await readCurrent(deps.readings, head);
	return {
		...keys.publication(reportId, version, levelIndex),
		type: 'publication',
		reportId,
		version,
		levelIndex,
		level,
		unitId: head.unitId,
		period: head.period,
		programme: head.programme,
		cells: withinPeriod(summary, head.period),
		order: `${decision.at}#${reportId}#${String(version).padStart(6, '0')}`,
	};
}

export const createPublishFigures =
	(deps: LedgerDeps & { readings: Readings }) =>
	async (input: Input): Promise<z.infer<typeof publishFigures.output>> => {
		const { reportId, version, levelIndex } = input;
		const published = await deps.store.get(keys.publication(reportId, version, levelIndex));
		if (!published) {
			const publication = await publicationOf(deps, input);
			await recordStep(deps, {
				reportId,
				version,
				body: () => ({ type: 'published', levelIndex, cells: publication.cells.length }),
				also: () => [{ kind: 'put', item: publication, when: { kind: 'absent' } }],
			});
		}
		// The stream carries it too; a run that goes on has published for certain.
		const publication = await deps.store.get(keys.publication(reportId, version, levelIndex));
		await applyPublication(deps.store, publication as PublicationItem);
		const head = await loadHead(deps.store, reportId);
		if (head && isLastLevel(head, levelIndex)) return { outcome: 'national', levelIndex };
		return { outcome: 'next-level', levelIndex: levelIndex + 1 };
	};
