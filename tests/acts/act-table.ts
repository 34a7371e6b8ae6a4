// Every state x act x role, tried. Invariant: each try meets the state as it was reached; what is refused leaves the report as it stood; after
// every try the chain verifies and the head is what its history makes of it.
import { isDeepStrictEqual } from 'node:util';
import { replay } from '../../functions/domain/evolve.ts';
import type { ReportHead } from '../../functions/domain/report.ts';
import { loadHistory } from '../../functions/ledger/history.ts';
import { type Act, type Answer, acts } from './act-list.ts';
import { type Filling, type Role, roles } from './roles.ts';
import { createStage, type Stage } from './stage.ts';
import { type StateSpec, states } from './states.ts';

export interface Cell {
	state: StateSpec;
	act: Act;
	role: Role;
	answer: Answer;
	before: ReportHead;
	after: ReportHead;
	/** What does not hold and must; empty where all is well. */
	faults: string[];
}

interface Reached {
	stage: Stage;
	reportId: string;
}

const headOf = async ({ stage, reportId }: Reached): Promise<ReportHead> => {
	const head = await stage.world.head(reportId);
	if (!head) throw new Error(`no report ${reportId}`);
	return head;
};

async function faultsOf({ stage, reportId }: Reached, cell: Omit<Cell, 'faults'>): Promise<string[]> {
	const { events, chain } = await loadHistory(stage.world.store, reportId);
	const stands = isDeepStrictEqual(cell.before, cell.after);
	return [
		...(chain.holds ? [] : [`the chain breaks at ${chain.seq}`]),
		...(isDeepStrictEqual(replay(events), cell.after) ? [] : ['the head is not what its history makes of it']),
		...(cell.answer.done || stands ? [] : ['it was refused and moved the report']),
	];
}

async function reach(state: StateSpec, filling: Filling, quorum: boolean): Promise<Reached> {
	const stage = await createStage({ quorum });
	const reportId = await state.reach(stage, filling);
	await stage.pass();
	return { stage, reportId };
}

/** Only a level that is asked counts approvals; elsewhere nobody's office was ever filled. */
const needsOwn = (state: StateSpec, act: Act): boolean => act.quorum === true && state.key.startsWith('in-review');

export async function tryAll(chosen: readonly StateSpec[] = states): Promise<Cell[]> {
	const cells: Cell[] = [];
	for (const state of chosen) {
		const kept = new Map<string, Reached>();
		for (const act of acts)
			for (const role of roles) {
				const filling = state.level === null ? 'holder' : role.filling;
				const quorum = needsOwn(state, act);
				const key = `${filling} ${quorum}`;
				const reached = kept.get(key) ?? (await reach(state, filling, quorum));
				kept.set(key, reached);
				const before = await headOf(reached);
				const answer = await act.run({ ...reached, role, level: state.level ?? 0 });
				await reached.stage.settle();
				const tried = { state, act, role, answer, before, after: await headOf(reached) };
				cells.push({ ...tried, faults: await faultsOf(reached, tried) });
				if (answer.done && answer.note !== 'no-mail') {
					reached.stage.world.stop();
					kept.delete(key);
				}
			}
		for (const { stage } of kept.values()) stage.world.stop();
	}
	return cells;
}
