// Starting a run: noted in the transaction that says the files are there, told to the engine after it.
// Invariant: a report that counts as received has a run, or an entry in the outbox that the sweep starts.
import { nameOfExecution } from '../domain/execution-name.ts';
import type { ReportHead } from '../domain/report.ts';
import type { Item, ItemStore, Write } from '../ports/item-store.ts';
import type { Workflow } from '../ports/workflow.ts';
import { keys } from './items.ts';

/** A run the engine has not been told to start yet: sparse, deleted once it has been. */
export interface StartItem extends Item {
	type: 'start';
	execution: { reportId: string; version: number; attempt: number };
	pendingKey: 'START';
	pendingSort: string;
}

/** What the receipt of the last file adds to its transaction. */
export const startWrite = ({ reportId, version, attempt }: ReportHead, at: string): Write => {
	const item: StartItem = {
		...keys.start(reportId, version),
		type: 'start',
		execution: { reportId, version, attempt },
		pendingKey: 'START',
		pendingSort: `${at}#${reportId}`,
	};
	return { kind: 'put', item };
};

/** Safe to repeat: the run's name is deterministic, so it starts once. */
export async function deliverStart(
	deps: { store: ItemStore; workflow: Workflow },
	{ execution }: Pick<StartItem, 'execution'>,
): Promise<'started' | 'exists'> {
	const started = await deps.workflow.start(nameOfExecution(execution), execution);
	await deps.store.transact([{ kind: 'delete', key: keys.start(execution.reportId, execution.version) }]);
	return started;
}
