// A function fed from a queue, on a clock of the test. Invariant: trouble of the source fails the test, and nothing runs on once it ends.
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import type { QueueMapping, QueueModel } from '../../../../infra/local/assembly/model.ts';
import { createTestClock } from '../../../../infra/local/clock.ts';
import type { InvocationOutcome } from '../../../../infra/local/lambda/runtime-protocol.ts';
import { createQueueSource } from '../../../../infra/local/sqs/queue-source.ts';
import { createQueues } from '../../../../infra/local/sqs/queues.ts';

export interface Batch {
	readonly Records: readonly {
		readonly body: string;
		readonly messageId: string;
		readonly attributes: { readonly ApproximateReceiveCount: string };
	}[];
}

export type Answer = (batch: Batch) => InvocationOutcome | Promise<InvocationOutcome>;

export const failed: InvocationOutcome = { ok: false, failure: { errorType: 'E', errorMessage: 'm', trace: [] } };

/** Not started yet; `calls` are the bodies of each batch it was called with. */
export function feedFunction(of: { queues: QueueModel[]; mapping: QueueMapping; answer: Answer }) {
	const clock = createTestClock(0);
	const queues = createQueues({ db: new DatabaseSync(':memory:'), clock, queues: of.queues });
	const calls: string[][] = [];
	const source = createQueueSource({
		mapping: of.mapping,
		queues,
		clock,
		region: 'ap-southeast-1',
		onTrouble: (line) => {
			throw new Error(line);
		},
		lambda: {
			invoke: async (_, payload) => {
				const batch = payload as Batch;
				calls.push(batch.Records.map(({ body }) => body));
				return of.answer(batch);
			},
		},
	});
	onTestFinished(source.stop);
	onTestFinished(clock.settleWith(source.idle));
	return { clock, queues, source, calls };
}
