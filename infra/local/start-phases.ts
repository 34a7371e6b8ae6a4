// How long each part of a start took. Invariant: phases follow each other without a gap, so that together they are the whole.

export interface StartPhase {
	readonly name: string;
	readonly milliseconds: number;
}

export interface StartPhases {
	/** What went on since the phase before (or the beginning) was this. */
	end(name: string): void;
	readonly list: readonly StartPhase[];
}

export function createStartPhases(now: () => number = () => performance.now()): StartPhases {
	const list: StartPhase[] = [];
	let since = now();
	return {
		list,
		end(name) {
			const until = now();
			list.push({ name, milliseconds: until - since });
			since = until;
		},
	};
}

/** A line per phase, in the order in which they came. */
export function tableOfPhases(phases: readonly StartPhase[]): string[] {
	return phases.map(({ name, milliseconds }) => `${Math.round(milliseconds).toString().padStart(6)} ms  ${name}`);
}
