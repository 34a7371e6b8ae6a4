// Goal: transitions never skip a level and a replayed history gives the state. Method: random acts at random moments, as the ledger
// would try them; refused ones leave no trace, accepted ones are recorded and replayed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evolve, replay } from '../../functions/domain/evolve.ts';
import { sealEvent, verifyChain } from '../../functions/domain/history.ts';
import type { ReportHead } from '../../functions/domain/report.ts';
import type { Actor, EventBody, HistoryEvent } from '../../functions/domain/report-events.ts';
import { refusalOf } from '../../functions/domain/transitions.ts';
import { actors, binding, historyOf, opening, readBody, route } from '../support/report-fixture.ts';

type Act = Exclude<EventBody, { type: 'opened' }>;

const level = fc.integer({ min: 0, max: 3 });
const act: fc.Arbitrary<Act> = fc.oneof(
	level.map((n): Act => ({ type: 'approved', binding: binding(n) })),
	level.map((n): Act => ({ type: 'approval-asked', levelIndex: n, approvers: [] })),
	level.map((n): Act => ({ type: 'returned', binding: binding(n), reason: 'sai số liệu' })),
	level.map((n): Act => ({ type: 'published', levelIndex: n, cells: 1 })),
	fc.constantFrom<Act>(
		{ type: 'rejected', binding: binding(0), reason: 'không thuộc thẩm quyền' },
		{ type: 'version-opened', version: 2, files: opening.files },
		{ type: 'version-opened', version: 3, files: opening.files },
		{ type: 'files-received', execution: 'x' },
		readBody as Act,
		{ type: 'confirmation-asked' },
		{ type: 'submitted', figuresDigest: 'd1', programme: 'national', documentDate: null, answers: {} },
		{ type: 'routed', route },
		{ type: 'lapsed' },
		{ type: 'failed', failure: { kind: 'system', problems: [] } },
		{ type: 'resumed', execution: 'x', attempt: 2 },
		{ type: 'resumed', execution: 'x', attempt: 3 },
	),
);

const actorOf = (body: Act): Actor => {
	if (['submitted', 'version-opened'].includes(body.type)) return actors.submitter;
	if (body.type === 'resumed') return { ...actors.system, kind: 'administrator' };
	return 'binding' in body ? actors.approver : actors.system;
};

/** Tries the acts in turn, weaving in the ordinary next step so that runs also reach the late states. */
function run(acts: Act[]): { head: ReportHead; events: HistoryEvent[] } {
	const { events, head: first } = historyOf();
	let head = first;
	for (const body of acts) {
		if (refusalOf(head, body, actorOf(body).kind)) continue;
		const version = body.type === 'version-opened' ? body.version : head.version;
		const event = sealEvent({
			reportId: 'bc-1',
			seq: head.seq + 1,
			at: new Date(Date.UTC(2025, 3, 1, 0, head.seq)).toISOString(),
			version,
			actor: actorOf(body),
			body,
			previous: head.lastHash,
		});
		head = evolve(head, event);
		events.push(event);
	}
	return { head, events };
}

const ordinary: Act[] = [
	{ type: 'files-received', execution: 'x' },
	readBody as Act,
	{ type: 'confirmation-asked' },
	{ type: 'submitted', figuresDigest: 'd1', programme: 'national', documentDate: null, answers: {} },
	{ type: 'routed', route },
	{ type: 'approval-asked', levelIndex: 0, approvers: [] },
	{ type: 'approved', binding: binding(0) },
	{ type: 'approval-asked', levelIndex: 1, approvers: [] },
	{ type: 'approved', binding: binding(1) },
	{ type: 'approval-asked', levelIndex: 2, approvers: [] },
	{ type: 'approved', binding: binding(2) },
];

const woven = fc
	.array(fc.tuple(fc.array(act, { maxLength: 4 }), fc.boolean()), { minLength: 11, maxLength: 24 })
	.map((noise) => noise.flatMap(([acts, keep], i) => [...acts, ...(keep || i < 11 ? [ordinary[i % 11]!] : [])]));

describe('the life of a report', () => {
	it('reaches approval in the ordinary order', () => {
		expect(run(ordinary).head.state).toBe('approved');
	});

	it('approves only after every level, each once and in order, within one version', () => {
		fc.assert(
			fc.property(woven, (acts) => {
				const { head, events } = run(acts);
				const approvals = events
					.filter((event) => event.version === head.version)
					.flatMap(({ body }) => (body.type === 'approved' ? [body.binding.levelIndex] : []));
				expect(approvals).toEqual([0, 1, 2].slice(0, approvals.length));
				expect(head.state === 'approved').toBe(approvals.length === 3);
			}),
			{ numRuns: 300 },
		);
	});

	it('decides only what was asked: each approval follows its own question', () => {
		fc.assert(
			fc.property(woven, (acts) => {
				let asked: number | null = null;
				for (const { body } of run(acts).events) {
					if (body.type === 'approval-asked') asked = body.levelIndex;
					if ('binding' in body) {
						expect(body.binding.levelIndex).toBe(asked);
						asked = null;
					}
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('gives the same head when its history is replayed, from bytes as well', () => {
		fc.assert(
			fc.property(woven, (acts) => {
				const { head, events } = run(acts);
				const stored: HistoryEvent[] = JSON.parse(JSON.stringify(events));
				expect(replay(stored)).toEqual(head);
				expect(verifyChain(stored)).toEqual({ holds: true });
			}),
			{ numRuns: 300 },
		);
	});
});
