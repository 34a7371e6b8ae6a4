// What people and AWS do with the system, in parts that together need every right of every role. Invariant: through the front door only
// (site, API, mails, the schedule's call), each part with a report of its own.
import { setTimeout as pause } from 'node:timers/promises';
import { type Inbox, tokenIn } from '../../../infra/local/demo/inbox.ts';
import { travel } from '../../../infra/local/demo/journey.ts';
import { createReportsApi, type ReportsApi, signIn } from '../../../infra/local/demo/reports-api.ts';
import { demoReports, readSample, year } from '../../../infra/local/demo/samples.ts';
import type { Site } from '../../../infra/local/demo/site.ts';
import { seededUsers } from '../../../infra/local/oidc/seeded-users.ts';
import { seededUnitId } from '../../../infra/local/seed/seed-items.ts';
import { createBrowser } from '../../unit/local/oidc/browser.ts';
import type { Grant } from './grants.ts';
import { freshInbox, type RightsWorld } from './world.ts';

const username = 'nop-bato';
const [sample] = demoReports;
if (sample === undefined) throw new Error('the demo has no reports');
const unit = seededUnitId(sample.unit);

export type PartName = 'start' | keyof typeof parts;

interface Surroundings {
	readonly site: Site;
	readonly inbox: Inbox;
	readonly api: ReportsApi;
	readonly signal: AbortSignal;
}

export type Part = (world: RightsWorld, signal: AbortSignal) => Promise<void>;

const withSite =
	(part: (world: RightsWorld, around: Surroundings) => Promise<void>): Part =>
	async (world, signal) => {
		const { site, inbox } = await freshInbox(world.host, signal);
		await part(world, { site, inbox, signal, api: createReportsApi(site, await signIn(site, username)) });
	};

const stateReached = ({ site, api }: Surroundings, reportId: string, state: string) =>
	site.until(state, async () => ((await api.status(reportId)).state === state ? state : undefined));

/** One report through all levels, with the mails of everybody, until it counts in the totals. */
const road = withSite(async (world, { site, inbox, api }) => {
	const submitter = seededUsers.find((user) => user.username === username);
	if (submitter === undefined) throw new Error(`no user ${username}`);
	await travel({ site, inbox, api, submitter, tell: () => undefined }, sample);
	await world.host.idle();
});

/** A file nobody can read: the report fails, and its submitter is told. */
const failure = withSite(async (world, around) => {
	const bytes = new TextEncoder().encode(`no document at all ${Math.random()}`);
	const reportId = await around.api.send(unit, year, { name: 'hong.docx', bytes });
	await stateReached(around, reportId, 'failed');
	await world.host.idle();
});

/** The fast paths may not tell the engine anything: the sweep has to, for the start of a run and for every decision. */
const sweep = withSite(async (world, around) => {
	const { host } = world;
	await hindering(world, ['StartExecutions', 'CompleteTasks'], async () => {
		const reportId = await sendSample(around);
		const name = host.model.functions.find((one) => one.name.endsWith('-sweep-decisions'))?.name ?? '';
		await around.site.until('the sweep to start and resume the run', async () => {
			await host.lambda.invoke(name, { source: 'aws.events' });
			await pause(100, undefined, { signal: around.signal });
			return (await around.api.status(reportId)).state === 'awaiting-confirmation' ? true : undefined;
		});
	});
});

/** The verdict comes when the run waits for it already, so that both look at what has been scanned: on the road only the later one does. */
const lateScan = withSite(async (world, around) => {
	const from = world.decisions.length;
	const reportId = await hindering(world, ['TakeMessages'], async () => {
		const sent = await sendSample(around);
		await around.site.until('the run to wait for the scan', async () =>
			world.decisions
				.slice(from)
				.some(
					({ actor, right }) =>
						actor.kind === 'role' && /AwaitScan/.test(actor.roleArn) && right.action === 'dynamodb:Query',
				)
				? true
				: undefined,
		);
		return sent;
	});
	await stateReached(around, reportId, 'awaiting-confirmation');
});

const sendSample = async ({ api }: Surroundings) =>
	api.send(unit, year, { name: sample.file, bytes: await readSample(sample.file) });

/** What parts take away on purpose, by statement. */
const hindrances = [
	{ of: 'ReceiveUpload', sid: 'StartExecutions', action: 'states:StartExecution' },
	{ of: 'ResumeWorkflow', sid: 'CompleteTasks', action: 'states:SendTaskSuccess' },
	{ of: 'RecordScan', sid: 'TakeMessages', action: 'sqs:ReceiveMessage' },
] as const;

export function hindered({ roles }: RightsWorld['host']['model'], sids?: readonly string[]): Grant[] {
	return hindrances
		.filter(({ sid }) => sids?.includes(sid) ?? true)
		.map(({ of, sid, action }) => {
			const role = roles.find(({ name }) => name.includes(of));
			const resource = role?.statements.find((statement) => statement.sid === sid)?.resources[0];
			if (role === undefined || resource === undefined) throw new Error(`no ${sid} of ${of}`);
			return { role: role.name, sid, action, resource };
		});
}

async function hindering<T>(
	{ host, withheld }: RightsWorld,
	sids: readonly (typeof hindrances)[number]['sid'][],
	act: () => Promise<T>,
): Promise<T> {
	const grants = hindered(host.model, sids);
	for (const grant of grants) withheld.add(grant);
	try {
		return await act();
	} finally {
		for (const grant of grants) withheld.delete(grant);
	}
}

/** A submitter's own list and file, an auditor's search: what only the pages ask for. */
const visit = withSite(async ({ host }, around) => {
	const reportId = await sendSample(around);
	await around.site.until('the file to arrive', async () =>
		(await around.api.status(reportId)).state === 'draft' ? undefined : true,
	);
	const submitter = await enter(host.url, username);
	await expectPage(submitter.request(`${host.url}/reports`));
	const link = await submitter.request(`${host.url}/reports/${reportId}/files/1/1`);
	await expectPage(fetch(link.headers.get('location') ?? ''));
	const auditor = await enter(host.url, 'kiemtoan');
	await expectPage(auditor.request(`${host.url}/reports?unit=${unit}`));
});

async function enter(url: string, user: string) {
	const browser = createBrowser();
	await browser.follow(`${url}/auth/sign-in`, `${url}/reports`, user);
	return browser;
}

async function expectPage(asked: Promise<Response>): Promise<void> {
	const answer = await asked;
	if (answer.status !== 200) throw new Error(`${answer.url} answered ${answer.status}`);
}

/** What happens while people do not: a report waits, links are asked for again, the tender and the hourly look run. */
const tending = withSite(async (world, around) => {
	const { host } = world;
	const reportId = await sendSample(around);
	await stateReached(around, reportId, 'awaiting-confirmation');
	const status = await around.api.status(reportId);
	const answers = Object.fromEntries(status.findings.map(({ id }) => [id, 'Đã đối chiếu.']));
	const call = (name: string, event: object) =>
		host.lambda.invoke(host.model.functions.find((one) => one.name.endsWith(`-${name}`))?.name ?? '', event);
	// Decided and not told: found, and put back into the outbox.
	await hindering(world, ['CompleteTasks'], async () => {
		await around.api.confirm(reportId, status, answers);
		await call('reconcile', { asked: true, graceMinutes: 0 });
	});
	const mail = await around.site.until('an approver to be asked', () =>
		around.inbox.take(sample.title, (one) => tokenIn(one) !== undefined),
	);
	await around.site.text('/approve/again', { method: 'POST', body: new URLSearchParams({ mail: mail.to }) });
	await call('tend-reviews', {});
	await call('reconcile', { asked: true });
	await host.idle();
});

/** Without the start itself, which needs a host of its own. */
export const parts = { road, failure, sweep, lateScan, visit, tending } satisfies Record<string, Part>;
