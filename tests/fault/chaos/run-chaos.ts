// Reports on their whole road while the host is killed again and again, and the verdict over what came of it. Invariant: kills come at the
// moments that the seed gives; new reports set out as long as there are kills to come, and every one of them must arrive.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChance } from './chance.ts';
import { type ChaosReport, createChaosReport } from './chaos-report.ts';
import { countSteps, executionEnds, workLeft } from './data-at-rest.ts';
import { planKills } from './kill-plan.ts';
import { createMortalHost } from './mortal-host.ts';
import { createPatientSite, type PatientSite } from './patient-site.ts';
import { createApprovers } from './people.ts';
import { createPromises } from './promises.ts';
import { runReport } from './report-run.ts';
import { type Faults, judgeHistory, judgeYear, loadEvents } from './verdict.ts';

export interface ChaosOptions {
	readonly seed: number;
	readonly kills: number;
	/** Reports on the road at the same time. */
	readonly atOnce?: number;
	readonly tell?: (line: string) => void;
}

export interface ChaosOutcome extends Faults {
	/** Reports that went all the way. */
	readonly runs: number;
	readonly kills: number;
	readonly returned: number;
	readonly promises: number;
	readonly mails: number;
	/** Milliseconds from the spawn to "up", of every start that got there. */
	readonly starts: readonly number[];
	readonly serverErrors: readonly string[];
	readonly seconds: number;
}

/** For what is still on the road after the last kill. */
const graceMs = 180_000;

/** Outside the ports that outgoing connections take: while the host is dead, nobody else gets its own. */
async function ownPort(seed: number): Promise<number> {
	const chance = createChance(seed ^ process.pid);
	for (;;) {
		const port = chance.whole(20_000, 29_999);
		const probe = createServer();
		const free = await new Promise<boolean>((resolve) => {
			probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
		});
		if (!free) continue;
		probe.close();
		await once(probe, 'close');
		return port;
	}
}

async function authorized(site: PatientSite, user: string): Promise<{ authorization: string }> {
	const answer = await site.send(`/_local/token?user=${user}`);
	return { authorization: `Bearer ${answer?.text.trim()}` };
}

export async function runChaos({ seed, kills, atOnce = 3, tell = () => {} }: ChaosOptions): Promise<ChaosOutcome> {
	const since = performance.now();
	const dataFolder = await mkdtemp(join(tmpdir(), 'chaos-'));
	const host = createMortalHost({ dataFolder, port: await ownPort(seed), steps: () => countSteps(dataFolder) });
	const chance = createChance(seed + 1);
	const promises = createPromises();
	const arrived: { reportId: string; report: ChaosReport }[] = [];
	let sent = 0;
	let killing = true;
	let failed = false;
	let isWhole = false;
	let end = Number.POSITIVE_INFINITY;
	const site = createPatientSite(host.url, () => failed || performance.now() > end);
	const fail = (error: unknown): never => {
		failed = true;
		throw error;
	};

	const dying = host
		.liveThrough(
			planKills(seed, kills),
			(count) => count % 10 === 0 && tell(`${count} kills, ${arrived.length} reports arrived`),
		)
		.finally(() => {
			killing = false;
			end = performance.now() + graceMs;
		});

	async function sendReports(): Promise<void> {
		const { authorization } = await authorized(site, 'nop-bato');
		while (killing) {
			const report = createChaosReport(sent++, chance);
			const reportId = await runReport({ site, promises, token: authorization.slice('Bearer '.length) }, report);
			arrived.push({ reportId, report });
			tell(`${report.title} approved${report.isReturned ? ' in its second version' : ''}`);
		}
	}

	async function judge(): Promise<Faults> {
		const auditor = await authorized(site, 'kiemtoan');
		const faults: Faults[] = [];
		const known = new Set(promises.acts.map(({ reportId }) => reportId));
		let runsOfVersions = 0;
		for (const reportId of known) {
			const events = await loadEvents(site, reportId, auditor);
			runsOfVersions += events.filter(({ body }) => body.type === 'files-received').length;
			faults.push(
				judgeHistory(
					reportId,
					events,
					promises.acts.filter((act) => act.reportId === reportId),
				),
			);
		}
		const years = Map.groupBy(
			arrived.map(({ report }) => report),
			({ year }) => year,
		);
		for (const [year, reports] of years) {
			// Publishing follows the last decision by a moment: what is missing gets that moment.
			const judged = await site
				.until(
					() => 'the aggregates',
					async () => {
						const now = await judgeYear(site, year, reports, auditor);
						return now.lost.length === 0 ? now : undefined;
					},
				)
				.catch(() => judgeYear(site, year, reports, auditor));
			faults.push(judged);
		}
		const mails = new Set((await createApprovers({ site, promises: createPromises() }).mails()).map(({ id }) => id));
		const lostMails = [...promises.mailIds].filter((id) => !mails.has(id)).map((id) => `mail ${id}`);
		faults.push({ lost: lostMails, doubled: [] }, await judgeRest(runsOfVersions));
		return { lost: faults.flatMap(({ lost }) => lost), doubled: faults.flatMap(({ doubled }) => doubled) };
	}

	async function judgeRest(versions: number): Promise<Faults> {
		await site
			.until(
				() => 'all work to be done',
				async () => (workLeft(dataFolder).length === 0 ? true : undefined),
			)
			.catch(() => undefined);
		const left = workLeft(dataFolder);
		const code = await host.stop();
		const ends = executionEnds(dataFolder);
		return {
			lost: [
				...left.map((line) => `work is left in ${line}`),
				...(code === 0 ? [] : [`the host ended with ${code}`]),
				...ends
					.filter(({ status }) => status !== 'SUCCEEDED')
					.map(({ name, status }) => `execution ${name} is ${status}`),
				...(ends.length < versions ? [`${versions} versions came in, ${ends.length} executions ran`] : []),
			],
			doubled: [
				...ends.filter((one) => one.ends > 1).map(({ name, ends: times }) => `execution ${name} ended ${times} times`),
				...(ends.length > versions ? [`${versions} versions came in, ${ends.length} executions ran`] : []),
			],
		};
	}

	try {
		const roads = Array.from({ length: atOnce }, () => sendReports());
		const [starts] = await Promise.all([dying.catch(fail), ...roads.map((road) => road.catch(fail))]);
		const faults = await judge();
		isWhole = faults.lost.length + faults.doubled.length === 0;
		if (!isWhole) tell(`look into ${dataFolder}`);
		return {
			...faults,
			runs: arrived.length,
			kills,
			returned: arrived.filter(({ report }) => report.isReturned).length,
			promises: promises.acts.length,
			mails: promises.mailIds.size,
			starts,
			serverErrors: site.serverErrors,
			seconds: (performance.now() - since) / 1000,
		};
	} catch (error) {
		throw new Error(
			`seed ${seed}: ${error instanceof Error ? error.message : String(error)} (look into ${dataFolder})`,
			{ cause: error },
		);
	} finally {
		failed = true;
		await host.kill();
		// What went wrong is still to be seen in the folder.
		if (isWhole) await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
	}
}
