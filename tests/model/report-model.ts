// What a report under review should be, as a small machine of its own. Invariant: pure of the product: it imports none of its rules, so that the two
// can disagree.

export interface OfficeNow {
	quorum: number;
	deciders: readonly string[];
	deputies: readonly string[];
}

export interface Model {
	state:
		| 'awaiting-confirmation'
		| 'submitted'
		| 'in-review'
		| 'returned'
		| 'rejected'
		| 'withdrawn'
		| 'approved'
		| 'lapsed'
		| 'failed';
	version: number;
	/** Units that approve, lowest first; null until the version is routed. */
	chain: readonly string[] | null;
	/** The level that is asked, or decided last. */
	level: number | null;
	asked: boolean;
	askedOf: readonly string[];
	votes: readonly string[];
	needed: number;
	taken: boolean;
	round: number;
	approvedVersions: readonly number[];
	/** That level's approval is not in its view yet. */
	unpublished: boolean;
	/** Versions that stand in each unit's view, the newest last. */
	shown: Readonly<Record<string, readonly number[]>>;
	failedFrom: 'submitted' | 'in-review' | null;
	/** The engine goes on with the next hour, not before: a call failed, or was not heard. */
	held: boolean;
}

export const opened: Model = {
	state: 'awaiting-confirmation',
	version: 1,
	chain: null,
	level: null,
	asked: false,
	askedOf: [],
	votes: [],
	needed: 1,
	taken: false,
	round: 0,
	approvedVersions: [],
	unpublished: false,
	shown: {},
	failedFrom: null,
	held: false,
};

const nobodyAsked = { asked: false, askedOf: [], votes: [], needed: 1, taken: false } as const;

/** Of the version alone: what earlier versions left in the view stands again. */
const undo = (m: Model, levels: readonly number[]): Pick<Model, 'shown'> => {
	const units = levels.map((level) => m.chain?.[level]);
	const left = Object.entries(m.shown).map(([unit, versions]) => [
		unit,
		units.includes(unit) ? versions.filter((version) => version !== m.version) : versions,
	]);
	return { shown: Object.fromEntries(left) };
};
const all = (m: Model): number[] => (m.chain ?? []).map((_, level) => level);
const last = (m: Model): number => (m.chain?.length ?? 0) - 1;
export const isAsked = (m: Model): boolean => m.state === 'in-review' && m.asked;

/** Whose turn it is. */
const nextOf = (m: Model): number => (m.level === null ? 0 : m.asked ? m.level : m.level + 1);

const askFrom = (m: Model, next: number): Model => ({
	...m,
	...nobodyAsked,
	level: next === 0 ? null : next - 1,
	round: m.round + 1,
	unpublished: m.unpublished && m.level !== null && m.level < next,
});

export const submit = (m: Model): Model | null =>
	m.state === 'awaiting-confirmation' ? { ...m, state: 'submitted' } : null;

export function openVersion(m: Model): Model | null {
	const from = ['awaiting-confirmation', 'returned', 'withdrawn', 'approved', 'lapsed', 'failed'];
	if (!from.includes(m.state) || (m.state === 'approved' && m.unpublished)) return null;
	const { shown, approvedVersions } = m;
	return { ...opened, version: m.version + 1, shown, approvedVersions };
}

export function withdraw(m: Model): Model | null {
	if (m.state !== 'submitted' && m.state !== 'in-review') return null;
	if (m.chain && nextOf(m) === last(m)) return null;
	return { ...m, ...undo(m, all(m)), ...nobodyAsked, state: 'withdrawn', unpublished: false };
}

const approved = (m: Model): Model => ({
	...m,
	...nobodyAsked,
	unpublished: true,
	...(m.level === last(m) ? { state: 'approved', approvedVersions: [...m.approvedVersions, m.version] } : {}),
});

export type Decision = 'approve' | 'return' | 'return-below' | 'reject';

/** @param by null: an administrator, whose approval is enough */
export function decide(m: Model, by: string | null, act: Decision): Model | null {
	if (!isAsked(m) || m.level === null) return null;
	if (by !== null && m.votes.includes(by)) return null;
	switch (act) {
		case 'approve':
			if (by === null || m.votes.length + 1 >= m.needed) return approved(m);
			return { ...m, votes: [...m.votes, by] };
		case 'return':
			return { ...m, ...undo(m, all(m)), ...nobodyAsked, state: 'returned' };
		case 'reject':
			return { ...m, ...undo(m, all(m)), ...nobodyAsked, state: 'rejected' };
		case 'return-below':
			if (m.level === 0) return null;
			return askFrom({ ...m, ...undo(m, [m.level - 1]) }, m.level - 1);
	}
}

export const takeUp = (m: Model): Model | null => (isAsked(m) ? { ...m, taken: true } : null);

export function takeBack(m: Model, level: number): Model | null {
	if (m.state !== 'in-review' && m.state !== 'approved') return null;
	const newest = m.level === null ? null : m.asked ? m.level - 1 : m.level;
	if (newest !== level || m.taken || m.votes.length > 0) return null;
	const again: Model = { ...askFrom({ ...m, ...undo(m, [level]) }, level), state: 'in-review' };
	// Its run has ended; another is started with the next hour.
	return m.state === 'approved' ? { ...again, approvedVersions: m.approvedVersions.slice(0, -1), held: true } : again;
}

export function reroute(m: Model, chain: readonly string[]): Model | null {
	if ((m.state !== 'submitted' && m.state !== 'in-review') || !m.chain) return null;
	const differs = chain.findIndex((unit, level) => unit !== m.chain?.[level]);
	const kept = Math.min(nextOf(m), differs < 0 ? chain.length : differs);
	if (kept >= chain.length) return null;
	const void_ = all(m).filter((level) => level >= kept);
	return { ...askFrom({ ...m, ...undo(m, void_) }, kept), chain };
}

export const fail = (m: Model): Model => ({
	...m,
	state: 'failed',
	failedFrom: m.state === 'submitted' ? 'submitted' : 'in-review',
});
export const resume = (m: Model): Model | null =>
	m.state === 'failed' && m.failedFrom ? { ...m, state: m.failedFrom, failedFrom: null, held: true } : null;

export function publish(m: Model): Model {
	const unit = m.chain?.[m.level ?? 0] ?? '';
	return { ...m, unpublished: false, shown: { ...m.shown, [unit]: [...(m.shown[unit] ?? []), m.version] } };
}

export function ask(m: Model, office: (unit: string) => OfficeNow): Model {
	const level = nextOf(m);
	const { deciders, quorum } = office(m.chain?.[level] ?? '');
	const needed = Math.max(1, Math.min(quorum, deciders.length));
	return { ...m, ...nobodyAsked, state: 'in-review', level, asked: true, askedOf: deciders, needed };
}

/** An hour later others may be in office; somebody who can still decide is left in any case. */
export function followOffice(m: Model, office: (unit: string) => OfficeNow): Model {
	if (!isAsked(m) || m.level === null) return m;
	const { deciders, deputies } = office(m.chain?.[m.level] ?? '');
	const stay = m.askedOf.filter((one) => deciders.includes(one) || deputies.includes(one));
	const askedOf = [...stay, ...deciders.filter((one) => !m.askedOf.includes(one))];
	if (!askedOf.some((one) => !m.votes.includes(one))) return m;
	return { ...m, askedOf, needed: Math.min(m.needed, new Set([...askedOf, ...m.votes]).size) };
}
