// Stands up the state machines of the template: their tasks call its functions, and each change of an execution goes to the event bus.
import type { DatabaseSync } from 'node:sqlite';
import type { AssemblyModel } from './assembly/model.ts';
import type { Clock } from './clock.ts';
import type { EventBus } from './events/event-bus.ts';
import type { Authority } from './iam/authority.ts';
import type { Lambda } from './lambda/lambda.ts';
import { createStepFunctions, type StepFunctions } from './step-functions/engine.ts';

export interface WorkflowOptions {
	readonly db: DatabaseSync;
	readonly model: AssemblyModel;
	readonly clock: Clock;
	readonly lambda: Lambda;
	readonly authority: Authority;
	readonly bus: EventBus;
	readonly onTrouble: (line: string) => void;
}

/** Nothing moves before its `start`. */
export function standUpWorkflows({
	db,
	model,
	clock,
	lambda,
	authority,
	bus,
	onTrouble,
}: WorkflowOptions): StepFunctions {
	return createStepFunctions({
		db,
		clock,
		machines: model.machines,
		paused: true,
		report: (error) => onTrouble(`Step Functions: ${String(error)}`),
		async invoke(functionName, payload, roleArn) {
			const resource = lambda.find(functionName)?.arn ?? functionName;
			const actor = { kind: 'role', roleArn, session: 'step-functions' } as const;
			const refusal = authority.refusalOf(actor, [{ action: 'lambda:InvokeFunction', resource }]);
			if (refusal !== undefined) return { refused: refusedByLambda(refusal) };
			const outcome = await lambda.invoke(functionName, payload);
			return outcome.ok ? { payload: JSON.parse(outcome.payload) as unknown } : { error: outcome.failure };
		},
		onStatusChange: async (event) => bus.put(event),
	});
}

/** As AWS writes it into the history: an error of the Lambda service, not of the function. */
const refusedByLambda = (refusal: string) => ({
	error: 'Lambda.AWSLambdaException',
	cause: `${refusal} (Service: AWSLambda; Status Code: 403; Error Code: AccessDeniedException)`,
});
