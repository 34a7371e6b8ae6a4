// What becomes of a message: noted once, in the mail chain; a bounce of a question brings the deputies in.
import { describe, expect, it } from 'vitest';
import { keys } from '../../../functions/ledger/items.ts';
import { loadMails } from '../../../functions/ledger/mail-chain.ts';
import type { ApproverItem } from '../../../functions/ledger/register-items.ts';
import { createRecordMailEvent } from '../../../functions/record-mail-event/record-mail-event.ts';
import { route } from '../../support/report-fixture.ts';
import { confirmed, district } from '../../support/workflow-story.ts';
import { createWorkflowWorld } from '../../support/workflow-world.ts';

const deputy = { id: 'deputy', name: 'Lê Văn Phó', mail: 'pho@duyet.example', position: 'Phó' };

async function asked() {
	const world = createWorkflowWorld();
	await world.seed();
	const unitId = route.chain[0]?.unitId ?? '';
	const item: ApproverItem = {
		...keys.approver(unitId, deputy.id),
		type: 'approver',
		unitId,
		person: deputy,
		validFrom: '2020-01-01',
		validTo: null,
		role: 'deputy',
	};
	await world.store.transact([{ kind: 'put', item }]);
	const reportId = await confirmed(world);
	const { mails } = await loadMails(world.store, reportId);
	const messageId = mails.find(({ kind, to }) => kind === 'approve' && to === district)?.messageId ?? '';
	const record = createRecordMailEvent(world.withMail);
	const tell = (eventType: string, of: object = {}) =>
		record({
			detail: { eventType, mail: { messageId, destination: [district], tags: { reportId: [reportId] } }, ...of },
		});
	const chain = async () => {
		const { mails: all, mailChain } = await loadMails(world.store, reportId);
		expect(mailChain).toEqual({ holds: true });
		return all.filter(({ status }) => status).map(({ status, to }) => `${status} ${to}`);
	};
	return { world, reportId, tell, chain };
}

describe('what SES tells of a message', () => {
	it('is noted once, however often it comes', async () => {
		const { world, tell, chain } = await asked();
		expect(await tell('Delivery')).toBe('recorded');
		expect(await tell('Delivery')).toBe('known');
		expect(await tell('Send')).toBe('not-ours');
		expect(await chain()).toEqual([`delivered ${district}`]);
		world.stop();
	});

	it('brings the deputies in where a question bounced, once; the level is not decided by it', async () => {
		const { world, reportId, tell, chain } = await asked();
		const bounce = { bounce: { bounceType: 'Permanent' } };
		expect(await tell('Bounce', { bounce: { bounceType: 'Transient' } })).toBe('not-ours');
		expect(await tell('Bounce', bounce)).toBe('recorded');
		expect(await tell('Bounce', bounce)).toBe('known');
		expect(await chain()).toEqual([`bounced ${district}`]);
		const head = await world.head(reportId);
		expect(head).toMatchObject({ state: 'in-review', asked: true });
		expect(head?.askedOf.map(({ id }) => id)).toEqual(['approver-0', 'deputy']);
		expect(world.mails.filter(({ to }) => to === deputy.mail)).toHaveLength(1);
		expect(await world.decide(world.tokenFor(deputy.mail))).toMatchObject({ ok: true });
		world.stop();
	});

	it('is noted by the message’s own tags where it comes before the note that it was sent', async () => {
		const { world, reportId, chain } = await asked();
		const tags = { reportId: [reportId], kind: ['approve'], version: ['1'] };
		const early = { eventType: 'Delivery', mail: { messageId: 'x', destination: [district], tags } };
		expect(await createRecordMailEvent(world.withMail)({ detail: early })).toBe('recorded');
		expect(await chain()).toEqual([`delivered ${district}`]);
		world.stop();
	});
});
