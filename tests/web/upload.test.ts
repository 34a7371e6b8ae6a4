// Uploading in a real Chromium to another origin, as the bucket is. Invariant: the page's own policy and the bucket's CORS both hold.
import { createHash } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { createWebWorld, signIn, type WebWorld } from '../unit/web/web-world.ts';
import { serve } from './serve.ts';

let browser: Browser;
let closeBrowser: () => Promise<void>;
let site: { origin: string; close: () => Promise<void> };
let bucket: { origin: string; close: () => Promise<void> };
let world: WebWorld;
/** Bytes by key, as the bucket got them. */
const stored = new Map<string, Buffer>();
/** The end of a key whose next upload fails. */
let refuseOnce: string | null = null;

async function takeUpload(request: Request): Promise<Response> {
	const headers = { 'access-control-allow-origin': site.origin };
	if (request.method !== 'POST') return new Response(null, { status: 204, headers });
	const form = await request.formData();
	const [key, file] = [String(form.get('key')), form.get('file')];
	if (refuseOnce !== null && key.endsWith(refuseOnce)) {
		refuseOnce = null;
		return new Response(null, { status: 500, headers });
	}
	if (!(file instanceof File)) return new Response(null, { status: 400, headers });
	stored.set(key, Buffer.from(await file.arrayBuffer()));
	return new Response(null, { status: 204, headers });
}

beforeAll(async () => {
	({ browser, close: closeBrowser } = await launchBrowser());
	bucket = await serve(() => takeUpload);
	site = await serve((baseUrl) => {
		world = createWebWorld({
			baseUrl,
			forms: {
				createForm: async ({ key }) => ({ url: `${bucket.origin}/`, fields: { key, policy: 'p' } }),
				origin: async () => bucket.origin,
			},
		});
		return world.app.fetch;
	});
});
beforeEach(() => {
	stored.clear();
	refuseOnce = null;
});
afterAll(async () => {
	await closeBrowser();
	await site.close();
	await bucket.close();
});

const report = {
	name: 'báo cáo huyện Ba Tơ.pdf',
	mimeType: 'application/pdf',
	buffer: Buffer.from('nội dung báo cáo'),
};
const annex = { name: 'phụ lục.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('phụ lục') };
const send = 'form#upload button[type=submit]';

async function openUpload() {
	const context = await browser.newContext();
	const [name = '', value = ''] = (await signIn(world, 'submitter')).split('=');
	await context.addCookies([{ name, value, url: site.origin }]);
	const page = await context.newPage();
	await page.goto(`${site.origin}/reports/new`);
	return { page, close: () => context.close() };
}

describe('the upload page', () => {
	it('hashes, declares and sends every file, then opens the report', async () => {
		const { page, close } = await openUpload();
		await page.setInputFiles('#files', [report, annex]);
		await page.click(send);
		await page.waitForURL(/\/reports\/bc-/);
		const reportId = page.url().split('/').at(-1);
		expect(stored.get(`uploads/${reportId}/1/1`)).toEqual(report.buffer);
		expect(stored.get(`uploads/${reportId}/1/2`)).toEqual(annex.buffer);
		const version = world.store.all().find((item) => item.type === 'version' && item.reportId === reportId);
		expect(version?.files).toMatchObject([
			{ name: report.name, role: 'report', sha256: createHash('sha256').update(report.buffer).digest('hex') },
			{ name: annex.name, role: 'annex', bytes: annex.buffer.length },
		]);
		await close();
	});

	it('shows all problems at once and goes on once they are mended', async () => {
		const { page, close } = await openUpload();
		await page.setInputFiles('#files', [report, { name: 'virus.exe', mimeType: '', buffer: Buffer.alloc(0) }]);
		await page.click(send);
		await page.waitForSelector('.problems li');
		expect(await page.locator('.problems li').allTextContents()).toEqual([
			expect.stringContaining('rỗng'),
			expect.stringContaining('không phải loại được nhận'),
		]);
		await page.click('.chosen-files li:nth-child(2) button');
		await page.click(send);
		await page.waitForURL(/\/reports\/bc-/);
		expect(stored.size).toBe(1);
		await close();
	});

	it('sends again only what did not arrive', async () => {
		const { page, close } = await openUpload();
		await page.setInputFiles('#files', [report, annex]);
		refuseOnce = '/1/2';
		await page.click(send);
		await page.waitForSelector('.chosen-files li[data-kind=failed]');
		expect(stored.size).toBe(1);
		const [first] = stored.keys();
		stored.clear();
		await page.click(send);
		await page.waitForURL(/\/reports\/bc-/);
		expect([...stored.keys()]).toEqual([first?.replace(/1$/, '2')]);
		await close();
	});
});
