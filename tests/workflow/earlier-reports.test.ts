// Goal: a report is held against what its unit reported before. Method: an earlier report goes its whole way first.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FindingsItem, keys } from '../../functions/ledger/items.ts';
import { district, text } from '../support/workflow-story.ts';
import { createWorkflowWorld, sampleText, type WorkflowWorld } from '../support/workflow-world.ts';

const earlierText = sampleText.replaceAll('2021-2025', '2016-2020');
let world: WorkflowWorld;
beforeEach(async () => {
	world = createWorkflowWorld();
	await world.seed();
});
afterEach(() => world.stop());

async function approvedEarlier(): Promise<void> {
	const reportId = await world.upload(text(earlierText), { period: '2016-2020' });
	expect(await world.submit(reportId)).toMatchObject({ ok: true });
	expect(await world.decide(world.tokenFor(district))).toMatchObject({ ok: true });
}

const outliersOf = async (reportId: string) => {
	const item = (await world.store.get(keys.findings(reportId, 1))) as FindingsItem | null;
	return (item?.findings ?? []).filter((finding) => finding.code === 'outlier');
};

describe('a report after an approved one', () => {
	it('is asked about a figure that is ten times as large, with both values and the period', async () => {
		await approvedEarlier();
		const grown = sampleText.replace('120 triệu', '1.200 triệu');
		const reportId = await world.upload(text(grown));
		const found = await outliersOf(reportId);
		expect(found.map((finding) => [finding.severity, finding.vi])).toEqual([
			[
				'warning',
				'Đào tạo nghề, truyền nghề: kinh phí (mọi nguồn) là 1.200 triệu đồng, gấp 10 lần số 120 triệu đồng của báo cáo giai đoạn 2016-2020. Số này có đúng không? Nếu đúng, xin cho biết lý do.',
			],
		]);
		expect(found[0]?.figures).toHaveLength(1);
		// It is answered like any other finding, and the report goes on.
		expect(await world.submit(reportId)).toMatchObject({ ok: true });
		expect(await world.head(reportId)).toMatchObject({ state: 'in-review' });
	});

	it('is asked for the unit of an amount that is a thousand times as small', async () => {
		await approvedEarlier();
		const reportId = await world.upload(text(sampleText.replace('120 triệu đồng', '120.000 đồng')));
		const found = await outliersOf(reportId);
		expect(found.map((finding) => finding.vi)).toEqual([
			expect.stringMatching(/là 120\.000 đồng, nhỏ hơn 1\.000 lần số 120 triệu đồng .*Có nhầm đơn vị tiền/),
		]);
	});

	it('is asked nothing where its figures are like those before', async () => {
		await approvedEarlier();
		const reportId = await world.upload(text(sampleText.replace('120 triệu', '360 triệu')));
		expect(await outliersOf(reportId)).toEqual([]);
	});
});

it('a first report is asked nothing', async () => {
	const reportId = await world.upload(text(sampleText.replace('120 triệu', '1.200 triệu')));
	expect(await outliersOf(reportId)).toEqual([]);
});

it('an earlier report that its unit has not approved says nothing', async () => {
	await world.upload(text(earlierText), { period: '2016-2020' });
	const reportId = await world.upload(text(sampleText.replace('120 triệu', '1.200 triệu')));
	expect(await outliersOf(reportId)).toEqual([]);
});
