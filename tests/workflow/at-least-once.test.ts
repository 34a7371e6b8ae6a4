// Goal: what AWS may deliver twice changes nothing. Method: the real system on the local host, on which a seeded share of all messages,
// events, stream batches and asynchronous calls comes twice; two reports travel all levels, one of them returned and corrected.
// AT_LEAST_ONCE_SEED plays another choice; the seed stands in the name of the test.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { ministryId } from '../../functions/domain/register/units.ts';
import { totalOf, viewSchema } from '../../infra/local/demo/aggregates-table.ts';
import { createInbox } from '../../infra/local/demo/inbox.ts';
import { checkHistory, travel } from '../../infra/local/demo/journey.ts';
import { createReportsApi, type ReportsApi, signIn } from '../../infra/local/demo/reports-api.ts';
import { type DemoReport, demoReports, year } from '../../infra/local/demo/samples.ts';
import { createSite, type Site } from '../../infra/local/demo/site.ts';
import { startHost } from '../../infra/local/host.ts';
import { seededUsers } from '../../infra/local/oidc/seeded-users.ts';
import { seededUnitId } from '../../infra/local/seed/seed-items.ts';
import { hasLocalDatabase } from '../support/host-child.ts';

const seed = Number(process.env.AT_LEAST_ONCE_SEED ?? 20_261_125);
const share = 0.7;
const submitterName = 'nop-bato';

const eventSchema = z.looseObject({
	version: z.int(),
	body: z.looseObject({ type: z.string(), levelIndex: z.int().optional() }),
});

/** `type`, version and level of every event of the history. */
async function eventsOf(api: ReportsApi, reportId: string): Promise<string[]> {
	const { events } = await api.history(reportId);
	return z
		.array(eventSchema)
		.parse(events)
		.map(({ version, body }) => [body.type, version, body.levelIndex ?? ''].join(' ').trim());
}

const arrived = (version: number, opened: string) =>
	[
		opened,
		'file-arrived',
		'files-received',
		'scanned',
		'read',
		'checked',
		'confirmation-asked',
		'submitted',
		'routed',
	].map((type) => `${type} ${version}`);
const passed = (version: number, level: number) => [
	`approval-asked ${version} ${level}`,
	`approved ${version}`,
	`published ${version} ${level}`,
];
const straight = (version: number, opened: string) => [
	...arrived(version, opened),
	...[0, 1, 2].flatMap((level) => passed(version, level)),
];
/** What a report's road leaves behind where everything comes once. */
const expectedOf = ({ corrected }: DemoReport): string[] =>
	corrected === undefined
		? straight(1, 'opened')
		: [...arrived(1, 'opened'), ...passed(1, 0), 'approval-asked 1 1', 'returned 1', ...straight(2, 'version-opened')];

/** Three times the demo's patience: the whole suite runs beside this, and functions start slowly then. */
const patient = (site: Site): Site => ({
	...site,
	until: (what, ask) => site.until(what, ask).catch(() => site.until(what, ask).catch(() => site.until(what, ask))),
});

describe.skipIf(!hasLocalDatabase)('deliveries that come twice', () => {
	it(`leave history, mails and sums as they are (seed ${seed}, share ${share})`, { timeout: 300_000 }, async () => {
		const dataFolder = await mkdtemp(join(tmpdir(), 'at-least-once-'));
		onTestFinished(() => rm(dataFolder, { recursive: true, force: true, maxRetries: 5 }));
		const host = await startHost({ dataFolder, port: 0, quiet: true, duplicates: { seed, share } });
		onTestFinished(host.stop);
		const site = patient(createSite(host.url, new AbortController().signal));
		const submitter = seededUsers.find(({ username }) => username === submitterName);
		if (submitter === undefined) throw new Error(`There is no seeded user ${submitterName}.`);
		const api = createReportsApi(site, await signIn(site, submitterName));
		const auditor = createReportsApi(site, await signIn(site, 'kiemtoan'));
		const inbox = createInbox(site);
		const told = () => undefined;
		const travelled = await Promise.all(
			demoReports.map(async (sample) => ({
				sample,
				...(await travel({ site, inbox, api, submitter, tell: told }, sample)),
			})),
		).catch((error: unknown) => {
			throw new Error(`${String(error)}; troubles: ${host.troubles.join('; ') || 'none'}`, { cause: error });
		});
		await host.idle();

		for (const { sample, reportId } of travelled) {
			expect((await eventsOf(auditor, reportId)).sort()).toEqual(expectedOf(sample).sort());
			expect(await checkHistory(auditor, sample.title, reportId)).toBe(expectedOf(sample).length);
		}
		const total = async (unitId: string) =>
			totalOf(await auditor.get(viewSchema, `/api/aggregates?unit=${unitId}&period=${year}&programme=local`));
		for (const { unit, total: stated } of demoReports) expect(await total(seededUnitId(unit))).toBe(stated);
		expect(await total(ministryId)).toBe(demoReports.reduce((sum, { total: stated }) => sum + stated, 0));
		const mails = await site.json(z.array(z.looseObject({ links: z.array(z.string()) })), '/_local/mail.json');
		const asked = demoReports.flatMap(expectedOf).filter((event) => event.startsWith('approval-asked'));
		expect(mails.filter(({ links }) => links.some((link) => link.includes('#t='))).length).toBe(asked.length);
		expect(host.troubles).toEqual([]);
		expect(host.duplicated()).toBeGreaterThan(10);
	});
});
