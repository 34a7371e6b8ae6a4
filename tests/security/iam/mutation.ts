// One grant taken away, and what then happens: on a live host, at the start of one, or to the requests of an earlier run. Invariant: a
// mutation counts as seen only where the refusal is about exactly the role, action and resource that were taken away.

import { startHost } from '../../../infra/local/host.ts';
import { HostProblem } from '../../../infra/local/host-problem.ts';
import type { Host } from '../../../infra/local/host-shape.ts';
import { createAuthority, type Decision } from '../../../infra/local/iam/authority.ts';
import { AWS_ALONE } from '../../../infra/local/iam/aws-alone.ts';
import { account } from '../../../infra/local/surroundings.ts';
import { createWithholding, type Grant, isAbout } from './grants.ts';
import { type Part, type PartName, parts } from './parts.ts';
import { createDataFolder, type RightsWorld, refusalDuring } from './world.ts';

/** The parts that ask for a grant, soonest first, and the requests they ask with. */
export interface Need {
	readonly parts: readonly PartName[];
	readonly decisions: readonly Decision[];
}

export const isAwsAlone = ({ sid, action }: Grant): boolean =>
	AWS_ALONE.some((entry) => entry.sid === sid && entry.actions.includes(action));

/** Plays every part once and tells which grants each needed. */
export async function recordNeeds(world: RightsWorld, grants: readonly Grant[]): Promise<Map<Grant, Need>> {
	const asked: [PartName, readonly Decision[]][] = [['start', [...world.decisions]]];
	for (const [part, play] of Object.entries(parts) as [keyof typeof parts, Part][]) {
		const before = world.decisions.length;
		await play(world, new AbortController().signal);
		asked.push([part, world.decisions.slice(before)]);
		await world.settle();
	}
	const needs = new Map<Grant, Need>();
	for (const grant of grants) {
		const inParts = asked
			.map(([part, all]) => ({ part, at: all.findIndex((one) => isAbout(grant, one)) }))
			.filter(({ at }) => at >= 0);
		const soonest = inParts.sort((one, other) => rank(one) - rank(other)).map(({ part }) => part);
		const decisions = asked.flatMap(([, all]) => all.filter((one) => isAbout(grant, one)));
		if (decisions.length > 0) needs.set(grant, { parts: soonest, decisions });
	}
	return needs;
}

/** What the start already asks for needs no part. */
const rank = ({ part, at }: { part: PartName; at: number }): number => (part === 'start' ? -1 : at);

/** A living host, the parts played on it while the grant is missing until one of them is refused. */
export async function refusalLive(
	world: RightsWorld,
	grant: Grant,
	{ parts: names }: Need,
): Promise<{ part: PartName; refusal: string } | undefined> {
	for (const part of names) {
		const refusal = part === 'start' ? await refusalAtStart(grant) : await refusalIn(world, grant, parts[part]);
		if (refusal !== undefined) return { part, refusal };
	}
	return undefined;
}

async function refusalIn(world: RightsWorld, grant: Grant, part: Part): Promise<string | undefined> {
	world.decisions.length = 0;
	world.withheld.add(grant);
	try {
		return await refusalDuring(world, grant, (signal) => part(world, signal));
	} finally {
		world.withheld.delete(grant);
		await world.settle();
	}
}

/** A host that should not start without the grant: what it says. */
async function refusalAtStart(grant: Grant): Promise<string | undefined> {
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
