// Mail addresses of unusual but valid forms. Method: an approver with such an address comes in through the register, is asked, asks for the link again
// under other ways to write the same mailbox, and decides; what is no address never comes in.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApproverRegister } from '../../functions/ledger/approver-register.ts';
import { loadHistory } from '../../functions/ledger/history.ts';
import { keys } from '../../functions/ledger/items.ts';
import type { ApproverItem } from '../../functions/ledger/register-items.ts';
import { requestReissue } from '../../functions/ledger/reissue-links.ts';
import { districtId, submitter } from '../support/report-fixture.ts';
import { confirmed } from '../support/workflow-story.ts';
import { approvers, createWorkflowWorld, type WorkflowWorld } from '../support/workflow-world.ts';

const administrator = { id: 'adm', name: 'Quản trị', mail: 'adm@moit.example', position: '' };
let world: WorkflowWorld;
beforeEach(async () => {
	world = createWorkflowWorld();
	await world.seed();
	const left = (await world.store.get(keys.approver(districtId, approvers[0]?.person.id ?? ''))) as ApproverItem;
	await world.store.transact([{ kind: 'put', item: { ...left, validTo: '2020-12-31' } }]);
});
afterEach(() => world.stop());

const appoint = (mail: string, role = '') =>
	createApproverRegister(world).putApprover(
		administrator,
		{ unitId: districtId, personId: null },
		{
			name: `Ông ${role || 'Lãnh'}`,
			mail,
			position: '',
			role,
			order: '',
			shared: '',
			validFrom: '2021-01-01',
			validTo: '',
		},
	);

describe('an approver', () => {
	it.each([
		["o'brien+khuyen.cong@bato.example", " O'Brien+Khuyen.Cong@BATO.example "],
		['lanh@xã-ba-tơ.example', 'LANH@xã-ba-tơ.example'],
		['lanh@xã-ba-tơ.example', 'lanh@xã-ba-tơ.example'.normalize('NFD')],
		['lanh@xn--xbat-loa.example', 'lanh@xn--xbat-loa.example'],
		['!#$%&*/=?^_`{|}~-@bato.example', '!#$%&*/=?^_`{|}~-@bato.example'],
		['"Lanh"@bato.example', '"lanh"@bato.example'],
		[`${'l'.repeat(64)}@bato.example`, `${'L'.repeat(64)}@bato.example`],
	])('at %s is asked, gets the link again as %j, and decides', async (mail, written) => {
		expect(await appoint(mail)).toMatchObject({ ok: true });
		const reportId = await confirmed(world);
		const [asked] = (await world.head(reportId))?.askedOf ?? [];
		expect(asked).toBeDefined();
		const first = world.tokenFor(asked?.mail ?? '');
		await world.timer.advance(1_000);
		await requestReissue(world, written);
		await world.tend();
		const second = world.tokenFor(asked?.mail ?? '');
		expect(second).not.toBe(first);
		expect(await world.decide(first)).toMatchObject({ ok: false, standing: 'reissued' });
		expect(await world.decide(second)).toMatchObject({ ok: true });
		const { chain } = await loadHistory(world.store, reportId);
		expect(chain).toEqual({ holds: true });
	});

	it('whom the mail service does not take is told of, and the deputy is asked', async () => {
		expect(await appoint('"a@b"@bato.example')).toMatchObject({ ok: true });
		expect(await appoint('pho@bato.example', 'deputy')).toMatchObject({ ok: true });
		const reportId = await confirmed(world);
		expect(await world.decide(world.tokenFor('pho@bato.example'))).toMatchObject({ ok: true });
		const { events } = await loadHistory(world.store, reportId);
		expect(events.find(({ body }) => body.type === 'reassigned')?.body).toMatchObject({ why: 'unreachable' });
	});

	it.each([
		'hoa\r\nBcc: x@bato.example',
		'Hoa <hoa@bato.example>',
		'hoa@[10.0.0.1]',
		'hòa@bato.example',
		'a..b@bato.example',
	])('at %j does not come in', async (mail) => {
		expect(await appoint(mail)).toMatchObject({ ok: false, problems: [{ code: 'bad-mail' }] });
	});

	it('who is the submitter under another way to write the mailbox is not asked', async () => {
		expect(await appoint(submitter.mail.toUpperCase())).toMatchObject({ ok: true });
		const reportId = await confirmed(world);
		expect(await world.head(reportId)).toMatchObject({ state: 'submitted', unstaffed: true, askedOf: [] });
	});
});
