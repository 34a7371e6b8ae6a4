// How many of those asked have to approve before their level has. Invariant: never fewer than one, never more than were asked.

export type Quorum = { kind: 'any' } | { kind: 'all' } | { kind: 'count'; count: number };

export const anyOne: Quorum = { kind: 'any' };

/** @param asked people who were asked at the level, at least one */
export function votesNeeded(quorum: Quorum, asked: number): number {
	switch (quorum.kind) {
		case 'any':
			return 1;
		case 'all':
			return Math.max(1, asked);
		case 'count':
			return Math.max(1, Math.min(quorum.count, asked));
	}
}

/** The same approvals once others are asked: never more than those who have approved and those who still can. */
export const stillNeeded = (needed: number, approved: readonly string[], asked: readonly string[]): number =>
	Math.min(needed, new Set([...approved, ...asked]).size);
