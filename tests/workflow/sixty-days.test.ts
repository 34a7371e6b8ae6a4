// A review of sixty days: an absence, reminders, a mailbox that takes no mail, an escalation, a return, a correction, a hand-over and the approval, on
// the injected clock with Tết in between. Method: the real definition, engine and steps; every hour the schedule runs. The history is printed as
// a person reads it.
import { expect, it } from 'vitest';
import { loadHistory } from '../../functions/ledger/history.ts';
import { keys } from '../../functions/ledger/items.ts';
import type { AbsenceItem, ApproverItem } from '../../functions/ledger/register-items.ts';
import { formatInstant } from '../../functions/web/format.ts';
import { texts } from '../../functions/web/text.ts';
import { describeEvent, levelNames } from '../../functions/web/views/describe-event.ts';
import { route } from '../support/report-fixture.ts';
import { day, district, ministry, province, text } from '../support/workflow-story.ts';
import { createWorkflowWorld, sampleText, type WorkflowWorld } from '../support/workflow-world.ts';

const [districtUnit, provinceUnit] = route.chain.map(({ unitId }) => unitId) as [string, string];
const person = (id: string, name: string, mail: string) => ({ id, name, mail, position: 'Phó Giám đốc' });
const delegate = person('delegate', 'Trần Thị Thay', 'thay@duyet.example');
const deputy = person('deputy', 'Lê Văn Phó', 'pho@duyet.example');
const successor = person('successor', 'Ngô Kế Nhiệm', 'nhiem@duyet.example');

const office = (unitId: string, who: typeof deputy, of: Partial<ApproverItem> = {}): ApproverItem => ({
	...keys.approver(unitId, who.id),
	type: 'approver',
	unitId,
	person: who,
	validFrom: '2020-01-01',
	validTo: null,
	...of,
});

async function pass(world: WorkflowWorld, days: number): Promise<void> {
	for (let hour = 0; hour < days * 24; hour += 1) {
		await world.timer.advance(day / 24);
		await world.tend();
		await world.settle();
	}
}

it('takes sixty days and a second, and silence decides nothing', { timeout: 60_000 }, async () => {
	const world = createWorkflowWorld();
	await world.timer.advance(Date.parse('2026-01-26T02:00:00.000Z') - world.timer.now());
	await world.seed();
	const put = async (item: ApproverItem | AbsenceItem) => world.store.transact([{ kind: 'put', item }]);
	const mailsTo = (mail: string) =>
		world.mails.filter((one) => one.to === mail).map(({ subject }) => subject.split(': ')[1]);
	const eventTypes = async (id: string) => (await loadHistory(world.store, id)).events.map(({ body }) => body.type);
	await put(office(provinceUnit, deputy, { role: 'deputy' }));
	const yearly = sampleText.replace('giai đoạn 2021-2025', 'năm 2025');
	const reportId = await world.upload(text(yearly), { period: '2025' });
	await world.submit(reportId);

	// The district's holder goes on leave the next day: the delegate is asked, the absent one is told.
	await put({
		...keys.absence(districtUnit, 'approver-0', '2026-01-27'),
		type: 'absence',
		unitId: districtUnit,
		personId: 'approver-0',
		from: '2026-01-27',
		to: '2026-02-05',
		delegate,
		reason: 'Nghỉ phép',
	});
	await pass(world, 1);
	expect(mailsTo(district)).toContain('có người quyết định thay (huyện Ba Tơ)');
	expect((await world.head(reportId))?.askedOf.map(({ id }) => id)).toEqual(['delegate']);
	expect(await world.decide(world.tokenFor(district))).toMatchObject({ ok: false, standing: 'reassigned' });
	expect(await world.decide(world.tokenFor(delegate.mail))).toMatchObject({ ok: true });

	// The province says nothing over Tết: reminded before and on the day, then the deputy is asked, then the ministry is told.
	await pass(world, 34);
	expect(await world.head(reportId)).toMatchObject({ state: 'in-review', levelIndex: 1, asked: true });
	expect(mailsTo(province)).toEqual([
		'xin phê duyệt (tỉnh Quảng Ngãi)',
		'sắp đến hạn xét duyệt (tỉnh Quảng Ngãi)',
		'đến hạn xét duyệt (tỉnh Quảng Ngãi)',
		'quá hạn xét duyệt (tỉnh Quảng Ngãi)',
		'quá hạn xét duyệt (tỉnh Quảng Ngãi)',
		'quá hạn xét duyệt (tỉnh Quảng Ngãi)',
		// The engine asks anew before the links of the first question end.
		'xin phê duyệt (tỉnh Quảng Ngãi)',
		'quá hạn xét duyệt (tỉnh Quảng Ngãi)',
	]);
	expect(mailsTo(deputy.mail)[0]).toBe('xin phê duyệt (tỉnh Quảng Ngãi)');
	expect(mailsTo(ministry)).toEqual(['quá hạn xét duyệt ở tỉnh Quảng Ngãi']);
	expect(await world.decide(world.tokenFor(deputy.mail), 'return', 'Thiếu biểu 3')).toMatchObject({ ok: true });

	// Corrected, and again to the province; there the holder leaves office and the successor takes over.
	await world.upload(text(yearly.replace('60 lao động', '65 lao động')), { reportId });
	await world.submit(reportId);
	await pass(world, 1);
	expect(await world.decide(world.tokenFor(district))).toMatchObject({ ok: true });
	const leaver = (await world.store.get(keys.approver(provinceUnit, 'approver-1'))) as ApproverItem;
	await put({ ...leaver, validTo: '2026-03-04' });
	await put(office(provinceUnit, successor, { validFrom: '2026-03-05' }));
	await pass(world, 3);
	expect(await world.decide(world.tokenFor(province))).toMatchObject({ ok: false });
	expect(await world.decide(world.tokenFor(successor.mail))).toMatchObject({ ok: true });

	// The ministry decides after its reminders.
	await pass(world, 20);
	expect(await world.decide(world.tokenFor(ministry))).toMatchObject({ ok: true });
	await pass(world, 1);
	expect(await world.head(reportId)).toMatchObject({ state: 'approved', version: 2 });
	const { events, chain } = await loadHistory(world.store, reportId);
	expect(chain).toEqual({ holds: true });
	expect(await eventTypes(reportId)).toEqual(
		expect.arrayContaining(['reassigned', 'reminded', 'escalated', 'returned']),
	);
	const took = (world.timer.now() - Date.parse('2026-01-26T02:00:00.000Z')) / day;
	expect(Math.round(took)).toBe(60);
	console.info(
		events
			.map(
				(event, at) =>
					`${formatInstant(event.at)}  ${event.actor.name}: ${describeEvent(event, levelNames(events, at), 'vi', texts.vi)}`,
			)
			.join('\n'),
	);
	world.stop();
});
