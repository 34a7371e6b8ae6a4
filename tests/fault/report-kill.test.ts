// Goal: a kill -9 of the host while a report waits for the province loses nothing: the link that was mailed before it still decides and the
// report completes. Method: the real system in a process of its own, killed and started again on its folder and port.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../infra/local/demo/approver.ts';
import { createInbox, nextCode, tokenIn } from '../../infra/local/demo/inbox.ts';
import { checkHistory } from '../../infra/local/demo/journey.ts';
import { createReportsApi, signIn } from '../../infra/local/demo/reports-api.ts';
import { demoReports, readSample, year } from '../../infra/local/demo/samples.ts';
import { createSite } from '../../infra/local/demo/site.ts';
import { seededUnitId } from '../../infra/local/seed/seed-items.ts';
import { hasLocalDatabase, startHostChild } from '../support/host-child.ts';

const [sample] = demoReports;

describe.skipIf(!hasLocalDatabase)('a report in the middle of its road', () => {
	let dataFolder: string;
	beforeAll(async () => {
		dataFolder = await mkdtemp(join(tmpdir(), 'report-kill-'));
	});
	afterAll(() => rm(dataFolder, { recursive: true, force: true, maxRetries: 5 }));

	it('survives kill -9: the old link works and the report completes', { timeout: 120_000 }, async () => {
		if (!sample) throw new Error('the demo has no reports');
		const never = new AbortController().signal;
		let child = await startHostChild({ dataFolder, port: 0 });
		const site = createSite(child.url, never);
		const api = createReportsApi(site, await signIn(site, 'nop-bato'));
		const inbox = createInbox(site);
		const nextToken = () =>
			site.until('the next approver to be asked', async () => {
				const mail = await inbox.take(sample.title, (one) => tokenIn(one) !== undefined);
				return mail && tokenIn(mail);
			});
		const acting = { looked: async () => {}, code: nextCode(site, inbox, sample.title) };
		const stateOf = async (reportId: string) => (await api.status(reportId)).state;
		const until = (reportId: string, state: string) =>
			site.until(state, async () => ((await stateOf(reportId)) === state ? state : undefined));
		try {
			const file = { name: sample.file, bytes: await readSample(sample.file) };
			const reportId = await api.send(seededUnitId(sample.unit), year, file);
			await until(reportId, 'awaiting-confirmation');
			const read = await api.status(reportId);
			const answers = Object.fromEntries(read.findings.map(({ id }) => [id, 'Đã kiểm tra.']));
			await api.confirm(reportId, read, answers);
			await decide(site, await nextToken(), { act: 'approve' }, acting);
			const provinceToken = await nextToken();
			const before = await api.history(reportId);

			await child.kill();
			child = await startHostChild({ dataFolder, port: Number(new URL(child.url).port) });

			expect(await api.history(reportId)).toEqual(before);
			await decide(site, provinceToken, { act: 'approve' }, acting);
			await decide(site, await nextToken(), { act: 'approve' }, acting);
			await until(reportId, 'approved');
			expect(await checkHistory(api, sample.title, reportId)).toBeGreaterThan(before.events.length);
		} finally {
			await child.kill();
		}
	});
});
