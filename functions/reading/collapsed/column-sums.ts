// Which placements of several rows go together, so that in every column the parts add up to their whole. Invariant: a placement is
// dropped only when no combination at all contains it; when the work runs out it is kept.
import type { Placement } from './row-placements.ts';
import { slack } from './row-sums.ts';
import type { Work } from './search-work.ts';

export interface Member {
	ways: readonly Placement[];
	/** 1 for a part, -1 for the whole. */
	sign: 1 | -1;
	/** Columns in which this row does not count. */
	silent?: ReadonlySet<number>;
}

export interface Supported {
	/** By member: the indices of the ways that some combination contains; null when there is no combination. */
	alive: number[][] | null;
	/** The work ran out: what was not refuted is kept. */
	capped: boolean;
}

/** What each way gives to each column: `low[way * width + nth]` to `high[…]`. */
interface Sums {
	width: number;
	rows: { size: number; low: Float64Array; high: Float64Array }[];
	work: Work;
}

export function combine(members: readonly Member[], columns: readonly number[], work: Work): Supported {
	const sums = toSums(members, columns, work);
	const all = members.map((member) => member.ways.map((_, at) => at));
	if (work.left <= 0) return { alive: all, capped: true };
	const start = propagate(sums, all);
	if (!start) return { alive: null, capped: false };
	const found = members.map(() => new Set<number>());
	let capped = false;
	for (const [at, domain] of start.entries())
		for (const way of domain) {
			if (found[at]?.has(way)) continue;
			const solution = search(
				sums,
				start.map((other, index) => (index === at ? [way] : other)),
			);
			if (solution === 'capped') {
				capped = true;
				found[at]?.add(way);
			} else for (const [index, chosen] of (solution ?? []).entries()) found[index]?.add(chosen);
		}
	const alive = found.map((ways) => [...ways].sort((a, b) => a - b));
	return { alive: alive.some((ways) => ways.length === 0) ? null : alive, capped };
}

function toSums(members: readonly Member[], columns: readonly number[], work: Work): Sums {
	const width = columns.length;
	const rows = members.map(({ ways, sign, silent }) => {
		const low = new Float64Array(ways.length * width);
		const high = new Float64Array(ways.length * width);
		ways.forEach((way, at) => {
			columns.forEach((column, nth) => {
				if (silent?.has(column)) return;
				const [least, most] = [way.low[column] ?? 0, way.high[column] ?? 0];
				low[at * width + nth] = sign === 1 ? least : -most;
				high[at * width + nth] = sign === 1 ? most : -least;
			});
		});
		return { size: ways.length, low, high };
	});
	return { width, rows, work };
}

function search(sums: Sums, domains: readonly (readonly number[])[]): number[] | 'capped' | null {
	if (sums.work.left <= 0) return 'capped';
	const narrowed = propagate(sums, domains);
	if (!narrowed) return null;
	let open = -1;
	narrowed.forEach((domain, at) => {
		const size = narrowed[open]?.length ?? Number.POSITIVE_INFINITY;
		if (domain.length > 1 && domain.length < size) open = at;
	});
	if (open < 0) return narrowed.map((domain) => domain[0] ?? 0);
	for (const way of narrowed[open] ?? []) {
		const solution = search(
			sums,
			narrowed.map((domain, at) => (at === open ? [way] : domain)),
		);
		if (solution) return solution;
	}
	return null;
}

/** Drops what no column allows, until nothing changes; null when a row has no way left. */
function propagate(sums: Sums, domains: readonly (readonly number[])[]): (readonly number[])[] | null {
	const { width, rows, work } = sums;
	const current = [...domains];
	const low = new Float64Array(rows.length);
	const high = new Float64Array(rows.length);
	let changed = true;
	while (changed) {
		changed = false;
		for (let nth = 0; nth < width; nth++) {
			let least = 0;
			let most = 0;
			for (let at = 0; at < rows.length; at++) {
				const row = rows[at];
				const domain = current[at];
				if (!row || !domain) continue;
				work.left -= domain.length;
				let down = Number.POSITIVE_INFINITY;
				let up = Number.NEGATIVE_INFINITY;
				for (const way of domain) {
					down = Math.min(down, row.low[way * width + nth] ?? 0);
					up = Math.max(up, row.high[way * width + nth] ?? 0);
				}
				low[at] = down;
				high[at] = up;
				least += down;
				most += up;
			}
			if (least > slack || most < -slack) return null;
			for (let at = 0; at < rows.length; at++) {
				const row = rows[at];
				const domain = current[at];
				if (!row || !domain || domain.length === 1 || low[at] === high[at]) continue;
				const below = least - (low[at] ?? 0);
				const above = most - (high[at] ?? 0);
				const kept = domain.filter(
					(way) =>
						below + (row.low[way * width + nth] ?? 0) <= slack && above + (row.high[way * width + nth] ?? 0) >= -slack,
				);
				if (kept.length === 0) return null;
				if (kept.length < domain.length) {
					current[at] = kept;
					changed = true;
				}
			}
		}
	}
	return current;
}
