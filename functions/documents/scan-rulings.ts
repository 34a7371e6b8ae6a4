// Takes the ruled lines of tables out of a page's picture, since the recogniser reads them into the figures beside them. Invariant: only
// straight dark runs longer than any stroke of a letter go; the picture stays as it was where there are none.
import type { GreyImage } from './scan-image.ts';
import { inkThreshold } from './scan-skew.ts';

/** Inches: a rule is longer and thinner than any stroke of print; noise may break it for a pixel or two. */
const shape = { across: 0.6, down: 0.35, thickness: 0.04 } as const;
const gap = 2;
/** Rows of pixels: an underlined word is no table. */
const fewestRules = 12;
/** Thin rules are paler than print. */
const faint = 0.35;

export function withoutRulings(image: GreyImage): { image: GreyImage; ruled: boolean } {
	const { width, height, dpi } = image;
	const threshold = inkThreshold(image.pixels, faint);
	const pixels = Uint8Array.from(image.pixels);
	const paper = paperOf(image.pixels, threshold);
	const thickest = Math.ceil(shape.thickness * dpi);
	let rules = 0;
	const isDark = (at: number): boolean => (image.pixels[at] ?? 255) < threshold;
	/** `along`, `aside`: steps in pixels along the run and across it. */
	const sweep = (lines: number, length: number, along: number, aside: number, least: number): void => {
		for (let line = 0; line < lines; line++) {
			const base = line * aside;
			for (let from = 0; from < length; from++) {
				if (!isDark(base + from * along)) continue;
				let last = from;
				for (let at = from + 1; at < length && at - last <= gap + 1; at++) if (isDark(base + at * along)) last = at;
				if (last - from >= least) {
					erase(base, from, last, along, aside, line, lines);
					rules += 1;
				}
				from = last;
			}
		}
	};
	const erase = (
		base: number,
		from: number,
		to: number,
		along: number,
		aside: number,
		line: number,
		lines: number,
	): void => {
		for (let at = from; at <= to; at++) {
			const place = base + at * along;
			let [before, after] = [0, 0];
			while (before < thickest && line - before > 0 && isDark(place - (before + 1) * aside)) before += 1;
			while (after < thickest && line + after < lines - 1 && isDark(place + (after + 1) * aside)) after += 1;
			// Thicker than a rule: the stem of a letter crosses it here.
			if (before + after + 1 > thickest) continue;
			for (let off = -before - 1; off <= after + 1; off++)
				if (line + off >= 0 && line + off < lines) pixels[place + off * aside] = paper;
		}
	};
	sweep(height, width, 1, width, shape.across * dpi);
	sweep(width, height, width, 1, shape.down * dpi);
	return { image: { ...image, pixels }, ruled: rules > fewestRules };
}

/** The grey of the paper: the middle of what is not ink. */
function paperOf(pixels: Uint8Array, threshold: number): number {
	const counts = new Float64Array(256);
	let all = 0;
	for (const value of pixels)
		if (value >= threshold) {
			counts[value] = (counts[value] ?? 0) + 1;
			all += 1;
		}
	let seen = 0;
	for (let value = 0; value < 256; value++) {
		seen += counts[value] ?? 0;
		if (seen * 2 >= all) return value;
	}
	return 255;
}
