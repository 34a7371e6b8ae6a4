// Which rows of a table stand over which. Invariant: a row has one row over it at most, and a total at the foot stands over the rows before it.
import type { ReadTable } from '../domain/reading.ts';

/** Each row that stands over others, with the rows directly under it; a total at the foot stands over those before it. */
export function families(table: ReadTable): Map<number, number[]> {
	const found = new Map<number, number[]>();
	table.rows.forEach((row, i) => {
		if (row.role === 'part' || row.role === 'text' || row.parent === null || row.parent === undefined) return;
		const children = found.get(row.parent);
		if (children) children.push(i);
		else found.set(row.parent, [i]);
	});
	let since: number[] = [];
	table.rows.forEach((row, i) => {
		if (row.role === 'total') {
			if (!found.has(i) && since.length > 1) found.set(i, since);
			since = [];
		} else if (row.parent === null || row.parent === undefined) since.push(i);
	});
	return found;
}

const remembered = new WeakMap<ReadTable, Map<number, number>>();

/** The rows over a row, nearest first. */
export function ancestorsOf(table: ReadTable, row: number): number[] {
	let over = remembered.get(table);
	if (!over) {
		over = new Map();
		for (const [whole, children] of families(table)) for (const child of children) over.set(child, whole);
		remembered.set(table, over);
	}
	const found: number[] = [];
	for (let at = over.get(row); at !== undefined && !found.includes(at); at = over.get(at)) found.push(at);
	return found;
}
