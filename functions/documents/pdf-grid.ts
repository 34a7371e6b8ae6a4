// Rulings -> grids with merged cells. Invariant: every place of a grid belongs to exactly one cell, and a frame around text or an
// underline is no grid.
import type { Ruling, Rulings } from './pdf-rulings.ts';

export interface GridCell {
	row: number;
	column: number;
	rowSpan: number;
	columnSpan: number;
}

export interface Grid {
	/** Column edges from left to right, row edges from top to bottom (y grows upwards). */
	xs: number[];
	ys: number[];
	cells: GridCell[];
}

/** Lines this near to each other meet, and edges this near are one. */
const reach = 3;
const nearest = 4;
const maxPlaces = 20_000;
/** A page with more little grids is a drawing. */
const maxGrids = 80;

export function findGrids({ across, down }: Rulings): Grid[] {
	const groups = touching(across, down);
	const grids = groups.flatMap((group) => toGrid(group) ?? []);
	if (grids.length > maxGrids) return [];
	return grids.sort((a, b) => (b.ys[0] ?? 0) - (a.ys[0] ?? 0) || (a.xs[0] ?? 0) - (b.xs[0] ?? 0));
}

function touching(across: readonly Ruling[], down: readonly Ruling[]): Rulings[] {
	const parents = Array.from({ length: across.length + down.length }, (_, i) => i);
	const sorted = down.map((ruling, i) => ({ ruling, i })).sort((a, b) => a.ruling.at - b.ruling.at);
	across.forEach((line, i) => {
		for (const other of sorted) {
			if (other.ruling.at > line.to + reach) break;
			if (other.ruling.at < line.from - reach) continue;
			if (line.at >= other.ruling.from - reach && line.at <= other.ruling.to + reach)
				unite(parents, i, across.length + other.i);
		}
	});
	const groups = new Map<number, Rulings>();
	const groupOf = (i: number): Rulings => {
		const key = root(parents, i);
		const group = groups.get(key) ?? { across: [], down: [] };
		groups.set(key, group);
		return group;
	};
	across.forEach((line, i) => {
		groupOf(i).across.push(line);
	});
	down.forEach((line, i) => {
		groupOf(across.length + i).down.push(line);
	});
	return [...groups.values()];
}

function toGrid({ across, down }: Rulings): Grid | null {
	if (across.length < 2 || down.length < 1) return null;
	const xs = edgesOf(down, across);
	const ys = edgesOf(across, down).reverse();
	const [columns, rows] = [xs.length - 1, ys.length - 1];
	if (columns < 2 || rows < 2 || columns * rows > maxPlaces) return null;
	const cells = cellsOf(xs, ys, across, down);
	return cells.length < 4 ? null : { xs, ys, cells };
}

/** Where lines of one kind stand, and where those of the other reach beyond them: outer borders are often not drawn. */
function edgesOf(lines: readonly Ruling[], crossing: readonly Ruling[]): number[] {
	const edges: number[] = [];
	for (const { at } of [...lines].sort((a, b) => a.at - b.at)) {
		const last = edges.at(-1);
		if (last === undefined || at - last > nearest) edges.push(at);
	}
	const [from, to] = [Math.min(...crossing.map((one) => one.from)), Math.max(...crossing.map((one) => one.to))];
	if (from < (edges[0] ?? 0) - 8) edges.unshift(from);
	if (to > (edges.at(-1) ?? 0) + 8) edges.push(to);
	return edges;
}

function cellsOf(xs: number[], ys: number[], across: readonly Ruling[], down: readonly Ruling[]): GridCell[] {
	const [columns, rows] = [xs.length - 1, ys.length - 1];
	const parents = Array.from({ length: rows * columns }, (_, i) => i);
	const walls = wallsOf(down, xs, [...ys].reverse());
	const floors = wallsOf(across, [...ys].reverse(), xs);
	for (let row = 0; row < rows; row++)
		for (let column = 0; column < columns; column++) {
			const at = row * columns + column;
			if (column + 1 < columns && !walls[(column + 1) * rows + rows - 1 - row]) unite(parents, at, at + 1);
			if (row + 1 < rows && !floors[(rows - 1 - row) * columns + column]) unite(parents, at, at + columns);
		}
	const areas = Map.groupBy(
		parents.map((_, i) => i),
		(i) => root(parents, i),
	);
	return [...areas.values()]
		.flatMap((places) => rectangles(places, columns))
		.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Which stretches of which edges are drawn, edge by edge; both are counted upwards. */
function wallsOf(lines: readonly Ruling[], edges: readonly number[], stretches: readonly number[]): Uint8Array {
	const many = stretches.length - 1;
	const drawn = new Uint8Array(edges.length * many);
	for (const line of lines) {
		const edge = edges.findIndex((at) => Math.abs(at - line.at) <= nearest + 1);
		if (edge < 0) continue;
		for (let i = 0; i < many; i++) {
			const [low, high] = [stretches[i] ?? 0, stretches[i + 1] ?? 0];
			if (Math.min(high, line.to) - Math.max(low, line.from) > (high - low) * 0.5) drawn[edge * many + i] = 1;
		}
	}
	return drawn;
}

/** What is left open between cells without being a rectangle is taken row by row. */
function rectangles(places: readonly number[], columns: number): GridCell[] {
	const [only] = places;
	if (places.length === 1 && only !== undefined)
		return [{ row: Math.floor(only / columns), column: only % columns, rowSpan: 1, columnSpan: 1 }];
	const rowOf = (place: number): number => Math.floor(place / columns);
	const [top, bottom] = [Math.min(...places.map(rowOf)), Math.max(...places.map(rowOf))];
	const [left, right] = [
		Math.min(...places.map((place) => place % columns)),
		Math.max(...places.map((place) => place % columns)),
	];
	const [rowSpan, columnSpan] = [bottom - top + 1, right - left + 1];
	if (rowSpan * columnSpan === places.length) return [{ row: top, column: left, rowSpan, columnSpan }];
	const cells: GridCell[] = [];
	for (const place of [...places].sort((a, b) => a - b)) {
		const last = cells.at(-1);
		if (last && last.row === rowOf(place) && last.column + last.columnSpan === place % columns) last.columnSpan += 1;
		else cells.push({ row: rowOf(place), column: place % columns, rowSpan: 1, columnSpan: 1 });
	}
	return cells;
}

function root(parents: number[], i: number): number {
	let at = i;
	while (parents[at] !== at) {
		const up = parents[at] ?? at;
		parents[at] = parents[up] ?? up;
		at = up;
	}
	return at;
}

function unite(parents: number[], a: number, b: number): void {
	parents[root(parents, b)] = root(parents, a);
}
