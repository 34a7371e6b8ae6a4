// `npm run chaos`: kills the whole system while reports travel through it, and counts what is lost or doubled. Exit 0 none, 1 some, 2 wrong
// usage. Invariant: the last line sums up; whoever gets a bad one finds the seed above it, to try the same moments again.
import { parseArgs } from 'node:util';
import { type ChaosOutcome, runChaos } from './chaos/run-chaos.ts';

const usage = 'Usage: npm run chaos -- [--kills N] [--seed S] [--at-once N]';

export const summaryOf = ({ runs, kills, lost, doubled }: ChaosOutcome): string =>
	`runs ${runs}, kills ${kills}, lost ${lost.length}, doubled ${doubled.length}`;

function whole(text: string | undefined, otherwise: number): number {
	const value = Number(text ?? otherwise);
	if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`"${text}" is not a whole number. ${usage}`);
	return value;
}

function readArguments(args: string[]) {
	const option = { type: 'string' } as const;
	const { values } = parseArgs({ args, options: { kills: option, seed: option, 'at-once': option } });
	const randomSeed = Math.floor(Math.random() * 2 ** 31);
	return {
		kills: whole(values.kills, 120),
		seed: whole(values.seed, randomSeed),
		atOnce: Math.max(1, whole(values['at-once'], 3)),
	};
}

function show(outcome: ChaosOutcome): void {
	const starts = outcome.starts.toSorted((a, b) => a - b).map((ms) => Math.round(ms));
	const middle = starts[Math.floor(starts.length / 2)] ?? 0;
	console.log(
		`\n${outcome.runs} reports, ${outcome.returned} of them returned and corrected, in ${outcome.seconds.toFixed(0)} s`,
	);
	console.log(
		`${outcome.promises} answered acts and ${outcome.mails} mails looked for; server errors: ${outcome.serverErrors.length}`,
	);
	console.log(`starts: ${starts.length}, from ${starts[0] ?? 0} to ${starts.at(-1) ?? 0} ms, half within ${middle} ms`);
	for (const line of outcome.serverErrors) console.log(`server error: ${line}`);
	for (const line of outcome.lost) console.log(`lost: ${line}`);
	for (const line of outcome.doubled) console.log(`doubled: ${line}`);
	console.log(summaryOf(outcome));
}

async function command(): Promise<number> {
	let options: ReturnType<typeof readArguments>;
	try {
		options = readArguments(process.argv.slice(2));
	} catch (error) {
		console.error(error instanceof RangeError ? error.message : `${(error as Error).message} ${usage}`);
		return 2;
	}
	console.log(`seed ${options.seed}, ${options.kills} kills`);
	const outcome = await runChaos({ ...options, tell: console.log });
	show(outcome);
	return outcome.lost.length + outcome.doubled.length === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.exitCode = await command();
