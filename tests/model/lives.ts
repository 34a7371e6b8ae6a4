// Many lives of a report, made from a seed. Invariant: the same seed and number give the same lives; a life that differs from its model is told by the
// fewest steps that still do.
import fc from 'fast-check';
import { type Command, command } from './commands.ts';
import { createRun } from './run.ts';

/** @returns what differed, or null where the world and the model agreed to the end */
export async function live(commands: readonly Command[], onStep: (state: string) => void = () => {}): Promise<unknown> {
	const run = await createRun();
	try {
		for (const one of commands) {
			await run.step(one);
			onStep(run.state());
		}
		return null;
	} catch (error) {
		return error;
	} finally {
		run.stop();
	}
}

/** Leaves out what the difference does not need, in ever smaller pieces: quicker than shrinking every value. */
async function fewest(commands: readonly Command[]): Promise<readonly Command[]> {
	let kept = commands;
	for (let piece = Math.ceil(kept.length / 2); piece >= 1; piece = piece === 1 ? 0 : Math.ceil(piece / 2))
		for (let at = 0; at < kept.length; ) {
			const without = kept.toSpliced(at, piece);
			if ((await live(without)) !== null) kept = without;
			else at += piece;
		}
	return kept;
}

export interface Lived {
	steps: number;
	/** After how many steps the report stood in which state. */
	states: Record<string, number>;
}

/** Throws with the shortest life that differs. */
export async function livesOfReports({ runs, seed }: { runs: number; seed: number }): Promise<Lived> {
	const lived: Lived = { steps: 0, states: {} };
	const life = fc.array(command, { minLength: 60, maxLength: 90, size: 'max' });
	for (const [nth, commands] of fc.sample(life, { numRuns: runs, seed }).entries()) {
		const error = await live(commands, (state) => {
			lived.steps += 1;
			lived.states[state] = (lived.states[state] ?? 0) + 1;
		});
		if (error === null) continue;
		const short = await fewest(commands);
		const told = short.map((one) => JSON.stringify(one)).join('\n');
		const cause = await live(short);
		throw new Error(`seed ${seed}, life ${nth + 1}: the world and the model differ after\n${told}`, { cause });
	}
	return lived;
}
