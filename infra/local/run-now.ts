// Functions that otherwise wait for their schedule, run because somebody asked on this machine. Invariant: only those that look and tell; none of
// the workflow's steps can be called this way.
import type { AssemblyModel } from './assembly/model.ts';
import type { Lambda } from './lambda/lambda.ts';

const runnable: ReadonlySet<string> = new Set(['reconcile']);

export const createRunNow =
	(model: Pick<AssemblyModel, 'functions'>, lambda: Pick<Lambda, 'invoke'>) => async (name: string) => {
		const found = runnable.has(name) ? model.functions.find((one) => one.name.endsWith(`-${name}`)) : undefined;
		if (!found) return { status: 404, body: `Only these run when asked: ${[...runnable].join(', ')}.` };
		const outcome = await lambda.invoke(found.arn, { asked: true });
		return outcome.ok
			? { status: 200, body: outcome.payload }
			: { status: 500, body: `${outcome.failure.errorType}: ${outcome.failure.errorMessage}` };
	};
