// All running copies of one function. Invariant: a copy runs one invocation at a time; no more copies than the limit; a call that finds
// none free waits its turn; a copy left idle is stopped.
import { randomUUID } from 'node:crypto';
import type { Runner } from './runner.ts';
import type { InvocationOutcome } from './runtime-protocol.ts';

export interface FunctionPool {
	/** Starts a first copy, so that the first call need not wait for it. */
	warm(): void;
	invoke(payload: string): Promise<InvocationOutcome>;
	stop(): Promise<void>;
}

export interface FunctionPoolOptions {
	readonly startRunner: () => Runner;
	readonly maximumRunners: number;
	readonly idleMilliseconds: number;
}

/** One copy starts at a time, and the next only if calls still wait after this: a burst of quick calls must not start ten copies. */
const GROW_AFTER_MILLISECONDS = 50;

export function createFunctionPool({
	startRunner,
	maximumRunners,
	idleMilliseconds,
}: FunctionPoolOptions): FunctionPool {
	const idle = new Map<Runner, NodeJS.Timeout>();
	const all = new Set<Runner>();
	const waiting: PromiseWithResolvers<Runner>[] = [];
	let growing = false;
	let stopped = false;

	function acquire(): Promise<Runner> {
		if (stopped) return Promise.reject(stopping());
		for (const [runner, eviction] of [...idle].reverse()) {
			clearTimeout(eviction);
			idle.delete(runner);
			if (runner.alive()) return Promise.resolve(runner);
			all.delete(runner);
		}
		const turn = Promise.withResolvers<Runner>();
		waiting.push(turn);
		grow();
		return turn.promise;
	}

	function grow(): void {
		if (growing || stopped || waiting.length === 0 || all.size >= maximumRunners) return;
		startOne();
	}

	function startOne(): void {
		growing = true;
		const runner = startRunner();
		all.add(runner);
		void runner.ready().then(() => {
			// A copy that died while starting tells the call that waits for it why.
			const next = runner.alive() ? undefined : waiting.shift();
			if (next !== undefined) next.resolve(runner);
			else release(runner);
			setTimeout(() => {
				growing = false;
				grow();
			}, GROW_AFTER_MILLISECONDS);
		});
	}

	function release(runner: Runner): void {
		if (runner.alive()) {
			serve(runner);
			return;
		}
		all.delete(runner);
		grow();
	}

	function serve(runner: Runner): void {
		const next = waiting.shift();
		if (next !== undefined) {
			next.resolve(runner);
			return;
		}
		const eviction = setTimeout(() => {
			idle.delete(runner);
			all.delete(runner);
			void runner.stop();
		}, idleMilliseconds);
		eviction.unref();
		idle.set(runner, eviction);
	}

	return {
		warm() {
			if (all.size === 0 && !stopped) startOne();
		},
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
			for (const eviction of idle.values()) clearTimeout(eviction);
			await Promise.all([...all].map((runner) => runner.stop()));
		},
	};
}

const stopping = () => new Error('The host is stopping; no function is started any more.');
