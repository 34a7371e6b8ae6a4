// Goal: a newcomer's whole road works in a real browser. Method: the real system; a submitter uploads a .docx and confirms, three approvers
// act by the links of their mails, the figures stand in the aggregates and the history holds.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost } from '../../infra/local/host.ts';
import type { Host } from '../../infra/local/host-shape.ts';
import { launchBrowser } from '../support/browser.ts';
import { createRoad } from '../support/browser-road.ts';
import { hasLocalDatabase } from '../support/host-child.ts';

const sample = fileURLToPath(new URL('../../infra/local/demo/samples/ba-to-2024.docx', import.meta.url));
const unit = 'huyện Ba Tơ';

describe.skipIf(!hasLocalDatabase)('the whole road in a browser', { timeout: 180_000 }, () => {
	let dataFolder: string;
	let host: Host;
	let browser: Browser;
	let page: Page;
	const complaints: string[] = [];

	beforeAll(async () => {
		dataFolder = await mkdtemp(join(tmpdir(), 'whole-road-'));
		host = await startHost({ dataFolder, port: 0, quiet: true });
		({ browser } = await launchBrowser());
		page = await browser.newPage();
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
	}, 120_000);

	afterAll(async () => {
		await browser?.close();
		await host?.stop();
		await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
	});

	it('goes from upload to the aggregates', async () => {
		const road = createRoad(page, host.url);
		await road.signIn('Nguyễn Thị Hoa');
		const reportId = await road.upload({
			file: sample,
			unit: 'huyện Ba Tơ, tỉnh Quảng Ngãi',
			kind: 'year',
			from: '2024',
			programme: 'local',
		});
		await road.openReading(reportId);
		expect(await page.locator('main').textContent()).toContain('720.000.000');
		await road.confirm();

		const first = await road.nextLink(unit);
		await road.openLink(first);
		expect(page.url()).not.toContain('#');
		await road.decide(unit, 'approve');
		await road.openLink(await road.nextLink(unit));
		expect(await page.locator('main').textContent()).toContain('Phạm Văn Lâm');
		await road.decide(unit, 'approve');
		await road.openLink(await road.nextLink(unit));
		await road.decide(unit, 'approve');

		expect(complaints).toEqual([]);
		await road.openLink(first);
		expect(await page.locator('main').textContent()).toContain('Báo cáo này đã được quyết định');
		// The browser notes the 410 (Gone) that this page rightly bears.
		complaints.length = 0;

		await page.goto(`${host.url}/reports/${reportId}`);
		await page.getByText('Đã phê duyệt').first().waitFor();
		expect(await page.locator('main').textContent()).toContain('Chuỗi nguyên vẹn');
		await expect
			.poll(
				async () => {
					await page.goto(`${host.url}/aggregates?period=2024&programme=local`);
					return page.locator('main').textContent();
				},
				{ timeout: 20_000 },
			)
			.toContain('1.250.000.000');
		expect(complaints).toEqual([]);
		expect(host.troubles).toEqual([]);
	});

	it('tells an unreadable file on the page and in a mail, and keeps the report open for a better one', async () => {
		const road = createRoad(page, host.url);
		const broken = join(dataFolder, 'bao-cao-hong.pdf');
		await writeFile(broken, '%PDF-1.7\n1 0 obj\n<< /Type /Cat');
		await road.upload({ file: broken, unit: 'huyện Ba Tơ, tỉnh Quảng Ngãi', kind: 'year', from: '2023' });
		await page.getByText('Không xử lý được').first().waitFor({ timeout: 60_000 });
		const shown = await page.locator('main').textContent();
		expect(shown).toContain('bao-cao-hong.pdf');
		expect(await page.locator('a[href$="/new-version"]').count()).toBeGreaterThan(0);
		const mails = await host.mail.listMessages();
		expect(mails.some((mail) => mail.text.includes('bao-cao-hong.pdf'))).toBe(true);
	});
});
