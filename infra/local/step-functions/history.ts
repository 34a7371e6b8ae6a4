// The event history of an execution. Invariant: events are numbered from 1 without gaps and never change.
import type { DatabaseSync } from 'node:sqlite';

export interface HistoryEvent {
	/** As AWS names it: TaskStateEntered, TaskFailed, ExecutionSucceeded … */
	type: string;
	details: Record<string, unknown>;
}

export interface StoredEvent extends HistoryEvent {
	id: number;
	at: number;
}

/** An execution may have this many events on AWS; it fails beyond. */
export const largestHistory = 25_000;

export type History = ReturnType<typeof createHistory>;

export function createHistory(db: DatabaseSync) {
	const insert = db.prepare('INSERT INTO sfn_event (executionId, id, at, type, details) VALUES (?, ?, ?, ?, ?)');
	const after = db.prepare('SELECT * FROM sfn_event WHERE executionId = ? AND id > ? ORDER BY id LIMIT ?');
	const before = db.prepare('SELECT * FROM sfn_event WHERE executionId = ? AND id < ? ORDER BY id DESC LIMIT ?');
	return {
		append(executionId: number, id: number, at: number, event: HistoryEvent): void {
			insert.run(executionId, id, at, event.type, JSON.stringify(event.details));
		},
		/** A page of events, from `from` (exclusive) upwards or, in reverse, downwards. */
		page(executionId: number, from: number | undefined, limit: number, reverse: boolean): StoredEvent[] {
			const rows = reverse
				? before.all(executionId, from ?? Number.MAX_SAFE_INTEGER, limit)
				: after.all(executionId, from ?? 0, limit);
			return rows.map(({ id, at, type, details }) => ({
				id: Number(id),
				at: Number(at),
				type: String(type),
				details: JSON.parse(String(details)) as Record<string, unknown>,
			}));
		},
	};
}

/** An event in the form that GetExecutionHistory answers (AWS JSON 1.0: times are seconds). */
export function describeEvent({ id, at, type, details }: StoredEvent): Record<string, unknown> {
	const stateEvent = /State(Entered|Exited)$/.exec(type);
	const field = stateEvent
		? `state${stateEvent[1]}EventDetails`
		: `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
	return {
		id,
		previousEventId: id - 1,
		timestamp: at / 1000,
		type,
		...(Object.keys(details).length > 0 ? { [field]: details } : {}),
	};
}
