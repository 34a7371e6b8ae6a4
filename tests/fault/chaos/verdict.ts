// What is missing and what is there twice when everything has come to rest. Invariant: every promise is looked for, every event of every
// history is counted, and each line says of which report.
import { z } from 'zod';
import { verifyChain } from '../../../functions/domain/history.ts';
import { parentOf } from '../../../functions/domain/register/register.ts';
import { ministryId, unitsById } from '../../../functions/domain/register/units.ts';
import type { HistoryEvent } from '../../../functions/domain/report-events.ts';
import { viewSchema } from '../../../infra/local/demo/aggregates-table.ts';
import type { ChaosReport } from './chaos-report.ts';
import type { PatientSite } from './patient-site.ts';
import { pathOf } from './people.ts';
import type { Promised } from './promises.ts';

export interface Faults {
	readonly lost: readonly string[];
	readonly doubled: readonly string[];
}

const historySchema = z.object({ events: z.array(z.looseObject({ seq: z.int(), hash: z.string() })) });

export async function loadEvents(
	site: PatientSite,
	reportId: string,
	auditor: Record<string, string>,
): Promise<HistoryEvent[]> {
	const { events } = await site.get(historySchema, `${pathOf(reportId)}/history`, auditor);
	return events as unknown as HistoryEvent[];
}

/** What an event did, so that doing it twice shows. */
function deedOf({ version, body }: HistoryEvent): string {
	const level = 'binding' in body ? body.binding.levelIndex : 'levelIndex' in body ? body.levelIndex : '';
	const file = 'n' in body ? ` of file ${body.n}` : '';
	// A repeated upload of a file is another object, and noted as such.
	const object = body.type === 'file-replaced' ? ` by ${body.objectVersionId}` : '';
	return `${body.type}${level === '' ? '' : ` at level ${level}`}${file}${object} in version ${version}`;
}

const keeps = (event: HistoryEvent, promise: Promised): boolean =>
	event.version === ('version' in promise ? promise.version : 1) &&
	event.body.type === promise.kind &&
	(!('by' in promise) || event.actor.mail === promise.by);

export function judgeHistory(reportId: string, events: readonly HistoryEvent[], promised: readonly Promised[]): Faults {
	const lost: string[] = [];
	const chain = verifyChain([...events]);
	if (!chain.holds) lost.push(`${reportId}: its history does not hold from event ${chain.seq} on`);
	for (const [index, { seq }] of events.entries())
		if (seq !== index + 1) lost.push(`${reportId}: event ${index + 1} is missing`);
	for (const promise of promised)
		if (!events.some((event) => keeps(event, promise))) lost.push(`${reportId}: ${JSON.stringify(promise)}`);
	const seen = new Set<string>();
	const doubled = events.map(deedOf).filter((deed) => seen.has(deed) || !seen.add(deed));
	return { lost, doubled: doubled.map((deed) => `${reportId}: ${deed}`) };
}

/** The sums of every level against the reports of a year. */
export async function judgeYear(
	site: PatientSite,
	year: number,
	reports: readonly ChaosReport[],
	auditor: Record<string, string>,
): Promise<Faults> {
	const lost: string[] = [];
	const doubled: string[] = [];
	const [first] = reports;
	const district = first && unitsById.get(first.unitId);
	const province = district && parentOf(district);
	const units = [ministryId, province?.id ?? '', ...reports.map(({ unitId }) => unitId)];
	for (const unit of units) {
		const { cells } = await site.get(
			viewSchema,
			`/api/aggregates?unit=${unit}&period=${year}&programme=local`,
			auditor,
		);
		for (const [activity, amount] of expectedFunding(
			reports.filter(({ unitId }) => units.indexOf(unit) < 2 || unitId === unit),
		)) {
			const found = cells.filter(
				({ measure, status, activity: of }) => measure === 'funding' && status === 'actual' && of === activity,
			);
			const shown = Math.max(0, ...found.map(({ own, below }) => own ?? below ?? 0));
			const line = `${unit}, ${year}, ${activity}: ${shown} instead of ${amount}`;
			if (shown < amount) lost.push(line);
			if (shown > amount) doubled.push(line);
		}
	}
	return { lost, doubled };
}

function expectedFunding(reports: readonly ChaosReport[]): Map<string, number> {
	const sums = new Map<string, number>();
	for (const { versions } of reports)
		for (const [activity, amount] of Object.entries(versions.at(-1)?.funding ?? {}))
			sums.set(activity, (sums.get(activity) ?? 0) + amount);
	return sums;
}
