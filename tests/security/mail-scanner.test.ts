// Goal: mail scanners decide nothing and secrets stay where they belong. Method: the real system; one report on its whole road, returned
// and corrected once. Before every act of a person, every link of every mail there is gets loaded by GET, HEAD and OPTIONS, and the new
// ones by a real Chromium that runs scripts and follows redirects; the report must stand as it stood. At the end no file but the mails holds a secret.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../infra/local/demo/approver.ts';
import { createInbox, nextCode, tokenIn } from '../../infra/local/demo/inbox.ts';
import { createReportsApi, type ReportsApi, signIn } from '../../infra/local/demo/reports-api.ts';
import { demoReports, readSample, year } from '../../infra/local/demo/samples.ts';
import { createSite, type Site } from '../../infra/local/demo/site.ts';
import { startHost } from '../../infra/local/host.ts';
import { seededUnitId } from '../../infra/local/seed/seed-items.ts';
import { launchBrowser } from '../support/browser.ts';
import { hasLocalDatabase } from '../support/host-child.ts';

/** Short codes as they stand in the mails' text. */
const codesIn = (text: string): string[] => text.match(/\b(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}\b/g) ?? [];

async function filesBelow(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { withFileTypes: true, recursive: true });
	return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe.skipIf(!hasLocalDatabase)('a scanner that opens every link of every mail', { timeout: 240_000 }, () => {
	let dataFolder: string;
	let host: Awaited<ReturnType<typeof startHost>>;
	let site: Site;
	let api: ReportsApi;
	let browser: Browser;
	let closeBrowser: () => Promise<void>;
	const secrets = new Set<string>();
	const opened = new Set<string>();
	const browsed = new Set<string>();
	const leaks: string[] = [];
	const posts: string[] = [];

	beforeAll(async () => {
		dataFolder = await mkdtemp(join(tmpdir(), 'mail-scanner-'));
		host = await startHost({ dataFolder, port: 0, quiet: true });
		site = createSite(host.url, new AbortController().signal);
		api = createReportsApi(site, await signIn(site, 'nop-bato'));
		({ browser, close: closeBrowser } = await launchBrowser());
	}, 120_000);

	afterAll(async () => {
		await closeBrowser?.();
		await host?.stop();
		await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
	});

	async function linksOfAllMails(): Promise<string[]> {
		const mails = await host.mail.listMessages();
		for (const { links, text } of mails) {
			for (const link of links) {
				const token = new URLSearchParams(new URL(link).hash.slice(1)).get('t');
				if (token) secrets.add(token);
			}
			for (const code of codesIn(text)) secrets.add(code);
		}
		return [...new Set(mails.flatMap((mail) => mail.links))];
	}

	async function openInBrowser(link: string): Promise<void> {
		const context = await browser.newContext();
		const page = await context.newPage();
		page.on('request', (request) => {
			const seen = `${request.method()} ${request.url()} ${JSON.stringify(request.headers())}`;
			for (const secret of secrets) if (seen.includes(secret)) leaks.push(seen);
			if (request.method() !== 'GET') posts.push(seen);
		});
		page.on('framenavigated', (frame) => opened.add(new URL(frame.url()).pathname));
		await page.goto(link);
		await page.waitForTimeout(150);
		await page.evaluate(() => dispatchEvent(new HashChangeEvent('hashchange')));
		for (const secret of secrets) if (page.url().includes(secret)) leaks.push(`address ${page.url()}`);
		await context.close();
	}

	/** What a person could move: the head's content and its history. Notes of the system are over before. */
	async function standing(reportId: string) {
		const { state, version, revision } = await api.status(reportId);
		const { events } = await api.history(reportId);
		return { state, version, revision, events: events.map(({ hash }) => hash) };
	}

	/** The browser takes what is new, since it is slow; at the end it takes all of them once more. */
	async function scan(reportId: string, again = false): Promise<void> {
		await host.idle();
		const links = await linksOfAllMails();
		expect(links.length).toBeGreaterThan(0);
		const before = await standing(reportId);
		for (const link of links) {
			for (const method of ['GET', 'HEAD', 'OPTIONS']) {
				const answer = await fetch(link, { method });
				expect(answer.status).toBeLessThan(500);
				await answer.arrayBuffer();
			}
			if (again || !browsed.has(link)) await openInBrowser(link);
			browsed.add(link);
		}
		await host.idle();
		expect(await standing(reportId)).toEqual(before);
	}

	it('moves nothing on the whole road, and secrets are in no address, log or table', async () => {
		const [sample] = demoReports;
		if (!sample) throw new Error('no sample');
		const inbox = createInbox(site);
		const file = { name: sample.file, bytes: await readSample(sample.file) };
		const reaches = (reportId: string, state: string) =>
			site.until(`the report to be ${state}`, async () => {
				const status = await api.status(reportId);
				return status.state === state ? status : undefined;
			});
		const confirm = async (reportId: string) => {
			const status = await reaches(reportId, 'awaiting-confirmation');
			await site.until('the mail', () => inbox.take(sample.title, ({ subject }) => subject.includes('xin xác nhận')));
			await scan(reportId);
			const answers = Object.fromEntries(status.findings.map(({ id }) => [id, 'Đã đối chiếu.']));
			await api.confirm(reportId, status, answers);
		};
		const nextMail = (reportId: string) =>
			site.until('an approver to be asked', async () => {
				const { state } = await api.status(reportId);
				if (state === 'failed') throw new Error('the report failed');
				return inbox.take(sample.title, (mail) => tokenIn(mail) !== undefined);
			});
		const act = async (reportId: string, decision: Parameters<typeof decide>[2]) => {
			const mail = await nextMail(reportId);
			await scan(reportId);
			await decide(site, tokenIn(mail) ?? '', decision, {
				looked: async () => {},
				code: nextCode(site, inbox, sample.title),
			});
		};

		const reportId = await api.send(seededUnitId(sample.unit), year, file);
		await confirm(reportId);
		await act(reportId, { act: 'return', reason: 'Thiếu phụ lục' });
		const { revision } = await reaches(reportId, 'returned');
		await api.sendVersion(reportId, revision, file);
		await confirm(reportId);
		for (const _level of ['district', 'province', 'ministry']) await act(reportId, { act: 'approve' });
		await reaches(reportId, 'approved');
		await site.until('the last mail', () =>
			inbox.take(sample.title, (mail) => mail.subject.includes('đã được phê duyệt')),
		);
		await scan(reportId, true);

		expect([...opened]).toEqual(expect.arrayContaining(['/approve']));
		expect(secrets.size).toBe(8);
		expect(posts).toEqual([]);
		expect(leaks).toEqual([]);

		await host.stop();
		const holding: string[] = [];
		for (const path of await filesBelow(dataFolder)) {
			if (path.startsWith(join(dataFolder, 'mail'))) continue;
			const bytes = await readFile(path);
			if ([...secrets].some((secret) => bytes.includes(secret))) holding.push(path.slice(dataFolder.length));
		}
		expect(holding).toEqual([]);
	});
});
