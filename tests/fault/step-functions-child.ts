// The Step Functions engine in a process of its own, as the tests that kill it use it. Invariant: one living process on a folder, and none
// after the test; what is sent is sent again until a living engine answers, as the SDK's retries would.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const script = fileURLToPath(new URL('./step-functions-host.ts', import.meta.url));

/** A function's call, as the process wrote it down before it answered. */
export interface Call {
	name: string;
	execution: string;
	state: string;
	retry: number;
	token?: string;
}

export interface EngineProcess {
	/**
	 * Ms from the spawn to the first request it takes, and what of it the engine took to open its rows. `withoutSync` leaves writes to the system, which is enough where only the process dies, and many times
	 * quicker.
	 */
	start(how?: { withoutSync: boolean }): Promise<{ processMs: number; engineMs: number }>;
	kill(): Promise<void>;
	send(operation: string, body: object): Promise<Record<string, unknown>>;
	/** Bytes that live on the heap of the process after a collection. */
	heap(): Promise<number>;
	lines<T>(file: 'calls' | 'events'): T[];
}

export const machineArn = (name: string): string => `arn:aws:states:ap-southeast-1:000000000000:stateMachine:${name}`;

export async function until(done: () => boolean | Promise<boolean>): Promise<void> {
	while (!(await done())) await sleep(10);
}

export function createEngineProcess(): EngineProcess {
	const folder = mkdtempSync(join(tmpdir(), 'sfn-kill-'));
	let child: ChildProcess | undefined;
	let port = 0;

	async function kill(): Promise<void> {
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const exit = once(child, 'exit');
		child.kill('SIGKILL');
		await exit;
	}

	onTestFinished(async () => {
		await kill();
		rmSync(folder, { recursive: true, force: true });
	});

	return {
		kill,
		async start({ withoutSync } = { withoutSync: false }) {
			const since = performance.now();
			child = fork(script, [folder, String(withoutSync)], { execArgv: ['--expose-gc'] });
			const [up] = (await once(child, 'message')) as [{ port: number; engineMs: number }];
			port = up.port;
			return { processMs: performance.now() - since, engineMs: up.engineMs };
		},
		async send(operation, body) {
			for (;;) {
				try {
					const response = await fetch(`http://127.0.0.1:${port}/`, {
						method: 'POST',
						headers: { 'x-amz-target': `AWSStepFunctions.${operation}` },
						body: JSON.stringify(body),
					});
					return (await response.json()) as Record<string, unknown>;
				} catch {
					// Killed under the request: whether it was done is unknown, so it is sent again.
					await sleep(20);
				}
			}
		},
		async heap() {
			if (!child) throw new Error('no process');
			const answer = once(child, 'message') as Promise<[number]>;
			child.send('heap');
			return (await answer)[0];
		},
		lines<T>(file: string) {
			const path = join(folder, file);
			if (!existsSync(path)) return [];
			const text = readFileSync(path, 'utf8');
			// What stands behind the last line's end is still being written.
			const whole = text
				.slice(0, text.lastIndexOf('\n') + 1)
				.split('\n')
				.filter(Boolean);
			return whole.map((line) => JSON.parse(line) as T);
		},
	};
}
