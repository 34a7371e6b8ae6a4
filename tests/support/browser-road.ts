// What people do on the site, in a real browser: sign in, upload, confirm, decide by the link of a mail. Invariant: clicks and typing
// only; nothing is called behind the page's back.
import type { Page } from 'playwright-core';
import { createInbox, nextCode, tokenIn } from '../../infra/local/demo/inbox.ts';
import { createSite } from '../../infra/local/demo/site.ts';

export interface Upload {
	file: string;
	unit: string;
	kind: string;
	from: string;
	to?: string;
	programme?: 'national' | 'local';
}

export const createRoad = (page: Page, url: string) => {
	const site = createSite(url, new AbortController().signal);
	const inbox = createInbox(site);
	return {
		async signIn(name: string): Promise<void> {
			await page.goto(`${url}/auth/sign-in`);
			await page.getByRole('button', { name }).click();
			await page.waitForURL(`${url}/**`);
		},
		/** Ends on the report's page. */
		async upload({ file, unit, kind, from, to, programme }: Upload): Promise<string> {
			await page.goto(`${url}/reports/new`);
			await page.locator('select[name=unit]').selectOption({ label: unit });
			await page.locator('select[name=kind]').selectOption(kind);
			await page.locator('select[name=from]').selectOption(from);
			if (to) await page.locator('select[name=to]').selectOption(to);
			if (programme) await page.locator(`input[name=programme][value=${programme}]`).check();
			await page.locator('#files').setInputFiles(file);
			await page.locator('#upload button[type=submit]').click();
			await page.waitForURL(/\/reports\/bc-[a-z0-9]+$/);
			return page.url().split('/').at(-1) ?? '';
		},
		/** Waits until the report's page leads to the reading, and opens it. */
		async openReading(reportId: string): Promise<void> {
			await page.goto(`${url}/reports/${reportId}`);
			await page.getByRole('link', { name: 'Xem số liệu và xác nhận' }).click({ timeout: 60_000 });
			await page.waitForURL(/\/reading/);
		},
		async confirm(): Promise<void> {
			for (const answer of await page.locator('textarea[name^=answer-]').all())
				await answer.fill('Đã đối chiếu với sổ.');
			await page.locator('section[aria-labelledby=confirm] button[type=submit]').click();
			await page.waitForURL(/\/reports\/bc-[a-z0-9]+$/);
		},
		/** The link of the next mail that asks somebody to decide about the unit. */
		nextLink: (unit: string): Promise<string> =>
			site.until(`the next approver of ${unit} to be asked`, async () => {
				const mail = await inbox.take(unit, (one) => tokenIn(one) !== undefined);
				return mail?.links.find((link) => link.includes('#t='));
			}),
		/** Opens the link as the approver would; ends on the page that shows the report. */
		async openLink(link: string): Promise<void> {
			// A fresh document, also when the last page was the landing page of another link.
			await page.goto('about:blank');
			await page.goto(link);
			await page.locator('form#open button[type=submit]').click();
			await page.locator('section[aria-labelledby=decide], main h1').first().waitFor();
		},
		async decide(unit: string, act: 'approve' | 'return' | 'reject', reason = ''): Promise<void> {
			for (const box of await page.locator('input[name=acknowledged]').all()) await box.check();
			if (reason) await page.locator('#reason').fill(reason);
			await page.locator(`button[name=act][value=${act}]`).click();
			await page.waitForURL(/\/approve\/decide$/);
			const code = page.locator('input[name=code]');
			if ((await code.count()) === 0) return;
			await code.fill(await nextCode(site, inbox, unit)());
			await page.locator(`section[aria-labelledby=step-up] button[value=${act}]`).click();
			await code.waitFor({ state: 'detached' });
		},
	};
};
