// Changing a report: head, event and what the change is about in ONE transaction. Invariant: no state without its history (design rule 2).
import { evolve } from '../domain/evolve.ts';
import { chainStart, sealEvent } from '../domain/history.ts';
import type { ReportHead } from '../domain/report.ts';
import type { Actor, EventBody } from '../domain/report-events.ts';
import { type Refusal, refusalOf } from '../domain/transitions.ts';
import type { Clock } from '../ports/clock.ts';
import { ConflictError, type ItemStore, type Write } from '../ports/item-store.ts';
import { type EventItem, type HeadItem, headItem, headOf, keys } from './items.ts';

/** Each attempt reads again; somebody else wins at most as often as there are others at work. */
const mostAttempts = 20;

export interface LedgerDeps {
	store: ItemStore;
	clock: Clock;
}

export interface Change {
	reportId: string;
	actor: Actor;
	/** The event to record, made from the head as it is now; null: nothing is left to do. */
	body: (head: ReportHead) => Exclude<EventBody, { type: 'opened' }> | null;
	/** What else changes with it. Gets the head after and the instant of the event. */
	also?: (next: ReportHead, at: string, before: ReportHead) => Write[] | Promise<Write[]>;
	/** What the caller saw: a later revision or version is a refusal, not a retry. */
	expect?: { version?: number; revision?: number };
}

export type Recorded =
	| { ok: true; head: ReportHead; recorded: boolean }
	| { ok: false; refusal: Refusal | { code: 'moved-on' | 'unknown-report'; state?: ReportHead['state'] } };

export const systemActor: Actor = { kind: 'system', id: 'system', name: 'Hệ thống' };

/** A history never goes back in time, even where the clock did: what follows counts as later, and what is ordered by it stays in order. */
const instantAfter = (now: string, previous: string): string =>
	now >= previous ? now : new Date(Date.parse(previous) + 1).toISOString();

const eventItem = (event: EventItem['event']): EventItem => ({
	...keys.event(event.reportId, event.seq),
	type: 'event',
	event,
});

export async function loadHead(store: ItemStore, reportId: string): Promise<ReportHead | null> {
	const item = (await store.get(keys.head(reportId))) as HeadItem | null;
	return item && headOf(item);
}

/** Opens a report: its first event. Throws ConflictError where the id is taken. */
export async function recordOpening(
	deps: LedgerDeps,
	opening: {
		reportId: string;
		actor: Actor;
		body: Extract<EventBody, { type: 'opened' }>;
		also: (head: ReportHead) => Write[];
	},
): Promise<ReportHead> {
	const { reportId, actor, body } = opening;
	const event = sealEvent({ reportId, seq: 1, at: deps.clock.now(), version: 1, actor, body, previous: chainStart });
	const head = evolve(null, event);
	await deps.store.transact([
		{ kind: 'put', item: headItem(head), when: { kind: 'absent' } },
		{ kind: 'put', item: eventItem(event), when: { kind: 'absent' } },
		...opening.also(head),
	]);
	return head;
}

/**
 * Records one event. A conflict is read again and decided again: `seq` moves with every note (a delivered mail, say) and must not
 * refuse a person's decision, while a moved `revision` that the caller had seen does.
 */
export async function recordEvent(deps: LedgerDeps, change: Change): Promise<Recorded> {
	for (let attempt = 1; ; attempt += 1) {
		const before = await loadHead(deps.store, change.reportId);
		if (!before) return { ok: false, refusal: { code: 'unknown-report' } };
		const { version = before.version, revision = before.revision } = change.expect ?? {};
		if (version !== before.version || revision !== before.revision)
			return { ok: false, refusal: { code: 'moved-on', state: before.state } };
		const body = change.body(before);
		if (!body) return { ok: true, head: before, recorded: false };
		const refusal = refusalOf(before, body, change.actor.kind);
		if (refusal) return { ok: false, refusal };
		const event = sealEvent({
			reportId: before.reportId,
			seq: before.seq + 1,
			at: instantAfter(deps.clock.now(), before.updatedAt),
			version: body.type === 'version-opened' ? body.version : before.version,
			actor: change.actor,
			body,
			previous: before.lastHash,
		});
		const next = evolve(before, event);
		try {
			await deps.store.transact([
				{ kind: 'put', item: headItem(next), when: { kind: 'equals', attributes: { seq: before.seq } } },
				{ kind: 'put', item: eventItem(event), when: { kind: 'absent' } },
				...((await change.also?.(next, event.at, before)) ?? []),
			]);
			return { ok: true, head: next, recorded: true };
		} catch (error) {
			if (!(error instanceof ConflictError) || attempt >= mostAttempts) throw error;
		}
	}
}

/** A workflow step's own event on one version. Throws where the report does not stand where the workflow thinks it does. */
export async function recordStep(
	deps: LedgerDeps,
	step: { reportId: string; version: number } & Pick<Change, 'body' | 'also'>,
): Promise<{ head: ReportHead; recorded: boolean }> {
	const { reportId, version, ...change } = step;
	const result = await recordEvent(deps, { reportId, actor: systemActor, expect: { version }, ...change });
	if (result.ok) return result;
	const { code, state = 'unknown' } = result.refusal;
	throw new Error(`report ${reportId} version ${version} is ${state}: ${code}`);
}
