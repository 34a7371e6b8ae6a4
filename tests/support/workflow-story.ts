// What the workflow tests tell again and again: a confirmed report, its events, a level's view. Invariant: asked of the world, never kept.
import { loadHistory } from '../../functions/ledger/history.ts';
import { loadContributions } from '../../functions/ledger/publications.ts';
import { route } from './report-fixture.ts';
import { approvers, sampleText, type WorkflowWorld } from './workflow-world.ts';

export const day = 86_400_000;
export const text = (content: string): Uint8Array => new TextEncoder().encode(content);
export const [district, province, ministry] = approvers.map((one) => one.person.mail) as [string, string, string];

export async function confirmed(world: WorkflowWorld): Promise<string> {
	const reportId = await world.upload(text(sampleText));
	const submitted = await world.submit(reportId);
	if (!submitted.ok) throw new Error(submitted.problems.map((problem) => problem.en).join(' '));
	return reportId;
}

export const eventTypes = async (world: WorkflowWorld, reportId: string): Promise<string[]> =>
	(await loadHistory(world.store, reportId)).events.map((event) => event.body.type);

export const viewAt = (world: WorkflowWorld, level: number, programme: 'national' | 'local' = 'national') =>
	loadContributions(world.store, {
		unitId: route.chain[level]?.unitId ?? '',
		period: '2021-2025',
		programme,
		asOf: null,
	});
