// `node tests/security/iam/mutate-rights.ts [TEXT]`: takes every single action of every role away, one at a time, from a running host
// and shows who is then refused what. TEXT keeps to grants that hold it. Exit 1 where a grant is missed by nobody. Invariant: each line
// is something that happened, not a calculation.
import { type Grant, grantsOf, nameOfGrant } from './grants.ts';
import { isAwsAlone, names, recordNeeds, refusalLive } from './mutation.ts';
import { parts } from './parts.ts';
import { startRightsWorld } from './world.ts';

const [wanted = ''] = process.argv.slice(2);
const startedAt = performance.now();
const world = await startRightsWorld();
type Ending = 'refused' | 'AWS alone' | 'unused';
const endings = new Map<Grant, Ending>();

function tell(grant: Grant, ending: Ending, what: string): void {
	const { role, sid, action, resource } = grant;
	endings.set(grant, ending);
	console.log(`${role} | ${sid} | ${action} | ${resource}\n    ${ending}: ${what}`);
}

const note = (grant: Grant, where: string, refusal: string | undefined): void =>
	names(grant, refusal)
		? tell(grant, 'refused', `${where}: ${refusal}`)
		: tell(grant, 'unused', `${where}, nothing was missed`);

/** Logs are written on every road and stop nothing: the same action is taken from all roles at once, one from each. */
async function runLogs(grants: readonly Grant[]): Promise<void> {
	world.decisions.length = 0;
	for (const grant of grants) world.withheld.add(grant);
	for (const part of ['road', 'failure', 'sweep'] as const) {
		await parts[part](world, new AbortController().signal);
		await world.settle();
	}
	world.withheld.clear();
	for (const grant of grants) {
		const refusal = world.decisions.map((one) => one.refusal).find((one) => names(grant, one));
		note(grant, 'in a run of all parts, from every role at once', refusal);
	}
}

try {
	const all = grantsOf(world.host.model.roles);
	const grants = all.filter((grant) => nameOfGrant(grant).includes(wanted));
	const needs = await recordNeeds(world, all);
	for (const action of ['logs:CreateLogStream', 'logs:PutLogEvents']) {
		const ofLogs = grants.filter((grant) => grant.action === action);
		if (ofLogs.length > 0) await runLogs(ofLogs);
	}
	for (const grant of grants.filter(({ sid }) => sid !== 'WriteLogs')) {
		const need = needs.get(grant);
		if (need !== undefined) {
			const refused = await refusalLive(world, grant, need);
			note(
				grant,
				refused?.part === 'start'
					? 'the host does not start'
					: `in the part "${refused?.part ?? need.parts.join(', ')}"`,
				refused?.refusal,
			);
		} else if (isAwsAlone(grant)) tell(grant, 'AWS alone', 'see infra/local/iam/aws-alone.ts');
		else tell(grant, 'unused', 'nothing here asks for it');
	}
	const seconds = Math.round((performance.now() - startedAt) / 1000);
	console.log(`${seconds} s; each action on each of its resources: ${summary(endings)}`);
	console.log(summary(byAction(endings)));
	process.exitCode = [...endings.values()].includes('unused') ? 1 : 0;
} finally {
	await world.close();
}

/** An action is as good as the worst of its resources. */
function byAction(of: ReadonlyMap<Grant, Ending>): Map<string, Ending> {
	const actions = new Map<string, Ending>();
	for (const [{ role, sid, action }, ending] of of) {
		const key = `${role} ${sid} ${action}`;
		if (actions.get(key) !== 'unused') actions.set(key, ending);
	}
	return actions;
}

function summary(of: ReadonlyMap<unknown, Ending>): string {
	const count = (ending: Ending) => [...of.values()].filter((one) => one === ending).length;
	return `${of.size} actions, ${count('refused')} refused, ${count('AWS alone')} for AWS alone, ${count('unused')} unused`;
}
