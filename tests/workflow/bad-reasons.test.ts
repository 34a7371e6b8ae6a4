// Reasons that are none, too long or full of markup. Method: every act that needs a reason gets each of them, over the real workflow; a refused one moves
// nothing, a taken one stands in the history letter by letter and runs in no mail.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maxReason } from '../../functions/ledger/decision-problems.ts';
import { loadHistory } from '../../functions/ledger/history.ts';
import { createOverrideDecision } from '../../functions/ledger/override-decision.ts';
import { createRerouteReport } from '../../functions/ledger/reroute-report.ts';
import { createWithdrawReport } from '../../functions/ledger/withdraw-report.ts';
import { route, submitter } from '../support/report-fixture.ts';
import { confirmed, district, province } from '../support/workflow-story.ts';
import { createWorkflowWorld, type WorkflowWorld } from '../support/workflow-world.ts';

let world: WorkflowWorld;
let reportId: string;
beforeEach(async () => {
	world = createWorkflowWorld();
	await world.seed();
	reportId = await confirmed(world);
	expect(await world.decide(world.tokenFor(district))).toMatchObject({ ok: true });
});
afterEach(() => world.stop());

type Done = Promise<{ ok: boolean; problems?: { code: string }[] }>;
const administrator = { id: 'adm', name: 'Quản trị', mail: 'adm@moit.example', position: '' };
const seen = async (reason: string) => ({ reportId, revision: (await world.head(reportId))?.revision ?? 0, reason });
const units = [route.chain[0]?.unitId ?? '', route.chain[2]?.unitId ?? ''];

const acts: Record<string, (reason: string) => Done> = {
	return: (reason) => world.decide(world.tokenFor(province), 'return', reason),
	'return-below': (reason) => world.decide(world.tokenFor(province), 'return-below', reason),
	reject: (reason) => world.decide(world.tokenFor(province), 'reject', reason),
	'take-back': (reason) => world.takeBack(world.tokenFor(district), reason),
	withdraw: async (reason) => createWithdrawReport(world)(submitter, await seen(reason)),
	override: async (reason) => createOverrideDecision(world)(administrator, { ...(await seen(reason)), act: 'approve' }),
	reroute: async (reason) => createRerouteReport(world)(administrator, { ...(await seen(reason)), units }),
};
const names = Object.keys(acts);
const run = (name: string, reason: string): Done => acts[name]?.(reason) ?? Promise.reject(new Error(name));

const none = ['', ' \n\t\r\n ', '\u200b\u200b', '\u2060\ufeff \u00ad', '\u3164'];
const markup = `<script>fetch('//evil.example')</script><img src=x onerror=alert(1)> & "Số" 'liệu' </pre>\n> Trích`;

describe('a reason', () => {
	it.each(names)('to %s that says nothing is missing, one of 100,000 characters is too long', async (name) => {
		const before = [await world.head(reportId), await loadHistory(world.store, reportId)];
		for (const reason of none)
			expect(await run(name, reason), JSON.stringify(reason)).toMatchObject({
				ok: false,
				problems: [{ code: 'reason-missing' }],
			});
		for (const reason of ['x'.repeat(100_000), '😀'.repeat(50_000), 'x'.repeat(maxReason + 1)])
			expect(await run(name, reason)).toMatchObject({ ok: false, problems: [{ code: 'reason-too-long' }] });
		expect([await world.head(reportId), await loadHistory(world.store, reportId)]).toEqual(before);
	});

	it.each(names)('to %s full of markup stands as it was written and runs in no mail', async (name) => {
		const mailed = world.mails.length;
		expect(await run(name, `${markup}\ud800\u0000`)).toMatchObject({ ok: true });
		await world.settle();
		await world.tend();
		const { events, chain } = await loadHistory(world.store, reportId);
		expect(chain).toEqual({ holds: true });
		const reasons = events.flatMap(({ body }) => ('reason' in body && body.reason ? [body.reason] : []));
		expect(reasons.at(-1)?.startsWith(markup)).toBe(true);
		for (const { html, subject } of world.mails.slice(mailed)) {
			expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
			expect(subject).not.toMatch(/[\r\n]/);
		}
	});

	it('with an approval may be left out and may not be too long', async () => {
		const long = await world.decide(world.tokenFor(province), 'approve', 'x'.repeat(100_000));
		expect(long).toMatchObject({ ok: false, problems: [{ code: 'reason-too-long' }] });
		expect(await world.decide(world.tokenFor(province), 'approve', '')).toMatchObject({ ok: true });
	});
});
