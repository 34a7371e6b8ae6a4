// Goal: only the submitter confirms, only what they saw, with everything answered. Method: the use case over a store that behaves.
import { beforeEach, describe, expect, it } from 'vitest';
import { loadHead } from '../../../functions/ledger/record-event.ts';
import { createSubmitReport, dateAnswer } from '../../../functions/ledger/submit-report.ts';
import { submitter, untilAsked } from '../../support/report-fixture.ts';
import { createWorld, storeReport, type World } from '../../support/test-world.ts';

const untilConfirmationAsked = untilAsked.slice(0, 6);
const finding = {
	id: 'check-1',
	code: 'sum',
	severity: 'warning' as const,
	vi: 'Tổng lệch',
	en: 'Sum off',
	figures: [],
};
let world: World;
const submit = async (over: { answers?: Record<string, string>; revision?: number } = {}, by = submitter) => {
	const head = await loadHead(world.store, 'bc-1');
	return createSubmitReport(world)(by, {
		reportId: 'bc-1',
		version: 1,
		revision: head?.revision ?? 0,
		programme: null,
		answers: {},
		...over,
	});
};

beforeEach(async () => {
	world = createWorld();
	await storeReport(world, untilConfirmationAsked, [finding]);
});

describe('confirming a reading', () => {
	it('asks for every missing answer at once', async () => {
		const refused = await submit({ answers: { [dateAnswer]: '31/02/2025' } });
		expect(refused).toMatchObject({ ok: false, problems: [{ code: 'answer-missing' }, { code: 'date-unclear' }] });
	});

	it('freezes the digest and takes the date that the document lost', async () => {
		expect(await submit({ answers: { 'check-1': 'Số đúng', [dateAnswer]: '20/03/2025' } })).toMatchObject({ ok: true });
		expect(await loadHead(world.store, 'bc-1')).toMatchObject({
			state: 'submitted',
			figuresDigest: 'd1',
			documentDate: '2025-03-20',
		});
	});

	it('refuses what moved on after the page was opened, and a second confirmation', async () => {
		const answers = { 'check-1': 'Số đúng' };
		expect(await submit({ answers, revision: 1 })).toMatchObject({ ok: false, problems: [{ code: 'moved-on' }] });
		await submit({ answers });
		expect(await submit({ answers })).toMatchObject({ ok: false, problems: [{ code: 'wrong-state' }] });
	});

	it('does not know the report for anybody else', async () => {
		const other = { ...submitter, id: 'sub-other' };
		expect(await submit({ answers: { 'check-1': 'x' } }, other)).toMatchObject({
			ok: false,
			problems: [{ code: 'unknown-report' }],
		});
	});
});
