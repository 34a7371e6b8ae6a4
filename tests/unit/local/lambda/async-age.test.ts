// An asynchronous call grows old as on AWS: six hours unless its function says otherwise, and then it is put aside without another try
// (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html).
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { createTestClock } from '../../../../infra/local/clock.ts';
import { createAsyncInvocations } from '../../../../infra/local/lambda/async-invocations.ts';
import { functionModel } from './function-fixture.ts';

interface Aside {
	requestContext: { condition: string; approximateInvokeCount: number };
}

function setUp(asyncMaximumAgeSeconds: number, start = 0, db = new DatabaseSync(':memory:')) {
	const clock = createTestClock(start);
	const calls: number[] = [];
	const aside: Aside[] = [];
	const model = functionModel({ asyncFailureArn: 'q', asyncMaximumAgeSeconds });
	const invocations = createAsyncInvocations({
		db,
		clock,
		lambda: {
			find: () => model,
			invoke: async () => {
				calls.push(clock.now());
				return { ok: false, failure: { errorType: 'E', errorMessage: 'm', trace: [] } };
			},
		},
		sendMessage: (_, body) => aside.push(JSON.parse(body)),
		onTrouble: () => undefined,
	});
	onTestFinished(clock.settleWith(invocations.idle));
	onTestFinished(invocations.stop);
	return { clock, calls, aside, invocations, db };
}

test('a retry that would come after its age is not made', async () => {
	const { clock, calls, aside, invocations } = setUp(120);
	invocations.accept('f', '{}');
	invocations.wake();
	await clock.advance(600_000);
	expect(calls).toEqual([0, 60_000]);
	expect(aside).toMatchObject([{ requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 2 } }]);
});

test('within its age it has its two retries, after one and after two minutes', async () => {
	const { clock, calls, aside, invocations } = setUp(21_600);
	invocations.accept('f', '{}');
	invocations.wake();
	await clock.advance(600_000);
	expect(calls).toEqual([0, 60_000, 180_000]);
	expect(aside).toMatchObject([{ requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 } }]);
});

test('nothing grows old while the host is off', async () => {
	const first = setUp(120);
	first.invocations.accept('f', '{}');
	await first.invocations.stop();
	const later = 86_400_000;
	const second = setUp(120, later, first.db);
	second.invocations.wake();
	await second.clock.advance(600_000);
	expect(second.calls).toEqual([later, later + 60_000]);
});

test('one larger than 1 MB is not accepted', () => {
	const { invocations } = setUp(120);
	const payload = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2));
	invocations.accept('f', payload(1_048_576));
	expect(() => invocations.accept('f', payload(1_048_577))).toThrow(/1048576 bytes, not 1048577/);
});

test('a data folder of a host that knew no age is taken on', () => {
	const db = new DatabaseSync(':memory:');
	db.exec(
		"CREATE TABLE async_invocations (id TEXT PRIMARY KEY, function_arn TEXT NOT NULL, payload TEXT NOT NULL, attempts INTEGER NOT NULL, due_at INTEGER NOT NULL) STRICT; INSERT INTO async_invocations VALUES ('1', 'f', '{}', 0, 5)",
	);
	setUp(120, 10, db);
	expect(db.prepare('SELECT accepted_at FROM async_invocations').get()).toEqual({ accepted_at: 10 });
});
