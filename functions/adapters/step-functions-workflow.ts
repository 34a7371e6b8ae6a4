// The workflow on Step Functions. Invariant: a name that was used starts nothing twice; a token that is gone is an answer, not an error.
import {
	ExecutionAlreadyExists,
	InvalidToken,
	paginateListExecutions,
	SendTaskSuccessCommand,
	SFNClient,
	StartExecutionCommand,
	TaskDoesNotExist,
	TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { Runs, WaitingTasks, Workflow } from '../ports/workflow.ts';

export const createStepFunctionsWorkflow = (stateMachineArn: string, client = new SFNClient({})): Workflow => ({
	async start(name, input) {
		try {
			await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
			return 'started';
		} catch (error) {
			if (error instanceof ExecutionAlreadyExists) return 'exists';
			throw error;
		}
	},
});

export const createWaitingTasks = (client = new SFNClient({})): WaitingTasks => ({
	async complete(taskToken, outcome) {
		try {
			await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(outcome) }));
			return 'completed';
		} catch (error) {
			const over = [TaskTimedOut, TaskDoesNotExist, InvalidToken].some((kind) => error instanceof kind);
			if (over) return 'gone';
			throw error;
		}
	},
});

export const createRuns = (stateMachineArn: string, client = new SFNClient({})): Runs => ({
	async listRunning() {
		const names: string[] = [];
		const pages = paginateListExecutions({ client, pageSize: 1000 }, { stateMachineArn, statusFilter: 'RUNNING' });
		for await (const { executions = [] } of pages) for (const { name } of executions) if (name) names.push(name);
		return names;
	},
});
