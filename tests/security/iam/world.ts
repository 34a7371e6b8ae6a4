// One host for many runs, whose roles can be made to lack a grant while it runs. Invariant: every decision about a right is kept, and
// between two runs nothing of the first goes on: its executions are stopped and its mails are laid aside.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createInbox } from '../../../infra/local/demo/inbox.ts';
import { demoReports } from '../../../infra/local/demo/samples.ts';
import { createSite, type Site } from '../../../infra/local/demo/site.ts';
import { startHost } from '../../../infra/local/host.ts';
import type { Host } from '../../../infra/local/host-shape.ts';
import type { Decision } from '../../../infra/local/iam/authority.ts';
import { createWithholding, type Grant, isAbout } from './grants.ts';

export interface RightsWorld {
	readonly host: Host;
	/** Since the host began to start, or since they were last emptied. */
	readonly decisions: Decision[];
	/** What the roles lack at the moment. */
	readonly withheld: Set<Grant>;
	/** Ends what earlier runs left: executions, and mails that a later run could take for its own. */
	settle(): Promise<void>;
	close(): Promise<void>;
}

export function createDataFolder(): { path: string; remove(): void } {
	const path = mkdtempSync(join(tmpdir(), 'rights-'));
	return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

export async function startRightsWorld(): Promise<RightsWorld> {
	const decisions: Decision[] = [];
	const { withheld, statementsOf } = createWithholding();
	const folder = createDataFolder();
	const onDecision = (decision: Decision) => void decisions.push(decision);
	const rights = { ...(statementsOf === undefined ? {} : { statementsOf }), onDecision };
	const host = await startHost({ dataFolder: folder.path, port: 0, quiet: true, rights });
	return {
		host,
		decisions,
		withheld,
		async settle() {
			const [machine] = host.model.machines;
			const running = { stateMachineArn: machine?.arn ?? '', statusFilter: 'RUNNING', maxResults: 100 } as const;
			for (const { executionArn } of (await host.stepFunctions.ListExecutions(running)).executions) {
				await host.stepFunctions.StopExecution({ executionArn });
			}
			// What a stopped execution sets off comes by the bus, a moment later.
			await pause(100);
			await host.idle();
		},
		async close() {
			await host.stop();
			folder.remove();
		},
	};
}

/** An inbox in which only mails that come from now on are found. */
export async function freshInbox(host: Host, signal: AbortSignal) {
	const site = patient(createSite(host.url, signal), signal);
	const inbox = createInbox(site);
	for (const { title } of demoReports) while ((await inbox.take(title, () => true)) !== undefined);
	return { site, inbox };
}

/** On a machine that does other things as well, the first steps start cold and late. */
const patient = (site: Site, signal: AbortSignal): Site => ({
	...site,
	async until(what, ask) {
		for (const end = performance.now() + 150_000; performance.now() < end; ) {
			const found = await ask();
			if (found !== undefined) return found;
			await pause(150, undefined, { signal });
		}
		throw new Error(`waited in vain for ${what}`);
	},
});

/** Runs until the grant that is withheld is asked for and refused; the sentence, or undefined where the run ends without. */
export async function refusalDuring(
	world: RightsWorld,
	grant: Grant,
	run: (signal: AbortSignal) => Promise<void>,
): Promise<string | undefined> {
	const stop = new AbortController();
	const found = () => world.decisions.find((one) => one.refusal !== undefined && isAbout(grant, one))?.refusal;
	let over = false;
	const running = run(stop.signal)
		// A run that lacks a right breaks off somewhere; what counts is what was refused.
		.catch(() => undefined)
		.finally(() => {
			over = true;
		});
	while (!over && found() === undefined) await pause(20);
	stop.abort();
	await running;
	return found();
}
