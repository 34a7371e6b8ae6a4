// Goal: a specialist's opinion stands beside the decision and their link decides nothing. Method: the real routes, use cases and owed mails over
// fakes that behave.
import { beforeEach, describe, expect, it } from 'vitest';
import { loadHistory } from '../../../functions/ledger/history.ts';
import { keys } from '../../../functions/ledger/items.ts';
import { loadMails } from '../../../functions/ledger/mail-chain.ts';
import { loadHead } from '../../../functions/ledger/record-event.ts';
import { createTendReviews } from '../../../functions/tend-reviews/tend-reviews.ts';
import { createMemoryMailer } from '../../support/memory-mailer.ts';
import { districtId, submitter, untilAsked } from '../../support/report-fixture.ts';
import { finding, reading } from './reading-fixture.ts';
import { approver, baseUrl, createWebWorld, get, hidden, issueLink, post, storeReadReport } from './web-world.ts';

const specialist = { name: 'TS. Lê Thị Chuyên', mail: 'chuyen@vien.example' };
const question = 'Số học viên <b>này</b> có hợp lý không?';

let world: ReturnType<typeof createWebWorld>;
let token: string;
beforeEach(async () => {
	world = createWebWorld();
	await storeReadReport(world, reading, untilAsked, [finding]);
	token = (await issueLink(world)).token;
});

const tend = async () => {
	const mailer = createMemoryMailer();
	await createTendReviews({ ...world, mailer, baseUrl })();
	return mailer.mails;
};
const openApproval = async () => (await post(world, '/approve', { t: token })).text();
const ask = async (of: Partial<{ name: string; mail: string; question: string; nonce: string }> = {}) => {
	const nonce = hidden(await openApproval(), 'nonce');
	return post(world, '/approve/ask-opinion', { t: token, nonce, ...specialist, question, ...of });
};
/** The secrets of the newest mail that asks. */
async function asked() {
	await ask();
	const mails = await tend();
	const mail = mails.find(({ to }) => to === specialist.mail);
	const opinionToken = /\/opinion#t=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
	const code = /\n {4}([\dA-F-]{19})\n/.exec(mail?.text ?? '')?.[1] ?? '';
	return { mail, opinionToken, code };
}
const eventsOf = async () => (await loadHistory(world.store, 'bc-1')).events.map(({ body }) => body.type);

describe('asking for an opinion', () => {
	it('is recorded, mails a link of its own kind, and leaves the approver’s link open', async () => {
		const answer = await ask();
		const html = await answer.text();
		expect(answer.status).toBe(200);
		expect(html).toContain(`thư đến ${specialist.name}`);
		expect(html).toContain('Chưa có trả lời');
		expect(html).toContain('Số học viên &lt;b&gt;này&lt;/b&gt;');
		expect((await eventsOf()).at(-1)).toBe('opinion-asked');
		const mails = await tend();
		expect(mails.map(({ to }) => to)).toEqual([specialist.mail]);
		expect(mails[0]?.text).toContain(`${baseUrl}/opinion#t=`);
		expect(mails[0]?.text).not.toContain('/approve#');
		expect(await tend()).toEqual([]);
		const secrets = world.store
			.all()
			.filter((item) => JSON.stringify(item).includes(/#t=([\w-]+)/.exec(mails[0]!.text)![1]!));
		expect(secrets).toEqual([]);
		expect((await post(world, '/approve', { t: token })).status).toBe(200);
	});

	it('tells all that is missing at once and keeps what was typed', async () => {
		const answer = await ask({ name: ' ', mail: 'không phải thư', question: '' });
		const html = await answer.text();
		expect(answer.status).toBe(422);
		for (const word of ['Chưa ghi tên', 'không dùng được', 'Chưa ghi câu hỏi', 'value="không phải thư"'])
			expect(html).toContain(word);
		expect(await eventsOf()).not.toContain('opinion-asked');
	});

	it('is not for the submitter nor for oneself, however the mailbox is written', async () => {
		for (const [mail, words] of [
			[` ${submitter.mail.toUpperCase()}`, 'Không xin ý kiến người nộp'],
			[approver.mail, 'hộp thư của chính bạn'],
		] as const) {
			const answer = await ask({ mail });
			expect(answer.status).toBe(422);
			expect(await answer.text()).toContain(words);
		}
		expect(await eventsOf()).not.toContain('opinion-asked');
	});

	it('needs the page’s nonce, bears 100,000 characters, and ends after ten', async () => {
		expect((await ask({ nonce: 'x' })).status).toBe(409);
		expect((await ask({ question: 'x'.repeat(100_000) })).status).toBe(422);
		for (let n = 0; n < 10; n += 1) expect((await ask()).status).toBe(200);
		expect((await ask()).status).toBe(422);
		expect((await eventsOf()).filter((type) => type === 'opinion-asked')).toHaveLength(10);
	});

	it('is not for somebody who no longer decides there', async () => {
		const officer = keys.approver(districtId, approver.id);
		await world.store.transact([{ kind: 'delete', key: officer }]);
		const answer = await ask();
		expect(answer.status).toBe(422);
		expect(await answer.text()).toContain('không còn là người duyệt');
		expect(await eventsOf()).not.toContain('opinion-asked');
	});

	it('tells the approver when the mail does not arrive', async () => {
		await ask({ mail: 'refused@vien.example' });
		await tend();
		expect(await openApproval()).toContain('Thư không đến được refused@vien.example');
	});

	it('mails nothing once the level has decided', async () => {
		await ask();
		const nonce = hidden(await openApproval(), 'nonce');
		await post(world, '/approve/decide', { t: token, nonce, act: 'return', reason: 'Thiếu' });
		expect((await tend()).map(({ to }) => to)).not.toContain(specialist.mail);
	});
});

describe('the specialist’s link', () => {
	it('lands on a page that gives nothing and holds no secret', async () => {
		const { opinionToken } = await asked();
		const before = world.store.all();
		for (const method of ['GET', 'HEAD', 'OPTIONS'])
			for (const path of ['/opinion', `/opinion?t=${opinionToken}`, '/opinion/give']) {
				const answer = await world.app.request(`${baseUrl}${path}`, { method });
				expect(answer.status).toBeLessThan(500);
				expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
			}
		expect(await (await get(world, '/opinion')).text()).not.toContain(opinionToken);
		expect(world.store.all()).toEqual(before);
	});

	it('shows the figures and findings and offers one act', async () => {
		const { opinionToken, code } = await asked();
		const html = await (await post(world, '/opinion', { t: opinionToken })).text();
		for (const word of ['4.884.000.000 đ', finding.vi, 'Số học viên &lt;b&gt;', approver.name])
			expect(html).toContain(word);
		const actions = [...html.matchAll(/action="([^"]+)"/g)].map(([, action]) => action);
		expect([...new Set(actions)]).toEqual(['/opinion', '/opinion/give']);
		expect(html).not.toContain('name="act"');
		const { mails } = await loadMails(world.store, 'bc-1');
		expect(mails.at(-1)).toMatchObject({ kind: 'opinion', to: specialist.mail, status: 'opened' });
		expect((await post(world, '/opinion', { t: code.toLowerCase() })).status).toBe(200);
	});

	it('opens and decides nothing as an approval', async () => {
		const { opinionToken, code } = await asked();
		const nonce = hidden(await (await post(world, '/opinion', { t: opinionToken })).text(), 'nonce');
		for (const t of [opinionToken, code])
			for (const path of [
				'/approve',
				'/approve/decide',
				'/approve/take-up',
				'/approve/ask-opinion',
				'/approve/take-back',
				'/approve/file',
			])
				expect(
					(await post(world, path, { t, nonce, act: 'approve', acknowledged: 'check-1', n: '1' })).status,
					path,
				).toBe(404);
		expect(await loadHead(world.store, 'bc-1')).toMatchObject({ state: 'in-review', asked: true, votes: [] });
		// Nor does an approver's link give an opinion.
		expect((await post(world, '/opinion', { t: token })).status).toBe(404);
		expect((await post(world, '/opinion/give', { t: token, nonce, opinion: 'x' })).status).toBe(404);
	});

	it('gives one opinion, which stands beside the decision and is told to whoever asked', async () => {
		const { opinionToken } = await asked();
		const open = async () => hidden(await (await post(world, '/opinion', { t: opinionToken })).text(), 'nonce');
		const empty = await post(world, '/opinion/give', { t: opinionToken, nonce: await open(), opinion: ' ' });
		expect(empty.status).toBe(422);
		const fields = { t: opinionToken, nonce: await open(), opinion: 'Hợp lý <i>theo</i> biểu 3' };
		const answers = await Promise.all([post(world, '/opinion/give', fields), post(world, '/opinion/give', fields)]);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
		const { events, chain } = await loadHistory(world.store, 'bc-1');
		expect(chain.holds).toBe(true);
		expect(events.at(-1)).toMatchObject({
			actor: { kind: 'specialist', name: specialist.name },
			body: { type: 'opinion-given', opinion: 'Hợp lý <i>theo</i> biểu 3' },
		});
		expect(events.filter(({ body }) => body.type === 'opinion-given')).toHaveLength(1);
		const stale = await post(world, '/opinion', { t: opinionToken });
		expect(stale.status).toBe(410);
		expect(await stale.text()).toContain('Ý kiến đã được gửi');
		const page = await openApproval();
		expect(page).toContain('Hợp lý &lt;i&gt;theo&lt;/i&gt; biểu 3');
		expect(page).toContain(`${specialist.name} cho ý kiến lúc`);
		const [mail] = await tend();
		expect(mail).toMatchObject({ to: approver.mail, text: expect.stringContaining('> Hợp lý <i>theo</i> biểu 3') });
		expect(mail?.text).not.toContain('#t=');
	});

	it('is over when the level has decided, or its days are', async () => {
		const { opinionToken } = await asked();
		const nonce = hidden(await (await post(world, '/opinion', { t: opinionToken })).text(), 'nonce');
		const deciding = hidden(await openApproval(), 'nonce');
		await post(world, '/approve/decide', { t: token, nonce: deciding, act: 'return', reason: 'Thiếu' });
		const late = await post(world, '/opinion/give', { t: opinionToken, nonce, opinion: 'Muộn' });
		expect(late.status).toBe(409);
		expect(await late.text()).toContain('không còn chờ ý kiến');
		expect(await eventsOf()).not.toContain('opinion-given');
	});

	it('expires, and takes no nonce of another page', async () => {
		const { opinionToken } = await asked();
		const foreign = hidden(await openApproval(), 'nonce');
		expect((await post(world, '/opinion/give', { t: opinionToken, nonce: foreign, opinion: 'x' })).status).toBe(409);
		world.clock.set('2025-06-01T00:00:00.000Z');
		const stale = await post(world, '/opinion', { t: opinionToken });
		expect(stale.status).toBe(410);
		expect(await stale.text()).toContain('Liên kết đã hết hạn');
	});
});
