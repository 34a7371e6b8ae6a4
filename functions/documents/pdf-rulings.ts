// The lines that are drawn on a page: strokes, thin filled bars and the sides of frames, also inside nested forms. Invariant: pieces of
// one line are one ruling; a page with more strokes than any table has is a drawing and gives none.
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { tooLarge } from './document-error.ts';
import { heapOf } from './pdf-engine.ts';
import type { PageFrame } from './pdf-page-frame.ts';

/** `at` is the y of a line across, or the x of a line down; `from` < `to` along it. */
export interface Ruling {
	at: number;
	from: number;
	to: number;
}

export interface Rulings {
	across: Ruling[];
	down: Ruling[];
}

const pathObject = 2;
const formObject = 5;
const lineTo = 0;
const moveTo = 2;
const maxObjects = 30_000;
const maxSegments = 60_000;
const maxRulings = 3000;
const maxDepth = 4;

/** What one document may cost, all pages together. */
export interface DrawingBudget {
	objects: number;
	segments: number;
	/** Pairs of lines that may meet. */
	crossings: number;
}

export const drawingBudget = (): DrawingBudget => ({ objects: 1_500_000, segments: 1_000_000, crossings: 8_000_000 });
/** Thicker bars are shading. */
const thickest = 3;

/** The engine's functions without their checking wrappers: a page may have thousands of strokes. */
interface PathFunctions {
	FPDFPage_CountObjects(page: number): number;
	FPDFPage_GetObject(page: number, index: number): number;
	FPDFPageObj_GetType(object: number): number;
	FPDFPageObj_GetMatrix(object: number, matrix: number): number;
	FPDFFormObj_CountObjects(object: number): number;
	FPDFFormObj_GetObject(object: number, index: number): number;
	FPDFPath_GetDrawMode(object: number, fill: number, stroke: number): number;
	FPDFPath_CountSegments(object: number): number;
	FPDFPath_GetPathSegment(object: number, index: number): number;
	FPDFPathSegment_GetType(segment: number): number;
	FPDFPathSegment_GetPoint(segment: number, x: number, y: number): number;
	FPDFPathSegment_GetClose(segment: number): number;
}

type Matrix = readonly [number, number, number, number, number, number];
type Point = readonly [number, number];

const identity: Matrix = [1, 0, 0, 1, 0, 0];
const none = (): Rulings => ({ across: [], down: [] });

export function readRulings(
	engine: WrappedPdfiumModule,
	page: number,
	frame: PageFrame,
	scratch: number,
	budget: DrawingBudget,
): Rulings {
	const direct = engine.pdfium.wasmExports as unknown as PathFunctions;
	const found = none();
	let objects = 0;
	let segments = 0;

	const matrixOf = (object: number): Matrix => {
		if (!direct.FPDFPageObj_GetMatrix(object, scratch)) return identity;
		const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = new Float32Array(heapOf(engine).buffer, scratch, 6);
		return [a, b, c, d, e, f];
	};
	const readPath = (object: number, outer: Matrix): void => {
		if (!direct.FPDFPath_GetDrawMode(object, scratch, scratch + 4)) return;
		const [fill = 0, stroke = 0] = new Int32Array(heapOf(engine).buffer, scratch, 2);
		if (fill === 0 && stroke === 0) return;
		const count = direct.FPDFPath_CountSegments(object);
		segments += count;
		if (segments > maxSegments) return;
		const matrix = times(matrixOf(object), outer);
		let points: Point[] = [];
		let curved = false;
		const finish = (closed: boolean): void => {
			if (!curved) addShape(found, points, stroke !== 0, closed);
			points = [];
			curved = false;
		};
		for (let i = 0; i < count; i++) {
			const segment = direct.FPDFPath_GetPathSegment(object, i);
			const type = direct.FPDFPathSegment_GetType(segment);
			if (!direct.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4)) continue;
			const [x = 0, y = 0] = new Float32Array(heapOf(engine).buffer, scratch, 2);
			if (type === moveTo) finish(false);
			else if (type !== lineTo) curved = true;
			points.push(frame.upright(...apply(matrix, x, y)));
			if (direct.FPDFPathSegment_GetClose(segment)) finish(true);
		}
		finish(false);
	};
	const visit = (object: number, outer: Matrix, depth: number): void => {
		objects += 1;
		if (!object || objects > maxObjects || segments > maxSegments) return;
		const type = direct.FPDFPageObj_GetType(object);
		if (type === pathObject) readPath(object, outer);
		else if (type === formObject && depth < maxDepth) {
			const matrix = times(matrixOf(object), outer);
			const count = direct.FPDFFormObj_CountObjects(object);
			for (let i = 0; i < count && objects <= maxObjects; i++)
				visit(direct.FPDFFormObj_GetObject(object, i), matrix, depth + 1);
		}
	};

	const count = direct.FPDFPage_CountObjects(page);
	for (let i = 0; i < count && objects <= maxObjects; i++) visit(direct.FPDFPage_GetObject(page, i), identity, 0);
	budget.objects -= objects;
	budget.segments -= segments;
	if (objects > maxObjects || segments > maxSegments) return none();
	const merged = { across: mergeRulings(found.across), down: mergeRulings(found.down) };
	if (merged.across.length + merged.down.length > maxRulings) return none();
	budget.crossings -= merged.across.length * merged.down.length;
	if (budget.objects < 0 || budget.segments < 0 || budget.crossings < 0)
		throw tooLarge('số nét vẽ trong tệp PDF', 'drawn lines in the PDF');
	return merged;
}

function addShape(found: Rulings, points: readonly Point[], stroked: boolean, closed: boolean): void {
	if (points.length < 2) return;
	const xs = points.map(([x]) => x);
	const ys = points.map(([, y]) => y);
	const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
	const [wide, high] = [right - left, top - bottom];
	if (high <= thickest && wide > high) found.across.push({ at: (top + bottom) / 2, from: left, to: right });
	else if (wide <= thickest && high > wide) found.down.push({ at: (left + right) / 2, from: bottom, to: top });
	else if (stroked) {
		const ends = closed ? [...points, points[0] ?? [0, 0]] : points;
		for (let i = 1; i < ends.length; i++) {
			const [[x1, y1], [x2, y2]] = [ends[i - 1] ?? [0, 0], ends[i] ?? [0, 0]];
			if (Math.abs(y1 - y2) < 1) found.across.push({ at: y1, from: Math.min(x1, x2), to: Math.max(x1, x2) });
			else if (Math.abs(x1 - x2) < 1) found.down.push({ at: x1, from: Math.min(y1, y2), to: Math.max(y1, y2) });
		}
	}
}

/** Lines are drawn cell by cell or dash by dash: what lies on one line and touches is one. */
export function mergeRulings(pieces: readonly Ruling[]): Ruling[] {
	const sorted = [...pieces].sort((a, b) => a.at - b.at);
	const merged: Ruling[] = [];
	let group: Ruling[] = [];
	const finish = (): void => {
		const at = group.reduce((sum, one) => sum + one.at, 0) / group.length;
		let open: Ruling | null = null;
		for (const piece of group.sort((a, b) => a.from - b.from)) {
			if (open && piece.from <= open.to + 2.5) open.to = Math.max(open.to, piece.to);
			else {
				open = { at, from: piece.from, to: piece.to };
				merged.push(open);
			}
		}
		group = [];
	};
	for (const piece of sorted) {
		const first = group[0];
		if (first && piece.at - first.at > 1.2) finish();
		group.push(piece);
	}
	if (group.length > 0) finish();
	return merged.filter((one) => one.to - one.from > 5);
}

function times(inner: Matrix, outer: Matrix): Matrix {
	const [a, b, c, d, e, f] = inner;
	const [A, B, C, D, E, F] = outer;
	return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
	return [a * x + c * y + e, b * x + d * y + f];
}
