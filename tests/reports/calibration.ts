// What a confidence is worth: figures by confidence, and how many of them are right (activity and source too). Invariant: percentages are
// left out, as they are in every score; a figure the gold answer does not know counts as wrong.
import type { Figure, Reading } from '../../functions/domain/reading.ts';
import { type Gold, scoreReading } from '../support/score-reading.ts';

export interface CalibrationSample {
	name: string;
	gold: Gold;
	reading: Reading;
}

interface Band {
	label: string;
	from: number;
	target?: number;
}

const bands: readonly Band[] = [
	{ label: '>= 0.9', from: 0.9, target: 0.98 },
	{ label: '0.8-0.9', from: 0.8 },
	{ label: '0.7-0.8', from: 0.7 },
	{ label: '< 0.7', from: 0 },
];

export interface Graded {
	sample: string;
	figure: Figure;
	right: boolean;
	/** What a person would say of it; absent where nothing in the report answers to it. */
	wanted?: string;
}

const labels = (of: Pick<Figure, 'measure' | 'value' | 'activity' | 'source'>): string =>
	`${of.measure} ${of.value} ${of.activity}/${of.source}`;

export function gradeFigures(samples: readonly CalibrationSample[]): Graded[] {
	return samples.flatMap(({ name, gold, reading }) => {
		const { matches, extra } = scoreReading(gold, reading);
		return [
			...matches.map((match) => ({
				sample: name,
				figure: match.figure,
				right: match.depth !== 'value',
				wanted: labels(match.gold),
			})),
			...extra.map((figure) => ({ sample: name, figure, right: false })),
		];
	});
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)}%`;

export function calibrationTable(samples: readonly CalibrationSample[]): string {
	const graded = gradeFigures(samples);
	const lines = [`confidence of ${graded.length} figures in ${samples.length} readings against the gold`];
	let below = Number.POSITIVE_INFINITY;
	for (const { label, from, target } of bands) {
		const band = graded.filter(({ figure }) => figure.confidence >= from && figure.confidence < below);
		below = from;
		const right = band.filter((one) => one.right).length;
		lines.push(
			`  ${label.padEnd(8)} ${String(band.length).padStart(6)} given ${String(right).padStart(6)} right` +
				`${band.length === 0 ? '' : percent(right, band.length).padStart(8)}${target ? `  (target ${percent(target, 1)})` : ''}`,
		);
	}
	const [top] = bands;
	for (const { sample, figure, wanted } of graded.filter(
		(one) => !one.right && one.figure.confidence >= (top?.from ?? 1),
	))
		lines.push(
			`  sure and wrong: ${sample}: ${labels(figure)}, ${wanted ? `should be ${wanted}` : 'not in the gold'}: ${figure.quote}`,
		);
	return lines.join('\n');
}
