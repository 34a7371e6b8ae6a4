// A random life of a report on the real host, killed again and again, against the model of tests/model. Method: acts of its people over HTTP, drawn from
// a seed; one in four is cut by a kill -9 somewhere in it, and the host started again on its folder; after every act the history's end and every
// level's view must come to be what the model says. More of it: HOST_STEPS=400 HOST_SEED=7 npx vitest run tests/fault/host-life.test.ts
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReportsApi, signIn } from '../../infra/local/demo/reports-api.ts';
import { createSite } from '../../infra/local/demo/site.ts';
import { goOn } from '../model/engine-model.ts';
import * as model from '../model/report-model.ts';
import { hasLocalDatabase, startHostChild } from '../support/host-child.ts';
import { createChance } from './chaos/chance.ts';
import { createChaosReport } from './chaos/chaos-report.ts';
import { createHostLife, eventually, type Page } from './host-life.ts';

const steps = Number(process.env.HOST_STEPS ?? 12);
const seed = Number(process.env.HOST_SEED ?? Date.now() % 2 ** 31);
const levels = ['0', '1', '2'];
/** One approver per level, named after it. */
const office = (unit: string): model.OfficeNow => ({ quorum: 1, deciders: [unit], deputies: [] });

interface Link {
	token: string;
	mail: string;
	version: number;
	level: number;
	round: number;
	used: boolean;
}

describe.skipIf(!hasLocalDatabase)('a report on a host that is killed again and again', () => {
	let dataFolder: string;
	beforeAll(async () => {
		dataFolder = await mkdtemp(join(tmpdir(), 'host-life-'));
	});
	afterAll(() => rm(dataFolder, { recursive: true, force: true, maxRetries: 5 }));

	it(`lives as its model does (seed ${seed}, ${steps} steps)`, { timeout: 300_000 + steps * 5_000 }, async () => {
		const chance = createChance(seed);
		const content = () => {
			const [version] = createChaosReport(0, chance).versions;
			return { name: 'bao-cao.txt', bytes: new TextEncoder().encode(version?.text ?? '') };
		};
		const { unitId, year } = createChaosReport(0, chance);
		let child = await startHostChild({ dataFolder, port: 0 });
		const site = createSite(child.url, new AbortController().signal);
		const api = createReportsApi(site, await signIn(site, 'nop-bato'));
		const reportId = await api.send(unitId, year, content());
		const life = createHostLife(child.url, api, reportId);
		const links: Link[] = [];
		let now = model.opened;
		let kills = 0;
		const counts = new Map<string, number>();

		/** What the host comes to, in the end, is what the model says; then whoever is asked has a link. */
		async function agree(): Promise<void> {
			await eventually(async () => {
				const head = await life.head();
				const { state, version, level, asked, round, taken, approvedVersions } = now;
				assert.deepEqual(
					{
						state: head.state,
						version: head.version,
						level: head.levelIndex,
						asked: head.asked,
						round: head.round,
						taken: head.accepted,
						approvedVersions: head.approvedVersions,
					},
					{ state, version, level, asked, round, taken, approvedVersions },
				);
				for (const [index, { unitId: unit }] of (head.route?.chain ?? []).entries())
					assert.deepEqual(
						await life.shown(unit, year),
						(now.shown[`${index}`] ?? []).slice(-1),
						`the view of ${unit}`,
					);
				const [person] = head.askedOf;
				if (!model.isAsked(now) || now.level === null || !person) return;
				const { mail } = person;
				const fresh = (await life.tokens(mail)).filter((token) => !links.some((link) => link.token === token));
				const here = links.some((link) => link.version === version && link.level === level && link.round === round);
				assert(fresh.length > 0 || here, `no link came to ${mail}`);
				for (const token of fresh) links.push({ token, mail, version, level: now.level, round, used: false });
			});
		}

		/** Done or refused as the model says; where the host dies in it, done once in the end. */
		async function act(name: string, expected: model.Model | null, run: () => Promise<Page | boolean>, noted = false) {
			counts.set(name, (counts.get(name) ?? 0) + 1);
			const before = await life.head();
			const isDone = async (): Promise<boolean> => {
				const head = await life.head();
				return head.revision > before.revision || (noted && head.accepted && !before.accepted);
			};
			if (chance.whole(1, 4) === 1) {
				const running = run().catch(() => false);
				await sleep(chance.whole(0, 120));
				await child.kill();
				kills += 1;
				child = await startHostChild({ dataFolder, port: Number(new URL(child.url).port) });
				await running;
				if (expected && !(await isDone())) await run();
			} else await run();
			assert.equal(
				await isDone(),
				expected !== null && !(noted && before.accepted),
				`${name} after ${JSON.stringify(now)}`,
			);
			if (expected) now = goOn(expected, 'none', office, levels);
			await agree();
		}

		const newest = (level: number | null): Link | undefined => links.findLast((link) => link.level === level);
		const isOpen = (link: Link): boolean =>
			model.isAsked(now) && link.version === now.version && link.level === now.level && link.round === now.round;

		async function decide(what: model.Decision): Promise<void> {
			const link = newest(now.level);
			if (!link) return;
			const expected = isOpen(link) ? model.decide(now, `${now.level}`, what) : null;
			await act(what, expected, () => life.decide(link, what));
			if (expected) link.used = true;
		}

		async function takeBack(): Promise<void> {
			const link = links.findLast(({ used }) => used);
			// After the last level another run begins with the sweep of the next minute: not waited for here.
			if (!link || now.state === 'approved') return;
			const mine = link.version === now.version && link.round === now.round;
			await act('take-back', mine ? model.takeBack(now, link.level) : null, () => life.takeBack(link));
		}

		async function oldLink(): Promise<void> {
			const dead = links.filter((link) => !isOpen(link));
			const link = dead[chance.whole(0, Math.max(dead.length - 1, 0))];
			if (link) await act('old-link', null, () => life.decide(link, 'approve'));
		}

		async function submit(): Promise<void> {
			await act('submit', model.submit(now), async () => {
				await api.confirm(reportId, await api.status(reportId), {});
				return true;
			});
		}

		async function openVersion(): Promise<void> {
			const expected = model.openVersion(now);
			if (!expected) return;
			counts.set('open-version', (counts.get('open-version') ?? 0) + 1);
			await api.sendVersion(reportId, (await life.head()).revision, content());
			now = expected;
			await agree();
		}

		async function takeUp(): Promise<void> {
			const link = newest(now.level);
			if (link && isOpen(link)) await act('take-up', model.takeUp(now), () => life.takeUp(link), true);
		}

		async function step(): Promise<void> {
			const drawn = chance.whole(1, 100);
			if (now.state === 'awaiting-confirmation') return drawn > 90 ? openVersion() : submit();
			if (!model.isAsked(now)) return drawn > 80 ? oldLink() : openVersion();
			if (drawn <= 55) return decide('approve');
			if (drawn <= 65) return decide('return');
			if (drawn <= 78) return decide('return-below');
			if (drawn <= 84) return takeUp();
			if (drawn <= 94) return takeBack();
			return oldLink();
		}

		try {
			await agree();
			const began = performance.now();
			for (let done = 0; done < steps; done += 1) await step();
			const seconds = ((performance.now() - began) / 1000).toFixed(0);
			console.info(`host life: seed ${seed}, ${steps} steps, ${kills} kills, ${seconds} s`, Object.fromEntries(counts));
			expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
		} finally {
			await child.kill();
		}
	});
});
