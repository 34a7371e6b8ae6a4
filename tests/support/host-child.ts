// The whole local host in a process of its own, so that tests can kill it. Invariant: a test that started one ends it.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { HostOptions } from '../../infra/local/host-shape.ts';

const database = new URL(`../../node_modules/@dynoxide/${process.platform}-${process.arch}/dynoxide`, import.meta.url);

/** Suites that start a host are skipped, visibly, where no local database runs. */
export const hasLocalDatabase = process.env.DYNAMODB_ENDPOINT !== undefined || existsSync(database);

export interface HostChild {
	url: string;
	/** SIGKILL: nothing is closed or flushed. */
	kill(): Promise<void>;
}

export async function startHostChild(
	options: Pick<HostOptions, 'dataFolder' | 'port' | 'sources'>,
): Promise<HostChild> {
	const script = fileURLToPath(new URL('../fault/host-process.ts', import.meta.url));
	const child: ChildProcess = fork(script, [JSON.stringify(options)], { execArgv: [] });
	const exited = once(child, 'exit');
	const [answer] = (await once(child, 'message')) as [{ url?: string; refused?: string }];
	if (!answer.url) throw new Error(`the host did not start: ${answer.refused}`);
	return {
		url: answer.url,
		async kill() {
			child.kill('SIGKILL');
			await exited;
		},
	};
}
