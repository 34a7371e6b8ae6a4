// Every page in a real Chromium, at the desk and on the phone, in both languages. Invariant: nothing is refused by the page's own policy,
// nothing scrolls sideways, every field has a name. Pictures go to the folder that SHOTS names.
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApproverRegister } from '../../functions/ledger/approver-register.ts';
import { applyPublication } from '../../functions/ledger/publications.ts';
import { codeIn } from '../../infra/local/demo/inbox.ts';
import { launchBrowser } from '../support/browser.ts';
import { lookOver, violations } from '../support/page-checks.ts';
import { actors, binding, districtId, route, untilAsked } from '../support/report-fixture.ts';
import { appoint } from '../support/test-world.ts';
import { finding, reading } from '../unit/web/reading-fixture.ts';
import {
	approver,
	createWebWorld,
	issueLink,
	people,
	type Role,
	signIn,
	storeReadReport,
	type WebWorld,
} from '../unit/web/web-world.ts';
import { serve } from './serve.ts';

interface Site {
	world: WebWorld;
	origin: string;
	close: () => Promise<void>;
}

async function createSite(steps = untilAsked): Promise<Site> {
	let world: WebWorld | undefined;
	const served = await serve((origin) => {
		world = createWebWorld({ baseUrl: origin });
		return world.app.fetch;
	});
	if (!world) throw new Error('no world');
	await storeReadReport(world, reading, steps, [finding]);
	return { world, ...served };
}

const administrator = people.administrator.person;
const deputyWords = { position: '', role: 'deputy', order: '', shared: 'yes', validFrom: '01/03/2025', validTo: '' };

const publishAtAllLevels = async ({ store }: WebWorld) => {
	for (const [levelIndex, level] of route.chain.entries())
		await applyPublication(store, {
			pk: 'p',
			sk: `${levelIndex}`,
			type: 'publication',
			reportId: 'bc-1',
			version: 1,
			ofVersion: 1,
			levelIndex,
			level,
			unitId: districtId,
			period: '2021-2025',
			programme: 'national',
			cells: reading.summary,
			order: `2025-03-2${levelIndex}`,
		});
};

/** Somebody in office, a deputy at a shared mailbox, an absence with a delegate. */
const keepRegister = async (world: WebWorld) => {
	await appoint(world, approver);
	const register = createApproverRegister(world);
	const of = { unitId: districtId, personId: approver.id };
	const deputy = { ...deputyWords, name: 'Đinh Thị Na', mail: 'vanphong+duyet@bato.quangngai.example' };
	await register.putApprover(administrator, { ...of, personId: null }, deputy);
	await register.setAbsence(administrator, of, {
		from: '18/03/2025',
		to: '22/03/2025',
		reason: 'đi học',
		delegateName: 'Trần Văn Thay',
		delegateMail: 'thay@bato.example',
		delegatePosition: '',
	});
};

let browser: Browser;
let closeBrowser: () => Promise<void>;
let asked: Site;
let toConfirm: Site;
let returned: Site;
let early: Site;

beforeAll(async () => {
	({ browser, close: closeBrowser } = await launchBrowser());
	const reason = 'Thiếu phụ lục 2.\nSố liệu đào tạo chưa khớp với biểu 3.';
	[asked, toConfirm, returned, early] = await Promise.all([
		createSite(),
		createSite(untilAsked.slice(0, 6)),
		createSite([...untilAsked, [actors.approver, { type: 'returned', binding: binding(0), reason }]]),
		createSite(untilAsked.slice(0, 5)),
	]);
	await publishAtAllLevels(asked.world);
	await keepRegister(asked.world);
});
afterAll(async () => {
	await closeBrowser();
	await Promise.all([asked, toConfirm, returned, early].map((site) => site.close()));
});

/** What the console complains about, other than answers that are meant to say no. */
const complaints: string[] = [];

async function openContext(site: Site, role: Role | null, language: string, width = 1280): Promise<BrowserContext> {
	const context = await browser.newContext({ viewport: { width, height: 900 } });
	await context.addCookies([{ name: 'lang', value: language, url: site.origin }]);
	if (!role) return context;
	const [name = '', value = ''] = (await signIn(site.world, role)).split('=');
	await context.addCookies([{ name, value, url: site.origin }]);
	return context;
}

async function openPage(context: BrowserContext): Promise<Page> {
	const page = await context.newPage();
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
	});
	return page;
}

async function picture(page: Page, name: string): Promise<void> {
	const folder = process.env.SHOTS;
	if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

const district = `/aggregates?unit=${districtId}&period=2021-2025&programme=national`;
const pages: [string, () => Site, Role | null, string][] = [
	['welcome', () => asked, null, '/'],
	['list', () => asked, 'submitter', '/reports'],
	['list-auditor', () => asked, 'auditor', `/reports?q=${encodeURIComponent('huyện Ba Tơ')}`],
	['upload-no-units', () => asked, 'auditor', '/reports/new'],
	['reading-early', () => early, 'submitter', '/reports/bc-1/reading'],
	['report-early', () => early, 'submitter', '/reports/bc-1'],
	['upload', () => asked, 'submitter', '/reports/new'],
	['new-version', () => returned, 'submitter', '/reports/bc-1/new-version'],
	['report', () => asked, 'submitter', '/reports/bc-1'],
	['report-administrator', () => asked, 'administrator', '/reports/bc-1'],
	['report-returned', () => returned, 'submitter', '/reports/bc-1'],
	['reading', () => toConfirm, 'submitter', '/reports/bc-1/reading'],
	['landing', () => asked, null, '/approve'],
	['aggregates', () => asked, 'auditor', '/aggregates'],
	['aggregates-district', () => asked, 'auditor', district],
	['approvers', () => asked, 'administrator', '/approvers'],
	['approvers-found', () => asked, 'administrator', `/approvers?q=${encodeURIComponent('Ba Tơ')}`],
	['approvers-unit', () => asked, 'administrator', `/approvers/unit/${districtId}`],
	['approvers-new', () => asked, 'administrator', `/approvers/unit/${districtId}/new`],
	['approvers-person', () => asked, 'administrator', `/approvers/unit/${districtId}/person/p1`],
	[
		'approvers-absence',
		() => asked,
		'administrator',
		`/approvers/unit/${districtId}/person/p1/absence?from=2025-03-18`,
	],
	['approvers-import', () => asked, 'administrator', '/approvers/import'],
	['approvers-log', () => asked, 'administrator', '/approvers/log'],
	['not-found', () => asked, 'submitter', '/nowhere'],
];

describe.each([
	['vi', 1280],
	['vi', 390],
	['en', 1280],
	['en', 390],
] as const)('in %s at %i', (language, width) => {
	it.each(pages)('%s', async (name, site, role, address) => {
		const context = await openContext(site(), role, language, width);
		const page = await openPage(context);
		await page.goto(site().origin + address);
		await picture(page, `${name}-${width}-${language}`);
		expect(await lookOver(page)).toEqual({ sideways: 0, headings: 1, nameless: [], doubledIds: [], language });
		// Slow: both languages and both widths once.
		if ((language === 'vi') === (width === 1280)) expect(await violations(page)).toEqual([]);
		expect(complaints).toEqual([]);
		await context.close();
	});
});

describe('an approval link', () => {
	it('is taken out of the address, sends nothing by itself and survives a change of language', async () => {
		const { token } = await issueLink(asked.world);
		const context = await openContext(asked, null, 'vi', 390);
		const page = await openPage(context);
		const sent: string[] = [];
		page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
		await page.goto(`${asked.origin}/approve#t=${token}`);
		await page.waitForTimeout(300);
		expect(page.url()).toBe(`${asked.origin}/approve`);
		expect(await page.inputValue('[name=t]')).toBe(token);
		expect(sent.filter((one) => one.startsWith('POST') || one.includes(token))).toEqual([]);
		await picture(page, 'landing-token-390-vi');
		await page.click('form.language button');
		await page.waitForURL(`${asked.origin}/approve`);
		expect(await page.getAttribute('html', 'lang')).toBe('en');
		expect(await page.inputValue('[name=t]')).toBe(token);
		await page.click('#open button');
		await page.waitForSelector('[name=nonce]', { state: 'attached' });
		expect(await lookOver(page)).toMatchObject({ sideways: 0, headings: 1, nameless: [], doubledIds: [] });
		expect(await violations(page)).toEqual([]);
		await picture(page, 'approval-390-en');
		await page.press('[name=acknowledged]', 'Enter');
		await page.waitForSelector('[role=alert]');
		expect(await page.textContent('[role=alert]')).toContain('The decision is not clear');
		expect(asked.world.mails).toEqual([]);
		await page.click('[value=return]');
		await page.waitForSelector('[role=alert] :text("needs a reason")');
		expect(await violations(page)).toEqual([]);
		await picture(page, 'approval-problems-390-en');
		expect(await page.textContent('[role=alert]')).toContain('needs a reason');
		await context.close();
	});

	it('is opened in place of a page that already shows a report', async () => {
		const [first, second] = [await issueLink(asked.world), await issueLink(asked.world)];
		const context = await openContext(asked, null, 'vi');
		const page = await openPage(context);
		await page.goto(`${asked.origin}/approve#t=${first.token}`);
		await page.click('#open button');
		await page.waitForSelector('[name=nonce]', { state: 'attached' });
		await page.evaluate((token) => location.assign(`/approve#t=${token}`), second.token);
		await page.waitForSelector('#open.ready');
		expect(await page.inputValue('[name=t]')).toBe(second.token);
		expect(page.url()).not.toContain(second.token);
		expect(complaints).toEqual([]);
		await context.close();
	});

	it('works without scripts by its short code', async () => {
		const { code } = await issueLink(asked.world);
		const context = await browser.newContext({ javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto(`${asked.origin}/approve`);
		await page.fill('[name=t]', code);
		await page.click('#open button');
		expect(await page.textContent('h1')).toContain('huyện Ba Tơ');
		await picture(page, 'approval-1280-vi');
		await context.close();
	});
});

describe('a decision', () => {
	it('is completed by the code from the mailbox, and taken back behind the same link', async () => {
		const site = await createSite();
		const { token } = await issueLink(site.world);
		const context = await openContext(site, null, 'vi', 390);
		const page = await openPage(context);
		const look = async (name: string) => {
			expect(await lookOver(page)).toMatchObject({ sideways: 0, headings: 1, nameless: [], doubledIds: [] });
			expect(await violations(page)).toEqual([]);
			await picture(page, `${name}-390-vi`);
		};
		const open = async () => {
			await page.goto('about:blank');
			await page.goto(`${site.origin}/approve#t=${token}`);
			await page.click('#open button');
			await page.waitForSelector('[name=nonce]', { state: 'attached' });
		};
		await open();
		await page.check('[name=acknowledged]');
		await page.click('section[aria-labelledby=decide] > .actions [value=approve]');
		await page.waitForSelector('#one-time-code');
		await look('approval-code');
		await page.fill('#one-time-code', codeIn(site.world.mails.at(-1) ?? { text: '' }) ?? '');
		await page.click('section[aria-labelledby=step-up] [value=approve]');
		await page.waitForSelector('section.good');
		await look('approval-done');
		await open();
		await look('approval-take-back');
		await page.fill('#reason', 'Bấm nhầm');
		await page.click('form[action="/approve/take-back"] button');
		expect(await page.textContent('h1')).toBe('Đã thu hồi phê duyệt');
		await look('approval-taken-back');
		expect(complaints).toEqual([]);
		await context.close();
		await site.close();
	});

	it('that cannot be found in the mailbox is sent again; nothing is told on the page', async () => {
		const context = await openContext(asked, null, 'vi', 390);
		const page = await openPage(context);
		await page.goto(`${asked.origin}/approve`);
		await page.fill('#mailbox', 'ai-do@bato.example');
		await page.click('form[action="/approve/again"] button');
		expect(await page.textContent('[role=status]')).toContain('Nếu có báo cáo đang chờ');
		expect(await violations(page)).toEqual([]);
		await picture(page, 'landing-again-390-vi');
		await context.close();
	});
});

describe('a table of approvers', () => {
	it('is tried, mended, confirmed and exported again', async () => {
		const context = await openContext(asked, 'administrator', 'vi', 390);
		const page = await openPage(context);
		const header = 'unit_id;name;mail;role;valid_from\r\n';
		const line = 'ministry-VN-2004-07-08;Nguyễn Quang Huy;huy@moit.example;;1/1/2024\r\n';
		const choose = async (text: string) => {
			const buffer = Buffer.from(`\uFEFF${header}${text}`);
			await page.setInputFiles('#file', { name: 'ds.csv', mimeType: 'text/csv', buffer });
			await page.click('form[action="/approvers/import"] button');
		};
		await page.goto(`${asked.origin}/approvers/import`);
		await choose(`${line}x;;na@;boss;31/2/2025\r\n`);
		expect(await page.textContent('[role=alert]')).toContain('Dòng 3');
		expect(await lookOver(page)).toMatchObject({ sideways: 0, headings: 1, nameless: [], doubledIds: [] });
		expect(await violations(page)).toEqual([]);
		await picture(page, 'approvers-import-problems-390-vi');
		await choose(line);
		expect(await lookOver(page)).toMatchObject({ sideways: 0, headings: 1, nameless: [], doubledIds: [] });
		expect(await violations(page)).toEqual([]);
		await picture(page, 'approvers-import-tried-390-vi');
		await page.click('form[action="/approvers/import/apply"] button');
		expect(await page.textContent('main')).toContain('Đã ghi 1 thay đổi');
		await page.goto(`${asked.origin}/approvers`);
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.click('a[href="/approvers/export.csv"]'),
		]);
		expect(download.suggestedFilename()).toBe('nguoi-duyet-2025-03-20.csv');
		await page.goto(`${asked.origin}/approvers/import`);
		await page.setInputFiles('#file', await download.path());
		await page.click('form[action="/approvers/import"] button');
		expect(await page.textContent('main')).toContain('không có gì để ghi');
		expect(complaints).toEqual([]);
		await context.close();
	});
});

describe('the reading page', () => {
	it('lights up the place of the figure that is chosen', async () => {
		const context = await openContext(toConfirm, 'submitter', 'vi');
		const page = await openPage(context);
		await page.goto(`${toConfirm.origin}/reports/bc-1/reading`);
		await page.click('a[data-figure=f2]');
		expect(await page.textContent('mark.chosen')).toBe('khuyến công quốc gia 1.000 triệu đồng');
		expect(page.url()).not.toContain('#');
		await context.close();
	});

	it('leads there without scripts too', async () => {
		const context = await openContext(toConfirm, 'submitter', 'vi');
		await context.route('**/reading.*.js', (request) => request.abort());
		const page = await context.newPage();
		await page.goto(`${toConfirm.origin}/reports/bc-1/reading`);
		await page.click('a[data-figure=f2]');
		expect(page.url()).toContain('#place-f2');
		expect(await page.locator('mark:has(:target)').textContent()).toBe('khuyến công quốc gia 1.000 triệu đồng');
		await context.close();
	});
});
