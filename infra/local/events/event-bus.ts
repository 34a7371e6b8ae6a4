// The default event bus. Invariant: `put` writes what its rules send to queues and functions in one transaction with whatever the caller
// writes, so an event is either accepted as a whole or not at all.
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { RuleModel, RuleTarget } from '../assembly/model.ts';
import type { Clock } from '../clock.ts';
import { type Duplicates, noDuplicates } from '../duplicates.ts';
import type { AsyncInvocations } from '../lambda/async-invocations.ts';
import { LARGEST_ASYNC_REQUEST } from '../lambda/payload-limits.ts';
import { transaction } from '../sqlite.ts';
import { LARGEST_MESSAGE, type Queues } from '../sqs/queues.ts';
import { checkPattern, matchesPattern } from './pattern.ts';
import { targetInput } from './target-input.ts';

export interface BusEvent {
	readonly source: string;
	readonly 'detail-type': string;
	readonly detail: unknown;
	readonly resources?: readonly string[];
	readonly id?: string;
	readonly time?: string;
}

export interface EventBus {
	put(event: BusEvent): void;
	/** Sends a scheduled rule's event to its targets. */
	fire(rule: RuleModel): void;
}

export interface EventBusOptions {
	readonly db: DatabaseSync;
	readonly clock: Clock;
	readonly rules: readonly RuleModel[];
	readonly queues: Queues;
	readonly asyncInvocations: Pick<AsyncInvocations, 'accept' | 'wake'>;
	readonly hasFunction: (arn: string) => boolean;
	/** Whether the target's own policy lets this rule in. */
	readonly mayReach: (rule: RuleModel, targetArn: string) => boolean;
	readonly region: string;
	readonly account: string;
	readonly duplicates?: Duplicates;
}

/** What an entry of the bus may hold, in bytes of UTF-8. */
export const LARGEST_EVENT = 1_048_576;

export function createEventBus(options: EventBusOptions): EventBus {
	const { db, clock, rules, queues, asyncInvocations, hasFunction, mayReach, region, account } = options;
	const { duplicates = noDuplicates } = options;
	for (const rule of rules) {
		if (rule.pattern !== undefined) checkPattern(rule.pattern);
		for (const target of rule.targets) {
			if (!queues.has(target.arn) && !hasFunction(target.arn)) {
				throw new Error(`Rule ${rule.name} targets ${target.arn}, which the local host cannot reach.`);
			}
		}
	}

	const complete = (event: BusEvent) => ({
		version: '0',
		id: event.id ?? randomUUID(),
		'detail-type': event['detail-type'],
		source: event.source,
		account,
		time: event.time ?? new Date(clock.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
		region,
		resources: event.resources ?? [],
		detail: event.detail,
	});

	// Handing over is a row here and cannot fail alone: only what another try cannot mend leads to the target's own dead-letter queue, at
	// once, as on AWS: a missing permission, and an input larger than the target takes.
	const send = (rule: RuleModel, target: RuleTarget, event: ReturnType<typeof complete>) => {
		const input = targetInput(target, event);
		const isQueue = queues.has(target.arn);
		const fits = Buffer.byteLength(input) <= (isQueue ? LARGEST_MESSAGE : LARGEST_ASYNC_REQUEST);
		if (!fits || !mayReach(rule, target.arn)) {
			const aside = target.deadLetterArn;
			if (aside !== undefined && mayReach(rule, aside)) queues.send(aside, JSON.stringify(event));
			return;
		}
		if (isQueue) queues.send(target.arn, input);
		else asyncInvocations.accept(target.arn, input);
	};

	const accept = (event: ReturnType<typeof complete>, chosen: readonly RuleModel[]) => {
		const bytes = Buffer.byteLength(JSON.stringify(event));
		if (bytes > LARGEST_EVENT) {
			throw new Error(`An event of ${event.source} has ${bytes} bytes; the bus takes ${LARGEST_EVENT}.`);
		}
		transaction(db, () => {
			for (const rule of chosen) {
				for (const target of rule.targets) {
					send(rule, target, event);
					if (duplicates.next()) send(rule, target, event);
				}
			}
		});
		// The caller's transaction may still be open: look when it is done.
		setImmediate(asyncInvocations.wake);
	};

	return {
		put(event) {
			const completed = complete(event);
			accept(
				completed,
				rules.filter((rule) => rule.pattern !== undefined && matchesPattern(rule.pattern, completed)),
			);
		},
		fire(rule) {
			accept(complete({ source: 'aws.events', 'detail-type': 'Scheduled Event', resources: [rule.arn], detail: {} }), [
				rule,
			]);
		},
	};
}
