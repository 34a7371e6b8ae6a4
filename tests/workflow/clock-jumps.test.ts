// A clock that jumps, forth and back, by seconds and by years. Method: the functions' clock is set off the engine's between acts; instants of a history
// never go back, the views follow the approvals, links do as they should.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadHistory } from '../../functions/ledger/history.ts';
import { requestReissue } from '../../functions/ledger/reissue-links.ts';
import { confirmed, day, district, ministry, province, text, viewAt } from '../support/workflow-story.ts';
import { createWorkflowWorld, sampleText, type WorkflowWorld } from '../support/workflow-world.ts';

let world: WorkflowWorld;
beforeEach(async () => {
	world = createWorkflowWorld();
	await world.seed();
});
afterEach(() => world.stop());

const shown = async (): Promise<(number | null)[]> =>
	Promise.all([0, 1, 2].map(async (level) => (await viewAt(world, level))[0]?.version ?? null));
const approve = async (...mails: string[]) => {
	for (const mail of mails) expect(await world.decide(world.tokenFor(mail)), mail).toMatchObject({ ok: true });
};

async function holds(reportId: string): Promise<void> {
	const { events, chain } = await loadHistory(world.store, reportId);
	expect(chain).toEqual({ holds: true });
	const instants = events.map(({ at }) => at);
	expect(instants).toEqual(instants.toSorted());
}

describe('a clock that goes back', () => {
	it.each([1, 61_000, day, 400 * day])('by %d ms leaves the views as the approvals are', async (back) => {
		const reportId = await confirmed(world);
		await approve(district);
		world.skew.ms = -back;
		expect(await world.takeBack(world.tokenFor(district), 'Nhầm')).toMatchObject({ ok: true });
		expect(await shown()).toEqual([null, null, null]);
		await approve(district, province, ministry);
		expect(await shown()).toEqual([1, 1, 1]);
		expect(await world.takeBack(world.tokenFor(ministry), 'Nhầm')).toMatchObject({ ok: true });
		await world.sweep();
		await world.settle();
		expect(await shown()).toEqual([1, 1, null]);
		await approve(ministry);
		await world.timer.advance(1_000);
		await world.upload(text(sampleText), { reportId });
		await world.submit(reportId);
		await approve(district);
		expect(await shown()).toEqual([2, 1, 1]);
		expect(await world.decide(world.tokenFor(province), 'reject', 'Không có căn cứ')).toMatchObject({ ok: true });
		expect(await shown()).toEqual([1, 1, 1]);
		await holds(reportId);
	});

	it('has late entries of the stream change nothing', async () => {
		const published: Parameters<WorkflowWorld['redeliver']>[0][] = [];
		world.store.onPut((item) => {
			if (item.type === 'publication') published.push(item);
		});
		await confirmed(world);
		await approve(district);
		world.skew.ms = -day;
		expect(await world.takeBack(world.tokenFor(district), 'Nhầm')).toMatchObject({ ok: true });
		for (const item of [...published, ...published.toReversed()]) await world.redeliver(item);
		expect(await shown()).toEqual([null, null, null]);
	});

	it('leaves the newest link the one that decides', async () => {
		await confirmed(world);
		const first = world.tokenFor(district);
		world.skew.ms = -day;
		await requestReissue(world, district);
		await world.tend();
		const second = world.tokenFor(district);
		expect(second).not.toBe(first);
		expect(await world.decide(first)).toMatchObject({ ok: false, standing: 'reissued' });
		expect(await world.decide(second)).toMatchObject({ ok: true });
	});
});

describe('a clock that jumps ahead', () => {
	it('ends links and is no decision; once it is right again the mailbox still gets its links', async () => {
		const reportId = await confirmed(world);
		world.skew.ms = 366 * day;
		expect(await world.decide(world.tokenFor(district))).toMatchObject({ ok: false, standing: 'expired' });
		for (let times = 0; times < 3; times += 1) await requestReissue(world, district);
		await world.tend();
		expect(await world.head(reportId)).toMatchObject({ state: 'in-review', levelIndex: 0, asked: true });
		world.skew.ms = 0;
		const before = world.tokenFor(district);
		await requestReissue(world, district);
		await world.tend();
		expect(world.tokenFor(district)).not.toBe(before);
		await approve(district);
		await holds(reportId);
	});
});
