// All running copies of one function. Invariant: a copy runs one invocation at a time; no more copies than the limit; a call that finds
// none free waits its turn; a copy left idle is stopped.
import { randomUUID } from 'node:crypto';
import type { Runner } from './runner.ts';
import type { InvocationOutcome } from './runtime-protocol.ts';

export interface FunctionPool {
	invoke(payload: string): Promise<InvocationOutcome>;
	stop(): Promise<void>;
}

export interface FunctionPoolOptions {
	readonly startRunner: () => Runner;
	readonly maximumRunners: number;
	readonly idleMilliseconds: number;
}

export function createFunctionPool({
	startRunner,
	maximumRunners,
	idleMilliseconds,
}: FunctionPoolOptions): FunctionPool {
	const idle: { runner: Runner; eviction: NodeJS.Timeout }[] = [];
	const all = new Set<Runner>();
	const waiting: PromiseWithResolvers<Runner>[] = [];
	let stopped = false;

	async function acquire(): Promise<Runner> {
		if (stopped) throw stopping();
		for (let entry = idle.pop(); entry !== undefined; entry = idle.pop()) {
			clearTimeout(entry.eviction);
			if (entry.runner.alive()) return entry.runner;
			all.delete(entry.runner);
		}
		if (all.size < maximumRunners) return start();
		const turn = Promise.withResolvers<Runner>();
		waiting.push(turn);
		return turn.promise;
	}

	function start(): Runner {
		const runner = startRunner();
		all.add(runner);
		return runner;
	}

	function release(runner: Runner): void {
		const next = waiting.shift();
		if (!runner.alive()) {
			all.delete(runner);
			next?.resolve(start());
			return;
		}
		if (next !== undefined) {
			next.resolve(runner);
			return;
		}
		const eviction = setTimeout(() => {
			idle.splice(
				idle.findIndex((entry) => entry.runner === runner),
				1,
			);
			all.delete(runner);
			void runner.stop();
		}, idleMilliseconds);
		eviction.unref();
		idle.push({ runner, eviction });
	}

	return {
		async invoke(payload) {
			const runner = await acquire();
			try {
				return await runner.invoke(randomUUID(), payload);
			} finally {
				release(runner);
			}
		},
		async stop() {
			stopped = true;
			for (const turn of waiting.splice(0)) turn.reject(stopping());
			for (const { eviction } of idle) clearTimeout(eviction);
			await Promise.all([...all].map((runner) => runner.stop()));
		},
	};
}

const stopping = () => new Error('The host is stopping; no function is started any more.');
