// `npm run demo`: two district reports on their whole road, on a host and a folder of their own. Exit 0 done, 1 something went wrong (one
// line), 2 wrong usage. Invariant: whatever happens, the host is stopped and the folder removed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentOf } from '../../functions/domain/register/register.ts';
import { ministryId, unitsById } from '../../functions/domain/register/units.ts';
import { type Column, tableOf, totalOf, viewSchema } from './demo/aggregates-table.ts';
import { DemoProblem, lineOf } from './demo/demo-problem.ts';
import { createInbox } from './demo/inbox.ts';
import { checkHistory, travel } from './demo/journey.ts';
import { createNarrator, type Tell } from './demo/narrator.ts';
import { createReportsApi, type ReportsApi, signIn } from './demo/reports-api.ts';
import { demoReports, year } from './demo/samples.ts';
import { createSite, type Site } from './demo/site.ts';
import { startHost } from './host.ts';
import { seededUsers } from './oidc/seeded-users.ts';
import { seededUnitId } from './seed/seed-items.ts';

const submitterName = 'nop-bato';
const auditorName = 'kiemtoan';

async function columnsOf(api: ReportsApi): Promise<Column[]> {
	const districts = demoReports.map(({ unit, title }) => ({ id: seededUnitId(unit), title }));
	const district = unitsById.get(districts[0]?.id ?? '');
	const province = district && parentOf(district);
	const units = [
		{ id: ministryId, title: 'Cả nước' },
		...(province ? [{ id: province.id, title: 'tỉnh Quảng Ngãi' }] : []),
		...districts,
	];
	return Promise.all(
		units.map(async ({ id, title }) => ({
			title,
			view: await api.get(viewSchema, `/api/aggregates?unit=${id}&period=${year}&programme=local`),
		})),
	);
}

/** Publishing follows the last decision by a moment; the nation then has exactly what the two reports state. */
async function showAggregates(site: Site, api: ReportsApi): Promise<void> {
	const expected = demoReports.reduce((sum, { total }) => sum + total, 0);
	let last = 0;
	const columns = await site
		.until('the aggregates', async () => {
			const found = await columnsOf(api);
			last = totalOf(found[0]?.view ?? { cells: [], coverage: { expected: 0, approved: 0 } });
			return last === expected ? found : undefined;
		})
		.catch((error: unknown) => {
			throw new DemoProblem(`the nation shows ${last} đồng instead of ${expected}`, { cause: error });
		});
	console.log(`\n${tableOf(columns)}\n`);
}

async function play(site: Site, tell: Tell): Promise<void> {
	const submitter = seededUsers.find(({ username }) => username === submitterName);
	if (!submitter) throw new DemoProblem(`there is no seeded user ${submitterName}`);
	const api = createReportsApi(site, await signIn(site, submitterName));
	const auditor = createReportsApi(site, await signIn(site, auditorName));
	const inbox = createInbox(site);
	const ended = await Promise.all(
		demoReports.map(async (sample) => ({ sample, ...(await travel({ site, inbox, api, submitter, tell }, sample)) })),
	);
	await showAggregates(site, auditor);
	for (const { sample, reportId } of ended) {
		const events = await checkHistory(auditor, sample.title, reportId);
		console.log(`Chuỗi lịch sử / history chain, ${sample.title}: ${events} sự kiện, nguyên vẹn / events, all hold`);
	}
}

async function demo(): Promise<void> {
	const { tell, seconds } = createNarrator(console.log, () => performance.now());
	const stopped = new AbortController();
	const interrupted = () => stopped.abort(new DemoProblem('interrupted'));
	process.once('SIGINT', interrupted);
	process.once('SIGTERM', interrupted);
	const folder = await mkdtemp(join(tmpdir(), 'khuyen-cong-demo-'));
	try {
		const host = await startHost({ dataFolder: folder, port: 0, quiet: true });
		try {
			tell('máy chủ', `đã chạy / up: ${host.url}`);
			await play(createSite(host.url, stopped.signal), tell);
		} catch (error) {
			const first: unknown = stopped.signal.aborted ? stopped.signal.reason : error;
			stopped.abort(first);
			const trouble = host.troubles.at(-1);
			throw new DemoProblem(lineOf(first) + (trouble ? ` (the host's last trouble: ${trouble})` : ''));
		} finally {
			await host.stop();
		}
	} finally {
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
	console.log(`Xong / done: ${seconds().toFixed(1)} s`);
}

if (process.argv.length > 2) {
	console.error(`The demo takes no arguments yet, not "${process.argv[2]}". Usage: npm run demo`);
	process.exitCode = 2;
} else {
	try {
		await demo();
	} catch (error) {
		console.error(`Demo: ${lineOf(error)}`);
		process.exitCode = 1;
	}
}
