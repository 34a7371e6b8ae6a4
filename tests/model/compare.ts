// What must be the same in the world and in the model after every step. Invariant: nothing is compared that only one of them knows.
import assert from 'node:assert/strict';
import { replay } from '../../functions/domain/evolve.ts';
import { loadHistory } from '../../functions/ledger/history.ts';
import { loadMails } from '../../functions/ledger/mail-chain.ts';
import { loadContributions } from '../../functions/ledger/publications.ts';
import type { WorkflowWorld } from '../support/workflow-world.ts';
import type { Model } from './report-model.ts';
import { unitsSeen } from './world-office.ts';

const lastOf = (versions: readonly number[] | undefined): number[] => (versions ?? []).slice(-1);

/** @param viewsAreTold the stream has carried everything to the views */
export async function compare(
	world: WorkflowWorld,
	reportId: string,
	model: Model,
	viewsAreTold: boolean,
): Promise<void> {
	const head = await world.head(reportId);
	assert(head);
	const { state, version, level, asked, askedOf, votes, needed, taken, round, approvedVersions, chain } = model;
	assert.deepEqual(
		{
			state: head.state,
			version: head.version,
			level: head.levelIndex,
			round: head.round,
			asked: head.asked,
			askedOf: head.askedOf.map(({ id }) => id).sort(),
			votes: head.votes,
			needed: head.votesNeeded,
			taken: head.accepted,
			approvedVersions: head.approvedVersions,
			chain: head.route?.chain.map(({ unitId }) => unitId) ?? null,
		},
		{
			state,
			version,
			level,
			round,
			asked,
			askedOf: [...askedOf].sort(),
			votes,
			needed,
			taken,
			approvedVersions,
			chain,
		},
	);
	const shown = await Promise.all(
		unitsSeen.map(async (unitId) => {
			const of = { unitId, period: '2021-2025', programme: 'national', asOf: null } as const;
			return [unitId, (await loadContributions(world.store, of)).map((one) => one.version)];
		}),
	);
	if (viewsAreTold)
		assert.deepEqual(
			shown,
			unitsSeen.map((unit) => [unit, lastOf(model.shown[unit])]),
			'the views',
		);
	const { events, chain: history } = await loadHistory(world.store, reportId);
	assert.deepEqual(history, { holds: true });
	assert.deepEqual(replay(events), head);
	assert.deepEqual((await loadMails(world.store, reportId)).mailChain, { holds: true });
}
