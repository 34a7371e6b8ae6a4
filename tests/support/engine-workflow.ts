// The workflow ports straight on an engine in the same process, without the wire. Invariant: same answers as the adapters
// (tests/contract/workflow.test.ts).
import type { WaitingTasks, Workflow } from '../../functions/ports/workflow.ts';
import type { StepFunctions } from '../../infra/local/step-functions/engine.ts';

const named = (error: unknown, ...names: string[]): boolean => error instanceof Error && names.includes(error.name);

export function createEngineWorkflow(
	{ operations }: Pick<StepFunctions, 'operations'>,
	stateMachineArn: string,
): { workflow: Workflow; tasks: WaitingTasks } {
	return {
		workflow: {
			async start(name, input) {
				try {
					await operations.StartExecution({ stateMachineArn, name, input: JSON.stringify(input) });
					return 'started';
				} catch (error) {
					if (named(error, 'ExecutionAlreadyExists')) return 'exists';
					throw error;
				}
			},
		},
		tasks: {
			async complete(taskToken, outcome) {
				try {
					await operations.SendTaskSuccess({ taskToken, output: JSON.stringify(outcome) });
					return 'completed';
				} catch (error) {
					if (named(error, 'TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken')) return 'gone';
					throw error;
				}
			},
		},
	};
}
