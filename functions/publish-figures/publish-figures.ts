// Publishes what a level approved: the cells of the version as read, whole. Invariant: once per version, level and
// round, ordered by decision time; an approval that was taken back meanwhile publishes nothing.
import type { z } from 'zod';
import type { publishFigures } from '../../workflows/report-approval.contract.ts';
import { withinPeriod } from '../domain/cells.ts';
import { isLastLevel, nextLevelIndex, type ReportHead } from '../domain/report.ts';
import { readCurrent } from '../ledger/current-reading.ts';
import { approvalStep, type DecisionItem, keys } from '../ledger/items.ts';
import type { ContributionItem, PublicationItem } from '../ledger/publication-items.ts';
import { applyPublication } from '../ledger/publications.ts';
import { type LedgerDeps, loadHead, recordEvent, recordStep, systemActor } from '../ledger/record-event.ts';
import type { Readings } from '../ports/object-files.ts';

type Input = z.infer<typeof publishFigures.input>;

/** Whether the level's approval is the newest that stands; what was withdrawn since is not published. */
const toPublish = (head: ReportHead, { version, levelIndex }: Input): boolean =>
	head.version === version &&
	head.levelIndex === levelIndex &&
	!head.asked &&
	(head.state === 'in-review' || head.state === 'approved');

/** The level's approval, and in which round it was given: a new route leaves it as it is and begins another. */
async function approvalOf(deps: LedgerDeps, { reportId, version, round: newest }: ReportHead, levelIndex: number) {
	for (let round = newest; round >= 0; round -= 1) {
		const key = keys.decision(reportId, version, approvalStep(levelIndex, round));
		const decision = (await deps.store.get(key)) as DecisionItem | null;
		if (decision?.outcome.outcome === 'approved') return { decision, round };
	}
	throw new Error(`report ${reportId} has nothing approved at level ${levelIndex}`);
}

async function publicationOf(
	deps: LedgerDeps & { readings: Readings },
	head: ReportHead,
	levelIndex: number,
	{ decision, round }: Awaited<ReturnType<typeof approvalOf>>,
) {
	const { reportId, version, programme } = head;
	const level = head.route?.chain[levelIndex];
	if (!level || !programme) throw new Error(`report ${reportId} has nothing to publish at level ${levelIndex}`);
	const { summary } = await readCurrent(deps.readings, head);
	const publication: PublicationItem = {
		...keys.publication(reportId, version, levelIndex, round),
		type: 'publication',
		reportId,
		version,
		ofVersion: version,
		levelIndex,
		level,
		unitId: head.unitId,
		period: head.period,
		programme,
		cells: withinPeriod(summary, head.period),
		order: `${decision.at}#${reportId}#${String(version).padStart(6, '0')}`,
	};
	const other = isLastLevel(head, levelIndex) ? await otherReportAt(deps, publication) : null;
	return other ? { ...publication, replaces: other } : publication;
}

/** Another report of the same unit, period and programme whose figures this one takes the place of: noted with the publication, since
 * the stream may put it there first. */
async function otherReportAt(deps: LedgerDeps, publication: PublicationItem): Promise<string | null> {
	const { level, period, programme, unitId, reportId, order } = publication;
	const key = keys.contribution(level.unitId, period, programme, unitId);
	const standing = (await deps.store.get(key)) as ContributionItem | null;
	return standing && !standing.withdrawn && standing.reportId !== reportId && standing.order < order
		? standing.reportId
		: null;
}

async function noteSuperseded(deps: LedgerDeps, reportId: string, by: string): Promise<void> {
	await recordEvent(deps, {
		reportId,
		actor: systemActor,
		body: (head) => (head.state === 'approved' ? { type: 'superseded', by } : null),
	});
}

export const createPublishFigures =
	(deps: LedgerDeps & { readings: Readings }) =>
	async (input: Input): Promise<z.infer<typeof publishFigures.output>> => {
		const { reportId, version, levelIndex } = input;
		const head = await loadHead(deps.store, reportId);
		if (!head) throw new Error(`report ${reportId} is not there to publish`);
		if (!toPublish(head, input)) return whereItWent(head, version);
		const approval = await approvalOf(deps, head, levelIndex);
		const key = keys.publication(reportId, version, levelIndex, approval.round);
		if (!(await deps.store.get(key))) {
			const publication = await publicationOf(deps, head, levelIndex, approval);
			await recordStep(deps, {
				reportId,
				version,
				body: (now) =>
					toPublish(now, input) && now.round === head.round
						? { type: 'published', levelIndex, cells: publication.cells.length }
						: null,
				also: () => [{ kind: 'put', item: publication, when: { kind: 'absent' } }],
			});
		}
		// The stream carries it too; a run that goes on has published for certain. Taken back meanwhile: nothing was put there.
		const publication = (await deps.store.get(key)) as PublicationItem | null;
		if (publication) {
			await applyPublication(deps.store, publication);
			if (publication.replaces) await noteSuperseded(deps, publication.replaces, reportId);
		}
		return whereItWent((await loadHead(deps.store, reportId)) ?? head, version);
	};

/** The level to be asked next, wherever the report stands by now. */
function whereItWent(head: ReportHead, version: number): z.infer<typeof publishFigures.output> {
	const next = head.version === version && head.state === 'in-review' ? nextLevelIndex(head) : null;
	return next === null
		? { outcome: 'ended', levelIndex: head.levelIndex ?? 0 }
		: { outcome: 'next-level', levelIndex: next };
}
