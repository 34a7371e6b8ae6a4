// The use cases over fakes that behave: a store in memory, ids that count, a clock that stands. Invariant: deterministic.
import { createHash } from 'node:crypto';
import type { Person } from '../../functions/domain/report.ts';
import { type Finding, type FindingsItem, keys, type VersionItem } from '../../functions/ledger/items.ts';
import { recordEvent, recordOpening } from '../../functions/ledger/record-event.ts';
import type { ApproverItem } from '../../functions/ledger/register-items.ts';
import type { Clock, Ids } from '../../functions/ports/clock.ts';
import { createMemoryItemStore } from './memory-item-store.ts';
import { opening, route, submitter, untilAsked } from './report-fixture.ts';

export interface StandingClock extends Clock {
	set(iso: string): void;
}

export function createStandingClock(start = '2025-03-20T08:00:00.000Z'): StandingClock {
	let now = start;
	return { now: () => now, set: (iso) => (now = iso) };
}

export function createCountingIds(): Ids {
	let count = 0;
	const next = (kind: string) => {
		count += 1;
		return createHash('sha256').update(`${kind}-${count}`).digest('hex');
	};
	return {
		reportId: () => `bc-${next('report').slice(0, 16)}`,
		token: () => next('token').slice(0, 43),
		shortCode: () =>
			next('code')
				.slice(0, 16)
				.toUpperCase()
				.replace(/(.{4})(?=.)/g, '$1-'),
		pin: () => String(Number.parseInt(next('pin').slice(0, 8), 16) % 1_000_000).padStart(6, '0'),
	};
}

export const createWorld = () => ({
	store: createMemoryItemStore(),
	clock: createStandingClock(),
	ids: createCountingIds(),
});
export type World = ReturnType<typeof createWorld>;

/** Stores report `bc-1` as it stands after the given events. */
export async function storeReport(world: World, steps = untilAsked, findings: Finding[] = []): Promise<void> {
	const version: VersionItem = {
		...keys.version('bc-1', 1),
		type: 'version',
		reportId: 'bc-1',
		version: 1,
		files: opening.files,
		openedAt: world.clock.now(),
		stamp: 1,
	};
	const item: FindingsItem = { ...keys.findings('bc-1', 1), type: 'findings', findings, rulesVersion: 'test' };
	await recordOpening(world, {
		reportId: 'bc-1',
		actor: { kind: 'submitter', id: submitter.id, name: submitter.name },
		body: opening,
		also: () => [
			{ kind: 'put', item: version },
			{ kind: 'put', item },
		],
	});
	for (const [actor, body] of steps) {
		if (body.type === 'opened') throw new Error('opened twice');
		const recorded = await recordEvent(world, { reportId: 'bc-1', actor, body: () => body });
		if (!recorded.ok) throw new Error(`${body.type}: ${recorded.refusal.code}`);
	}
}

/** Puts somebody into office for the unit of a level of the fixture's route. */
export async function appoint(world: Pick<World, 'store'>, person: Person, levelIndex = 0): Promise<void> {
	const unitId = route.chain[levelIndex]?.unitId ?? '';
	const item: ApproverItem = {
		...keys.approver(unitId, person.id),
		type: 'approver',
		unitId,
		person,
		validFrom: '2020-01-01',
		validTo: null,
	};
	await world.store.transact([{ kind: 'put', item }]);
}
