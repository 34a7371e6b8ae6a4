// One grant taken away, and what then happens: on a live host, at the start of one, or to the requests of an earlier run. Invariant: a
// mutation counts as seen only where the refusal is about exactly the role, action and resource that were taken away.

import { startHost } from '../../../infra/local/host.ts';
import { HostProblem } from '../../../infra/local/host-problem.ts';
import type { Host } from '../../../infra/local/host-shape.ts';
import { createAuthority, type Decision } from '../../../infra/local/iam/authority.ts';
import { AWS_ALONE } from '../../../infra/local/iam/aws-alone.ts';
import { account } from '../../../infra/local/surroundings.ts';
import { createWithholding, type Grant, isAbout } from './grants.ts';
import { type PartName, parts } from './parts.ts';
import { createDataFolder, type RightsWorld, refusalDuring } from './world.ts';

/** The part that asks for a grant soonest, and the requests it asks with. */
export interface Need {
	readonly part: PartName;
	readonly decisions: readonly Decision[];
}

export const isAwsAlone = ({ sid, action }: Grant): boolean =>
	AWS_ALONE.some((entry) => entry.sid === sid && entry.actions.includes(action));

/** Plays every part once and tells which grants each needed. What only the start asks for needs no part. */
export async function recordNeeds(world: RightsWorld, grants: readonly Grant[]): Promise<Map<Grant, Need>> {
	const asked: [PartName, Decision[]][] = [['start', [...world.decisions]]];
	for (const part of ['road', 'failure', 'sweep', 'visit'] as const) {
		const before = world.decisions.length;
		await parts[part](world, new AbortController().signal);
		await world.settle();
		asked.push([part, world.decisions.slice(before)]);
	}
	const needs = new Map<Grant, Need>();
	for (const grant of grants) {
		const [soonest] = asked
			.map(([part, decisions]) => ({ part, at: decisions.findIndex((one) => isAbout(grant, one)) }))
			.filter(({ at }) => at >= 0)
			.sort((one, other) => (one.part === 'start' ? -1 : other.part === 'start' ? 1 : one.at - other.at));
		const decisions = asked.flatMap(([, all]) => all.filter((one) => isAbout(grant, one)));
		if (soonest !== undefined) needs.set(grant, { part: soonest.part, decisions });
	}
	return needs;
}

/** A living host, a part played on it while the grant is missing. */
export async function refusalLive(
	world: RightsWorld,
	grant: Grant,
	part: Exclude<PartName, 'start'>,
): Promise<string | undefined> {
	world.decisions.length = 0;
	world.withheld.add(grant);
	try {
		return await refusalDuring(world, grant, (signal) => parts[part](world, signal));
	} finally {
		world.withheld.delete(grant);
		await world.settle();
	}
}

/** A host that should not start without the grant: what it says. */
export async function refusalAtStart(grant: Grant): Promise<string | undefined> {
	const { withheld, ...rights } = createWithholding();
	withheld.add(grant);
	const decisions: Decision[] = [];
	const folder = createDataFolder();
	let host: Host;
	try {
		const onDecision = (decision: Decision) => void decisions.push(decision);
		host = await startHost({ dataFolder: folder.path, port: 0, quiet: true, rights: { ...rights, onDecision } });
	} catch (error) {
		if (!(error instanceof HostProblem)) throw error;
		const { message } = error;
		const refusal = decisions.find((one) => one.refusal !== undefined && isAbout(grant, one))?.refusal;
		return refusal !== undefined && message.includes(refusal) ? refusal : undefined;
	} finally {
		folder.remove();
	}
	await host.stop();
	return undefined;
}

/** The requests of an earlier run, judged anew by the template without the grant. */
export function refusalsOnPaper(host: Host, grant: Grant, decisions: readonly Decision[]): (string | undefined)[] {
	const { withheld, statementsOf } = createWithholding();
	withheld.add(grant);
	const authority = createAuthority({
		model: host.model,
		account,
		onTrouble: () => undefined,
		rights: statementsOf === undefined ? {} : { statementsOf },
	});
	return decisions.map(({ actor, right }) => authority.weigh(actor, right));
}

/** Whether AWS's sentence names who, what and on what. */
export const names = ({ role, action }: Grant, refusal: string | undefined): boolean =>
	refusal?.includes(`:assumed-role/${role}/`) === true &&
	refusal.includes(` is not authorized to perform: ${action} on resource: `) &&
	refusal.endsWith(`because no identity-based policy allows the ${action} action`);
