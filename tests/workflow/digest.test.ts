// Goal: one mail a working day to every mailbox for which several reports wait. Method: the real steps on a clock that is moved; the tender runs as
// often as a schedule that repeats itself would have it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printedDay } from '../../functions/domain/vietnam-day.ts';
import { keys } from '../../functions/ledger/items.ts';
import { loadMails } from '../../functions/ledger/mail-chain.ts';
import { createOpenLink } from '../../functions/ledger/open-link.ts';
import { MailRefusedError } from '../../functions/ports/mailer.ts';
import { createTendReviews } from '../../functions/tend-reviews/tend-reviews.ts';
import { districtId } from '../support/report-fixture.ts';
import { confirmed, district, province } from '../support/workflow-story.ts';
import { approvers, createWorkflowWorld, type WorkflowWorld } from '../support/workflow-world.ts';

let world: WorkflowWorld;
let ids: string[];
beforeEach(async () => {
	world = createWorkflowWorld();
	await world.seed();
	// Thursday 20 March 2025, 15:00 in Viet Nam: that day's digest goes out before anything waits.
	await world.tend();
	ids = [];
	for (let n = 0; n < 2; n += 1) {
		await world.timer.advance(60_000);
		ids.push(await confirmed(world));
	}
});
afterEach(() => world.stop());

const until = (iso: string) => world.timer.advance(Date.parse(iso) - world.timer.now());
const digests = () => world.mails.filter(({ subject }) => subject.includes('báo cáo đang chờ xét duyệt'));
const tokenIn = (text: string) => /#t=([\w-]+)/.exec(text)?.[1] ?? '';
const standingOf = async (token: string) => {
	const opened = await createOpenLink(world)(token);
	return opened.known ? opened.standing : 'unknown';
};

describe('the digest', () => {
	it('goes out at eight on the next working day, once, however often the tender runs', async () => {
		await world.tend();
		await until('2025-03-21T00:59:00.000Z');
		await world.tend();
		expect(digests()).toEqual([]);
		await until('2025-03-21T01:00:00.000Z');
		await Promise.all([world.tend(), world.tend()]);
		await world.tend();
		await until('2025-03-21T09:00:00.000Z');
		await world.tend();
		expect(digests().map(({ to }) => to)).toEqual([district]);
		expect(digests()[0]?.text).toContain(`hạn ${printedDay((await world.head(ids[0] ?? ''))?.dueOn ?? '')}`);
		await until('2025-03-23T03:00:00.000Z');
		await world.tend();
		expect(digests()).toHaveLength(1);
		await until('2025-03-24T01:30:00.000Z');
		await world.tend();
		expect(digests()).toHaveLength(2);
	});

	it('holds a link of what is due first, and leaves the mailed links good', async () => {
		const before = world.mails
			.filter(({ to, text }) => to === district && text.includes('#t='))
			.map(({ text }) => tokenIn(text));
		expect(before).toHaveLength(2);
		await until('2025-03-21T02:00:00.000Z');
		await world.tend();
		const token = tokenIn(digests()[0]?.text ?? '');
		const opened = await createOpenLink(world)(token);
		expect(opened).toMatchObject({ known: true, standing: 'open', head: { reportId: ids[0] } });
		for (const mailed of before) expect(await standingOf(mailed)).toBe('open');
		expect(await world.decide(token)).toMatchObject({ ok: true });
		expect(await standingOf(before[0] ?? '')).toBe('decided');
	});

	it('is noted in the mail chain of each report it lists', async () => {
		await until('2025-03-21T02:00:00.000Z');
		await world.tend();
		for (const reportId of ids) {
			const { mails, mailChain } = await loadMails(world.store, reportId);
			expect(mails.filter(({ kind }) => kind === 'digest')).toMatchObject([{ to: district }]);
			expect(mailChain.holds).toBe(true);
		}
	});

	it('is not for a mailbox for which one report waits', async () => {
		await world.decide(world.tokenFor(district));
		await until('2025-03-21T02:00:00.000Z');
		await world.tend();
		expect(digests()).toEqual([]);
	});

	it('leaves out a mailbox whose holder is no longer in office', async () => {
		const officer = keys.approver(districtId, approvers[0]!.person.id);
		await world.store.transact([{ kind: 'delete', key: officer }]);
		await until('2025-03-21T02:00:00.000Z');
		await world.tend();
		expect(digests()).toEqual([]);
	});

	it('follows a mail service that fails, and ends where it refuses', async () => {
		await until('2025-03-21T02:00:00.000Z');
		const answers = [new Error('down'), new MailRefusedError('suppressed')];
		const { store, clock, ids: made, readings } = world;
		const mailer = { send: async () => Promise.reject(answers.shift() ?? new Error('asked again')) };
		const tend = createTendReviews({
			store,
			clock,
			ids: made,
			readings,
			mailer,
			baseUrl: 'https://khuyencong.example',
		});
		await expect(tend()).rejects.toThrow(/could not be tended/);
		await tend();
		expect(answers).toHaveLength(1);
		await world.timer.advance(5 * 60_000);
		await tend();
		await tend();
		expect(answers).toEqual([]);
		const { mails } = await loadMails(world.store, ids[0] ?? '');
		expect(mails.filter(({ kind }) => kind === 'digest')).toMatchObject([{ to: district, messageId: null }]);
	});

	it('comes again for the level above once reports wait there', async () => {
		for (const id of ids) {
			const mail = world.mails.find((one) => one.reportId === id && one.to === district && one.text.includes('#t='));
			expect(await world.decide(tokenIn(mail?.text ?? ''))).toMatchObject({ ok: true });
		}
		await until('2025-03-21T02:00:00.000Z');
		await world.tend();
		expect(digests().map(({ to }) => to)).toEqual([province]);
	});
});
