// Goal: a person at a desk or a phone gets from one mail to all that waits, approves the clean reports together, and asks a specialist, who answers.
// Method: the real definition and steps behind the real pages in a real Chromium.
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../functions/ledger/items.ts';
import { launchBrowser } from '../support/browser.ts';
import { lookOver, violations } from '../support/page-checks.ts';
import { confirmed, district } from '../support/workflow-story.ts';
import { createWorkflowWorld, type WorkflowWorld } from '../support/workflow-world.ts';
import { createWebWorld } from '../unit/web/web-world.ts';
import { serve } from './serve.ts';

const finding = { id: 'check-1', code: 'sum', severity: 'warning', vi: 'Tổng lệch', en: 'Sum off', figures: [] };

let world: WorkflowWorld;
let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;
let closeBrowser: () => Promise<void>;
const ids: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
	({ browser, close: closeBrowser } = await launchBrowser());
	world = createWorkflowWorld();
	await world.seed();
	const { store, clock, ids: made, mailer, readings } = world;
	site = await serve(
		(origin) => createWebWorld({ store, clock, ids: made, mailer, readings, baseUrl: origin }).app.fetch,
	);
	for (let n = 0; n < 4; n += 1) {
		await world.timer.advance(60_000);
		ids.push(await confirmed(world));
	}
	const key = keys.findings(ids[3] ?? '', 1);
	await store.transact([
		{ kind: 'put', item: { ...key, type: 'findings', findings: [finding], rulesVersion: 'test' } },
	]);
});
afterAll(async () => {
	await closeBrowser?.();
	await site?.close();
	world?.stop();
});

async function openPage(width: number, language: 'vi' | 'en'): Promise<Page> {
	const context = await browser.newContext({ viewport: { width, height: 900 } });
	await context.addCookies([{ name: 'lang', value: language, url: site.origin }]);
	const page = await context.newPage();
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
	});
	return page;
}

async function check(page: Page, name: string, language: 'vi' | 'en', width: number): Promise<void> {
	const folder = process.env.SHOTS;
	if (folder) await page.screenshot({ path: path.join(folder, `${name}-${width}-${language}.png`), fullPage: true });
	expect(await lookOver(page), name).toEqual({ sideways: 0, headings: 1, nameless: [], doubledIds: [], language });
	expect(await violations(page), name).toEqual([]);
	expect(complaints).toEqual([]);
}

const openMail = async (page: Page, n: number) => {
	const mail = world.mails.find((one) => one.reportId === ids[n] && one.to === district && one.text.includes('#t='));
	await page.goto(`${site.origin}/approve#t=${/#t=([\w-]+)/.exec(mail?.text ?? '')?.[1]}`);
	await page.click('#open.ready button');
	await page.waitForSelector('#decide');
};

describe.each([
	['vi', 390],
	['en', 1280],
] as const)('in %s at %i', (language, width) => {
	it('asks a specialist, whose page takes one opinion', async () => {
		const page = await openPage(width, language);
		await openMail(page, 2);
		await page.click('#ask-title ~ details summary');
		await page.fill('#ask-name', 'TS. Lê Thị Chuyên');
		await page.fill('#ask-mail', 'khong-co-a-cong');
		await page.$eval('#ask-mail', (field) => field.setAttribute('type', 'text'));
		await page.fill('#ask-question', 'Số lao động được đào tạo có hợp lý không?');
		await page.click('form[action="/approve/ask-opinion"] button');
		await page.waitForSelector('[role=alert]');
		expect(await page.inputValue('#ask-question')).toContain('hợp lý');
		await check(page, 'opinion-ask', language, width);
		await page.fill('#ask-mail', `chuyen-${width}@vien.example`);
		await page.click('form[action="/approve/ask-opinion"] button');
		await page.waitForSelector('[role=status]');
		await world.tend();
		const mail = world.mails.find(({ to }) => to === `chuyen-${width}@vien.example`);
		const specialist = await openPage(width, language);
		const posted: string[] = [];
		specialist.on('request', (request) => {
			if (request.method() !== 'GET' || request.url().includes('t=')) posted.push(request.url());
		});
		await specialist.goto(`${site.origin}/opinion#t=${/#t=([\w-]+)/.exec(mail?.text ?? '')?.[1]}`);
		await specialist.waitForSelector('#open.ready');
		await specialist.waitForTimeout(200);
		expect(posted).toEqual([]);
		expect(specialist.url()).toBe(`${site.origin}/opinion`);
		await check(specialist, 'opinion-landing', language, width);
		await specialist.click('#open button');
		await specialist.waitForSelector('#opinion');
		await check(specialist, 'opinion', language, width);
		await specialist.fill('#opinion', 'Hợp lý: đúng với hồ sơ lớp học.');
		await specialist.click('form[action="/opinion/give"] button');
		await specialist.waitForSelector('.next.good');
		await check(specialist, 'opinion-given', language, width);
		await openMail(page, 2);
		expect(await page.textContent('blockquote.opinion')).toContain('đúng với hồ sơ');
		await check(page, 'opinion-beside', language, width);
	});

	it('gets from one mail to all that waits and approves the ticked ones', async () => {
		const page = await openPage(width, language);
		const mine = language === 'vi' ? 0 : 1;
		await openMail(page, 3);
		await page.click('form[action="/approve/waiting"] button');
		await page.waitForSelector('#together', { state: 'attached' });
		await check(page, 'waiting', language, width);
		const boxes = page.locator('[name="reports[]"]');
		expect(await boxes.count()).toBe(language === 'vi' ? 3 : 2);
		await page.press(`[value="${ids[mine]}"]`, 'Enter');
		await page.waitForSelector('[role=alert]');
		expect(await world.head(ids[mine] ?? '')).toMatchObject({ levelIndex: 0, asked: true });
		await page.check(`[value="${ids[mine]}"]`);
		await page.press(`[value="${ids[mine]}"]`, 'Enter');
		await page.waitForSelector(`[value="${ids[mine]}"]:checked`);
		expect(await world.head(ids[mine] ?? '')).toMatchObject({ levelIndex: 0, asked: true });
		await page.click('#together [value=approve]');
		await page.waitForSelector('ul.outcomes');
		await world.settle();
		await check(page, 'waiting-done', language, width);
		expect(await world.head(ids[mine] ?? '')).toMatchObject({ levelIndex: 1, asked: true });
		await page.click('form[action="/approve/waiting"] button');
		await page.waitForSelector('article');
		await page.click('form.language button');
		await page.waitForSelector(`html[lang=${language === 'vi' ? 'en' : 'vi'}]`);
		expect(await page.locator('article').count()).toBe(language === 'vi' ? 3 : 2);
	});
});
