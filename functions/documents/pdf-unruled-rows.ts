// Rows of a ruled table between which no line is drawn. Invariant: a band is split only where numbers of two columns or more stand side by side on
// two lines or more; a label that wraps goes to the row it stands nearest to.
import type { GridCell } from './pdf-grid.ts';
import type { PdfLine } from './pdf-lines.ts';

export interface CellLines extends GridCell {
	lines: PdfLine[];
	left: number;
	right: number;
}

const value = /^(?:[-–+]?\d[\d.,\s]*%?|[-–x]|\(?\d+(?:,\d+)?\)?)$/iu;

export function splitUnruledRows(
	cells: readonly CellLines[],
	ys: readonly number[],
): { cells: CellLines[]; ys: number[] } {
	const edges: number[] = [ys[0] ?? 0];
	const result: CellLines[] = [];
	const shifts: number[] = [0];
	for (let row = 0; row + 1 < ys.length; row++) {
		const band = cells.filter((cell) => cell.row === row);
		const whole = cells.every((cell) => cell.rowSpan === 1 || cell.row > row || cell.row + cell.rowSpan <= row);
		const anchors = whole ? anchorsOf(band) : [];
		const from = edges.length - 1;
		if (anchors.length < 2) {
			result.push(...band.map((cell) => ({ ...cell, row: from })));
			edges.push(ys[row + 1] ?? 0);
		} else {
			anchors.forEach((anchor, i) => {
				const next = anchors[i + 1];
				for (const cell of band)
					result.push({ ...cell, row: from + i, lines: cell.lines.filter((line) => nearestTo(line, anchors) === i) });
				edges.push(
					next === undefined ? (ys[row + 1] ?? 0) : (anchor + next) / 2 + (band[0]?.lines[0]?.size ?? 12) * 0.3,
				);
			});
		}
		shifts.push(edges.length - 1);
	}
	// Cells over several rows grow with the rows they span.
	return {
		ys: edges,
		cells: result.map((cell) => {
			if (cell.rowSpan === 1) return cell;
			const old = shifts.indexOf(cell.row);
			return { ...cell, rowSpan: (shifts[old + cell.rowSpan] ?? cell.row + cell.rowSpan) - cell.row };
		}),
	};
}

/** The baselines on which at least two columns have a number, where most lines of those columns are numbers. */
function anchorsOf(band: readonly CellLines[]): number[] {
	const columns = band.filter(
		(cell) => cell.lines.length > 1 && cell.lines.every((line) => value.test(line.text.trim())),
	);
	if (columns.length < 2) return [];
	const baselines = columns.flatMap((cell) => cell.lines.map((line) => line.baseline)).sort((a, b) => b - a);
	const groups: number[][] = [];
	for (const baseline of baselines) {
		const last = groups.at(-1);
		if (last && (last[0] ?? 0) - baseline < 4) last.push(baseline);
		else groups.push([baseline]);
	}
	const shared = groups.filter((group) => group.length > 1);
	return shared.length === groups.length || shared.length > 2 ? groups.map((group) => group[0] ?? 0) : [];
}

function nearestTo(line: PdfLine, anchors: readonly number[]): number {
	let best = 0;
	anchors.forEach((anchor, i) => {
		if (Math.abs(anchor - line.baseline) < Math.abs((anchors[best] ?? 0) - line.baseline)) best = i;
	});
	return best;
}
