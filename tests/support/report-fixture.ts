// A report of a district at any stage, made by its own events. Invariant: fixtures go through the same transitions as real reports.
import { evolve } from '../../functions/domain/evolve.ts';
import { chainStart, sealEvent } from '../../functions/domain/history.ts';
import type { Person, ReportHead, Route } from '../../functions/domain/report.ts';
import type { Actor, DecisionBinding, EventBody, HistoryEvent } from '../../functions/domain/report-events.ts';

export const submitter: Person = {
	id: 'sub-hoa',
	name: 'Nguyễn Thị Hoa',
	mail: 'hoa@bato.example',
	position: 'Chuyên viên',
};

export const districtId = 'district-535-2004-07-08';

export const route: Route = {
	chain: [
		{ level: 'district', unitId: districtId },
		{ level: 'province', unitId: 'province-51-2004-07-08' },
		{ level: 'ministry', unitId: 'ministry-VN-2004-07-08' },
	],
	asOf: '2025-03-20',
	reason: { vi: 'Trước 01/7/2025', en: 'Before 1 July 2025' },
};

export const actors = {
	system: { kind: 'system', id: 'system', name: 'Hệ thống' },
	submitter: { kind: 'submitter', id: submitter.id, name: submitter.name },
	approver: { kind: 'approver', id: 'p1', name: 'Phạm Văn Lãnh' },
} as const satisfies Record<string, Actor>;

export const binding = (levelIndex: number): DecisionBinding => ({
	levelIndex,
	unitId: route.chain[levelIndex]?.unitId ?? '',
	fileHashes: ['a'.repeat(64)],
	figuresDigest: 'd1',
	rulesVersion: 'test',
	acknowledged: [],
});

export const opening: Extract<EventBody, { type: 'opened' }> = {
	type: 'opened',
	unitId: districtId,
	period: '2021-2025',
	programme: null,
	submitter,
	files: [{ n: 1, name: 'bao-cao.pdf', bytes: 10, sha256: 'a'.repeat(64), role: 'report', objectVersionId: null }],
};

/** The history of a report, event by event; `at` counts minutes from the start. */
export function historyOf(...steps: [Actor, EventBody][]): { events: HistoryEvent[]; head: ReportHead } {
	const events: HistoryEvent[] = [];
	let head: ReportHead | null = null;
	for (const [actor, body] of [[actors.submitter, opening] as [Actor, EventBody], ...steps]) {
		const previous = events.at(-1);
		const event = sealEvent({
			reportId: 'bc-1',
			seq: events.length + 1,
			at: new Date(Date.UTC(2025, 2, 20, 8, events.length)).toISOString(),
			version: body.type === 'version-opened' ? body.version : (head?.version ?? 1),
			actor,
			body,
			previous: previous?.hash ?? chainStart,
		});
		head = evolve(head, event);
		events.push(event);
	}
	if (!head) throw new Error('no events');
	return { events, head };
}

export const readBody: EventBody = {
	type: 'read',
	figures: 9,
	digest: 'd1',
	programme: 'national',
	documentDate: null,
};

/** From opening to waiting for the first level. */
export const untilAsked: [Actor, EventBody][] = [
	[actors.system, { type: 'file-arrived', n: 1, objectVersionId: 'v1' }],
	[actors.system, { type: 'files-received', execution: 'bc-1-v1-r1' }],
	[actors.system, { type: 'scanned', outcome: 'clean', infected: [] }],
	[actors.system, readBody],
	[actors.system, { type: 'checked', findings: 0, failing: 0, rulesVersion: 'test' }],
	[actors.system, { type: 'confirmation-asked' }],
	[
		actors.submitter,
		{ type: 'submitted', figuresDigest: 'd1', programme: 'national', documentDate: null, answers: {} },
	],
	[actors.system, { type: 'routed', route }],
	[actors.system, { type: 'approval-asked', levelIndex: 0, approvers: [] }],
];
