// Makes the paper of a scan white and its ink black. Invariant: what lies clearly between paper and ink keeps its order, so that thin
// strokes stay; a clean picture is hardly changed.
import type { GreyImage } from './scan-image.ts';
import { inkThreshold } from './scan-skew.ts';

/** Mean step between neighbouring pixels of paper, as a share of that from paper to ink, from which noise is smoothed first. */
const noisy = 0.06;
const hopeless = 0.22;
/** Grey levels between paper and ink that a page with print has at the least. */
const leastRange = 20;
/** How far from paper towards ink a grey becomes white: little, since decimal marks are pale; more where specks would remain. */
const whitest = { clean: 0.15, noisy: 0.3 };
const blackest = 0.9;

export function cleaned(image: GreyImage): GreyImage {
	const isNoisy = noiseOf(image) > noisy;
	const smooth = isNoisy ? smoothed(image) : image;
	const white = inkThreshold(smooth.pixels, isNoisy ? whitest.noisy : whitest.clean);
	const black = inkThreshold(smooth.pixels, blackest);
	if (white - black < 4) return smooth;
	const levels = Uint8Array.from({ length: 256 }, (_, value) =>
		Math.round(255 * Math.max(0, Math.min(1, (value - black) / (white - black)))),
	);
	return { ...smooth, pixels: smooth.pixels.map((value) => levels[value] ?? 255) };
}

/** Nothing but noise or nothing at all: recognising that takes minutes and finds nothing. */
export function isHopeless(image: GreyImage): boolean {
	return noiseOf(image) > hopeless || inkThreshold(image.pixels, 0) - inkThreshold(image.pixels, 1) < leastRange;
}

function noiseOf({ pixels, width }: GreyImage): number {
	const paper = inkThreshold(pixels, 0.5);
	let [steps, count] = [0, 0];
	for (let at = width; at + 1 < pixels.length; at += 7) {
		const [one, next] = [pixels[at] ?? 0, pixels[at + 1] ?? 0];
		if (one < paper || next < paper) continue;
		steps += Math.abs(one - next);
		count += 1;
	}
	return count === 0 ? 0 : steps / count / Math.max(1, inkThreshold(pixels, 0) - inkThreshold(pixels, 1));
}

/** Each pixel with its neighbours, the nearer the more. */
function smoothed(image: GreyImage): GreyImage {
	const { width, height, pixels } = image;
	const rows = new Uint16Array(pixels.length);
	for (let at = 1; at + 1 < pixels.length; at++)
		rows[at] = (pixels[at - 1] ?? 0) + 2 * (pixels[at] ?? 0) + (pixels[at + 1] ?? 0);
	const result = Uint8Array.from(pixels);
	for (let at = width; at < width * (height - 1); at++)
		result[at] = ((rows[at - width] ?? 0) + 2 * (rows[at] ?? 0) + (rows[at + width] ?? 0)) >> 4;
	return { ...image, pixels: result };
}
