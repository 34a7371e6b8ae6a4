// How a workflow step starts and ends: its input is checked, its errors are of two names, its secrets stay out of the log.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ConflictError } from '../../../functions/ports/item-store.ts';
import { createStepHandler } from '../../../functions/runtime/step-handler.ts';
import { captureLog, context } from './call.ts';

const input = z.object({ reportId: z.string(), taskToken: z.string() });
const event = { reportId: 'bc-1', taskToken: 'the-secret-token' };

const outcomeOf = async (run: (given: z.infer<typeof input>) => Promise<unknown>, given: unknown = event) => {
	const log = captureLog();
	const handler = createStepHandler('step', input, run);
	const result = await handler(given, context).then(
		(output: unknown) => ({ output }),
		(error: unknown) => ({ error: error as Error }),
	);
	return { ...result, log: log.text() };
};

describe('a step', () => {
	it('gets its input as the contract has it, and gives its output as it is', async () => {
		const result = await outcomeOf(async (given) => ({ given, none: null }), { ...event, more: 1 });
		expect(result).toMatchObject({ output: { given: event, none: null } });
	});

	it('does not run on an input that breaks the contract: that is final', async () => {
		let ran = false;
		const run = async () => {
			ran = true;
		};
		expect(await outcomeOf(run, { reportId: 1 })).toMatchObject({ error: { name: 'PermanentError' } });
		expect(ran).toBe(false);
	});

	it.each<[string, Error, string]>([
		['a competing change', new ConflictError('x'), 'TransientError'],
		['a fault of the program', new TypeError('x'), 'PermanentError'],
	])('lets only the two names out: %s', async (_, thrown, name) => {
		const { error, log } = (await outcomeOf(async () => Promise.reject(thrown))) as { error: Error; log: string };
		expect(error).toMatchObject({ name, message: `${thrown.name}: x` });
		expect(log).toContain('the call failed');
		expect(log).toContain(name);
		expect(log).toContain('request-1');
	});

	it('writes neither input nor output into the log, however it ends', async () => {
		const ended = await outcomeOf(async () => ({ output: 'the-secret-output' }));
		const failed = await outcomeOf(async () => Promise.reject(new Error('x')));
		const refused = await outcomeOf(async () => null, { reportId: 7, taskToken: 'the-secret-token' });
		for (const { log } of [ended, failed, refused]) expect(log).not.toContain('the-secret');
	});
});
