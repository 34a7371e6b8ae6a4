// How a page is turned, and where things stand on it. Invariant: the reader works in coordinates where text runs from left to right and
// y grows upwards; places are given as the page is shown, from its top left corner.
import type { Box } from './document.ts';

export interface PageFrame {
	/** Of the page as it is read. */
	width: number;
	height: number;
	/** From the file's coordinates to those of reading. */
	upright(x: number, y: number): readonly [number, number];
	/** A box of reading coordinates (left, bottom, right, top) as a place on the page as shown. */
	shown(left: number, bottom: number, right: number, top: number): Box;
}

/** The corners of the visible page in the file's coordinates. */
export interface PageBox {
	left: number;
	bottom: number;
	right: number;
	top: number;
}

/** `reading`: clockwise quarter turns that make the text upright; `showing`: those that a viewer makes. */
export function createPageFrame(box: PageBox, reading: number, showing: number): PageFrame {
	const [wide, high] = [box.right - box.left, box.top - box.bottom];
	const [width, height] = reading % 2 === 0 ? [wide, high] : [high, wide];
	const back = (((showing - reading) % 4) + 4) % 4;
	return {
		width,
		height,
		upright: (x, y) => turn(x - box.left, y - box.bottom, wide, high, reading),
		shown(left, bottom, right, top) {
			const [x1, y1] = turn(left, bottom, width, height, back);
			const [x2, y2] = turn(right, top, width, height, back);
			const shownHeight = back % 2 === 0 ? height : width;
			return [
				round(Math.min(x1, x2)),
				round(shownHeight - Math.max(y1, y2)),
				round(Math.abs(x2 - x1)),
				round(Math.abs(y2 - y1)),
			];
		},
	};
}

function turn(x: number, y: number, wide: number, high: number, quarters: number): readonly [number, number] {
	if (quarters === 0) return [x, y];
	if (quarters === 1) return [y, wide - x];
	if (quarters === 2) return [wide - x, high - y];
	return [high - y, x];
}

export const round = (value: number): number => Math.round(value * 10) / 10;
