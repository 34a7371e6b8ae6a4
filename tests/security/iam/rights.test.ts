// Goal: no role of the template holds an action that nobody needs, and whichever is taken away is missed at once, by name. Method: one run
// of everything on a real host, its requests judged again by each template that lacks one grant; a seeded few of them also live.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AWS_ALONE } from '../../../infra/local/iam/aws-alone.ts';
import { hasLocalDatabase } from '../../support/host-child.ts';
import { type Grant, grantsOf, isAbout, nameOfGrant } from './grants.ts';
import { isAwsAlone, type Need, names, recordNeeds, refusalLive, refusalsOnPaper } from './mutation.ts';
import { hindered } from './parts.ts';
import { type RightsWorld, startRightsWorld } from './world.ts';

const seed = Number(process.env.RIGHTS_SEED ?? 20_261_125);

/** The same few for the same seed, whatever the order of the template. */
function sampleOf(grants: readonly Grant[], count: number): Grant[] {
	const ordered = [...grants].sort((one, other) => nameOfGrant(one).localeCompare(nameOfGrant(other)));
	let state = seed;
	return Array.from({ length: count }, () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return ordered.splice(state % ordered.length, 1);
	}).flat();
}

describe.skipIf(!hasLocalDatabase)('the rights of the template', () => {
	let world: RightsWorld;
	let grants: Grant[];
	let needs: Map<Grant, Need>;
	beforeAll(async () => {
		world = await startRightsWorld();
		grants = grantsOf(world.host.model.roles);
		needs = await recordNeeds(world, grants);
	}, 300_000);
	afterAll(() => world.close());

	it('are each asked for, or used by AWS alone for a reason that is written', () => {
		expect(grants.length).toBeGreaterThan(150);
		expect(grants.filter((grant) => !needs.has(grant) && !isAwsAlone(grant)).map(nameOfGrant)).toEqual([]);
	});

	it('are not called AWS-alone where this host asks for them, nor where no role holds them', () => {
		expect([...needs.keys()].filter(isAwsAlone).map(nameOfGrant)).toEqual([]);
		const held = new Set(grants.map(({ sid, action }) => `${sid} ${action}`));
		const listed = AWS_ALONE.flatMap(({ sid, actions }) => actions.map((action) => `${sid} ${action}`));
		expect(listed.filter((one) => !held.has(one))).toEqual([]);
		expect(new Set(listed).size).toBe(listed.length);
		for (const { reason, source } of AWS_ALONE)
			expect([reason.length > 20, source]).toEqual([
				true,
				expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\//),
			]);
	});

	it('suffice: in the whole run only what a part took away on purpose was refused', () => {
		const missed = [...needs.values()].flatMap(({ decisions }) => decisions).filter((one) => one.refusal !== undefined);
		const onPurpose = hindered(world.host.model);
		const strays = missed.filter((one) => !onPurpose.some((grant) => isAbout(grant, one)));
		expect(strays.map(({ refusal }) => refusal)).toEqual([]);
	});

	it('are each missed when taken away: every request that needs it is refused, by role, action and resource', () => {
		for (const [grant, { decisions }] of needs) {
			const refusals = refusalsOnPaper(world.host, grant, decisions);
			expect([nameOfGrant(grant), refusals.length > 0, refusals.every((one) => names(grant, one))]).toEqual([
				nameOfGrant(grant),
				true,
				true,
			]);
		}
	});

	it(`are missed by a living host, too (seed ${seed})`, { timeout: 300_000 }, async () => {
		const live = (starting: boolean) =>
			[...needs].filter(([{ sid }, { parts }]) => sid !== 'WriteLogs' && parts.includes('start') === starting);
		const chosen = [
			...sampleOf(
				live(false).map(([grant]) => grant),
				3,
			),
			...sampleOf(
				live(true).map(([grant]) => grant),
				1,
			),
		];
		for (const grant of chosen) {
			const need = needs.get(grant);
			const refused = need && (await refusalLive(world, grant, need));
			expect([nameOfGrant(grant), refused, names(grant, refused?.refusal)]).toEqual([
				nameOfGrant(grant),
				refused,
				true,
			]);
		}
	});
});
