// Draws tables into hand-made PDF pages. Invariant: '<' continues the cell to the left and '^' the cell above; no line is drawn inside a
// merged cell.
import type { Drawn, DrawnPage } from './pdf-fixture.ts';

export interface DrawnTable {
	rows: readonly (readonly string[])[];
	widths: readonly number[];
	x?: number;
	/** The upper edge. */
	top?: number;
	height?: number;
	size?: number;
	/** Lines, thin filled bars as Word draws them, only lines down and a frame, or none. */
	drawn?: 'lines' | 'bars' | 'down' | 'none';
	/** Outer borders left out. */
	open?: boolean;
}

type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

export function drawTable(table: DrawnTable): { texts: Drawn[]; content: string; bottom: number } {
	const { rows, widths, x = 60, top = 760, height = 24, size = 10, drawn = 'lines', open = false } = table;
	const xs = [x];
	for (const width of widths) xs.push(xs.at(-1)! + width);
	const ys = [top, ...rows.map((_, i) => top - (i + 1) * height)];
	const texts: Drawn[] = [];
	const segments: Segment[] = [];
	rows.forEach((row, r) => {
		row.forEach((text, c) => {
			const [left, right, up, down] = [xs[c]!, xs[c + 1]!, ys[r]!, ys[r + 1]!];
			if (text !== '<' && (c > 0 || !open)) segments.push([left, up, left, down]);
			const floor = drawn !== 'down' || r === 0;
			if (text !== '^' && floor && (r > 0 || !open)) segments.push([left, up, right, up]);
			if (c === row.length - 1 && !open) segments.push([right, up, right, down]);
			if (r === rows.length - 1 && !open) segments.push([left, down, right, down]);
			if (text === '' || text === '<' || text === '^') return;
			text.split('\n').forEach((line, i) => {
				texts.push({ x: left + 3, y: up - 12 - i * (size + 1), text: line, size });
			});
		});
	});
	const draw = ([x1, y1, x2, y2]: Segment): string =>
		drawn === 'bars'
			? `${Math.min(x1, x2) - 0.25} ${Math.min(y1, y2) - 0.25} ${Math.abs(x2 - x1) + 0.5} ${Math.abs(y2 - y1) + 0.5} re f`
			: `${x1} ${y1} m ${x2} ${y2} l S`;
	return { texts, content: drawn === 'none' ? '' : segments.map(draw).join('\n'), bottom: ys.at(-1)! };
}

export function tablePage(table: DrawnTable, more: readonly Drawn[] = []): DrawnPage {
	const { texts, content } = drawTable(table);
	return { texts: [...texts, ...more], content };
}
