// How far the lines of a scanned page lean. Invariant: an angle of zero is given unless another makes the lines clearly sharper.
import type { GreyImage } from './scan-image.ts';

const degree = Math.PI / 180;
const widest = 4 * degree;
const mostInk = 60_000;
/** Shares of a page that its print darkens at the least. */
const inked = { full: 0.003, few: 0.0005 };
/** A straight page is drawn as it is: turning blurs a little. */
const least = 0.15 * degree;

/** Radians, clockwise, by which the page has to be turned for its lines to lie level. */
export function skewOf(image: GreyImage): number {
	const ink = inkOf(image);
	if (ink.length < 1000) return 0;
	let best = { angle: 0, score: sharpness(ink, 0, image) };
	const straight = best.score;
	const search = (from: number, to: number, step: number): void => {
		for (let angle = from; angle <= to; angle += step) {
			const score = sharpness(ink, angle, image);
			if (score > best.score) best = { angle, score };
		}
	};
	search(-widest, widest, degree / 4);
	search(best.angle - degree / 4, best.angle + degree / 4, degree / 20);
	return Math.abs(best.angle) < least || best.score < straight * 1.02 ? 0 : best.angle;
}

/** x and y of dark pixels, in turn. */
function inkOf({ pixels, width, height }: GreyImage): Int32Array {
	const threshold = inkThreshold(pixels, 0.5);
	const found: number[] = [];
	let dark = 0;
	for (const value of pixels) if (value < threshold) dark += 1;
	const every = Math.max(1, Math.ceil(dark / mostInk));
	let seen = 0;
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++)
			if ((pixels[y * width + x] ?? 255) < threshold && seen++ % every === 0) found.push(x, y);
	return Int32Array.from(found);
}

/** Between the paper, which most of a page is, and its darkest part: noise on the paper does not draw it up, as it does others. */
export function inkThreshold(pixels: Uint8Array, towardsInk: number): number {
	const counts = new Float64Array(256);
	for (const value of pixels) counts[value] = (counts[value] ?? 0) + 1;
	const below = (share: number): number => {
		let seen = 0;
		for (let value = 0; value < 256; value++) {
			seen += counts[value] ?? 0;
			if (seen >= share * pixels.length) return value;
		}
		return 255;
	};
	const paper = below(0.5);
	// A page of a line or two has next to no ink.
	const [full, few] = [below(inked.full), below(inked.few)];
	return paper - towardsInk * (paper - (paper - full > (paper - few) / 2 ? full : few));
}

/** Level lines put all their ink into few rows. */
function sharpness(ink: Int32Array, angle: number, { width, height }: GreyImage): number {
	const reach = Math.ceil(width * Math.abs(Math.sin(angle))) + 2;
	const rows = new Int32Array(height + 2 * reach);
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	for (let i = 0; i < ink.length; i += 2) {
		const row = Math.round((ink[i] ?? 0) * sin + (ink[i + 1] ?? 0) * cos) + reach;
		rows[row] = (rows[row] ?? 0) + 1;
	}
	let score = 0;
	for (let i = 1; i < rows.length; i++) score += ((rows[i] ?? 0) - (rows[i - 1] ?? 0)) ** 2;
	return score;
}
