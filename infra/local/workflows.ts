// Stands up the state machines of the template: their tasks call its functions, and each change of an execution goes to the event bus.
import type { DatabaseSync } from 'node:sqlite';
import type { AssemblyModel } from './assembly/model.ts';
import type { Clock } from './clock.ts';
import type { EventBus } from './events/event-bus.ts';
import type { Lambda } from './lambda/lambda.ts';
import { createStepFunctions, type StepFunctions } from './step-functions/engine.ts';

export interface WorkflowOptions {
	readonly db: DatabaseSync;
	readonly model: AssemblyModel;
	readonly clock: Clock;
	readonly lambda: Lambda;
	readonly bus: EventBus;
	readonly onTrouble: (line: string) => void;
}

/** Nothing moves before its `start`. */
export function standUpWorkflows({ db, model, clock, lambda, bus, onTrouble }: WorkflowOptions): StepFunctions {
	return createStepFunctions({
		db,
		clock,
		machines: model.machines,
		paused: true,
		report: (error) => onTrouble(`Step Functions: ${String(error)}`),
		async invoke(functionName, payload) {
			const outcome = await lambda.invoke(functionName, payload);
			return outcome.ok ? { payload: JSON.parse(outcome.payload) as unknown } : { error: outcome.failure };
		},
		onStatusChange: async (event) => bus.put(event),
	});
}
