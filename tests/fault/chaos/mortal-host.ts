// `npm start` as its own process on one folder and one port, killed and started again. Invariant: at most one process of it lives, and
// none is left behind; an end that nobody asked for is an error that carries what the host said.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { longestForSteps, momentOf, type PlannedKill, stepsOf } from './kill-plan.ts';

const command = fileURLToPath(new URL('../../../infra/local/main.ts', import.meta.url));

export interface MortalHost {
	readonly url: string;
	/** Starts, dies by each kill in turn, and starts a last time to stay. Milliseconds each start took that came to its end. */
	liveThrough(kills: readonly PlannedKill[], onKill: (count: number) => void): Promise<number[]>;
	/** SIGTERM, as Ctrl+C does. The code it ended with. */
	stop(): Promise<number | null>;
	/** SIGKILL, whatever it is doing. */
	kill(): Promise<void>;
}

export function createMortalHost(options: {
	readonly dataFolder: string;
	readonly port: number;
	/** How many steps reports have made. */
	readonly steps: () => number;
}): MortalHost {
	const { dataFolder, port, steps } = options;
	let child: ChildProcess | undefined;
	let ended: Promise<unknown> = Promise.resolve();
	let said = '';
	let lastStart = 500;

	function start(): void {
		said = '';
		const started = spawn(process.execPath, [command], {
			env: { ...process.env, PORT: String(port), DATA_DIR: dataFolder },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		const hear = (text: string) => {
			said += text;
		};
		started.stdout.setEncoding('utf8').on('data', hear);
		started.stderr.setEncoding('utf8').on('data', hear);
		ended = once(started, 'exit');
		child = started;
	}

	const hasEnded = () => child === undefined || child.exitCode !== null || child.signalCode !== null;

	async function up(): Promise<number> {
		const since = performance.now();
		while (!said.includes('The system is up')) {
			if (hasEnded()) throw new Error(`the host ended by itself while it started: ${said.trim()}`);
			await sleep(5);
		}
		return performance.now() - since;
	}

	async function kill(): Promise<void> {
		child?.kill('SIGKILL');
		await ended;
	}

	async function stepsOn(count: number): Promise<void> {
		const wanted = steps() + count;
		const end = performance.now() + longestForSteps;
		while (steps() < wanted && performance.now() < end && !hasEnded()) await sleep(10);
	}

	async function die(planned: PlannedKill): Promise<number | undefined> {
		start();
		const startedIn = planned.from === 'spawn' ? undefined : await up();
		lastStart = startedIn ?? lastStart;
		if (planned.from === 'step') await stepsOn(stepsOf(planned));
		else await sleep(momentOf(planned, lastStart));
		if (hasEnded()) throw new Error(`the host ended by itself: ${said.trim()}`);
		await kill();
		return startedIn;
	}

	// Also where somebody stops the command in the middle.
	process.on('exit', () => child?.kill('SIGKILL'));

	return {
		url: `http://127.0.0.1:${port}`,
		kill,
		async liveThrough(kills, onKill) {
			const starts: number[] = [];
			for (const [index, planned] of kills.entries()) {
				const startedIn = await die(planned);
				if (startedIn !== undefined) starts.push(startedIn);
				onKill(index + 1);
			}
			start();
			starts.push(await up());
			return starts;
		},
		async stop() {
			child?.kill('SIGTERM');
			await ended;
			return child?.exitCode ?? null;
		},
	};
}
