// Tells each stage as it happens. Invariant: one line a stage: seconds since the start, the report, what happened, who did it.

export type Tell = (about: string, stage: string, who?: string) => void;

export function createNarrator(write: (line: string) => void, now: () => number): { tell: Tell; seconds(): number } {
	const started = now();
	const seconds = () => (now() - started) / 1000;
	return {
		seconds,
		tell(about, stage, who = '') {
			write(`${`${seconds().toFixed(1)} s`.padStart(7)}  ${about.padEnd(13)} ${stage.padEnd(52)} ${who}`.trimEnd());
		},
	};
}
