// What the workflow ports promise, as tests over an engine that whatever is handed in leads to. Invariant: each test has an engine of its own.
import { describe, expect, it } from 'vitest';
import type { WaitingTasks, Workflow } from '../../functions/ports/workflow.ts';
import { createWorkbench, machine, tokenTask } from '../unit/local/step-functions/workbench.ts';

export type Workbench = ReturnType<typeof createWorkbench>;
export interface WorkflowUnderTest {
	workflow: Workflow;
	tasks: WaitingTasks;
}

export const machineName = 'm';

const hour = 3600;

export function describeWorkflow(lead: (bench: Workbench) => Promise<WorkflowUnderTest>): void {
	const open = async () => {
		const bench = createWorkbench({ [machineName]: machine({ Ask: tokenTask({ TimeoutSeconds: hour, End: true }) }) });
		const { workflow, tasks } = await lead(bench);
		const begin = async (name: string, input: unknown = {}) => {
			const answer = await workflow.start(name, input);
			await bench.engine.idle();
			return answer;
		};
		const complete = async (token: string, outcome: unknown = {}) => {
			const answer = await tasks.complete(token, outcome);
			await bench.engine.idle();
			return answer;
		};
		const executions = async () => {
			const { executions: all } = await bench.operations.ListExecutions({ stateMachineArn: bench.arn(machineName) });
			return all;
		};
		const only = async () => {
			const [one, ...others] = await executions();
			expect(others).toEqual([]);
			return bench.operations.DescribeExecution({ executionArn: one?.executionArn ?? '' });
		};
		return { bench, begin, complete, only, token: () => bench.tokens.at(-1) ?? '' };
	};

	describe('a start', () => {
		it('begins an execution of that name with that input', async () => {
			const { begin, only } = await open();
			const input = { reportId: 'bc-1', version: 1, note: 'Ủy ban "Ba Tơ"', none: null };
			expect(await begin('bc-1-v1-r1', input)).toBe('started');
			const execution = await only();
			expect(execution.name).toBe('bc-1-v1-r1');
			expect(JSON.parse(execution.input ?? '')).toEqual(input);
		});

		it('begins nothing twice while it runs', async () => {
			const { begin, bench, only } = await open();
			await begin('bc-1-v1-r1', { a: 1 });
			// Step Functions answers a repeated start of a running execution as it answered the first.
			expect(['started', 'exists']).toContain(await begin('bc-1-v1-r1', { a: 1 }));
			expect((await only()).status).toBe('RUNNING');
			expect(bench.tokens).toHaveLength(1);
		});

		it('says that the name is taken: by another input, or by an execution that has ended', async () => {
			const { begin, complete, token, only } = await open();
			await begin('bc-1-v1-r1', { a: 1 });
			expect(await begin('bc-1-v1-r1', { a: 2 })).toBe('exists');
			await complete(token());
			expect(await begin('bc-1-v1-r1', { a: 1 })).toBe('exists');
			expect(JSON.parse((await only()).input ?? '')).toEqual({ a: 1 });
		});
	});

	describe('a waiting task', () => {
		it('gets its outcome as it is', async () => {
			const { begin, complete, token, only } = await open();
			await begin('x');
			const outcome = { outcome: 'returned', reason: 'Thiếu vốn đối ứng "2023"', levelIndex: 0, none: null, list: [] };
			expect(await complete(token(), outcome)).toBe('completed');
			expect(JSON.parse((await only()).output ?? '')).toEqual(outcome);
		});

		it('is gone once it is completed: the second outcome changes nothing', async () => {
			const { begin, complete, token, only } = await open();
			await begin('x');
			await complete(token(), { first: true });
			expect(await complete(token(), { first: false })).toBe('gone');
			expect(JSON.parse((await only()).output ?? '')).toEqual({ first: true });
		});

		it('is gone once it timed out', async () => {
			const { bench, begin, complete, token, only } = await open();
			await begin('x');
			await bench.clock.advance(hour * 1000 + 1);
			expect(await complete(token())).toBe('gone');
			expect(await only()).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
		});

		it('is gone once its execution is stopped', async () => {
			const { bench, begin, complete, token, only } = await open();
			await begin('x');
			await bench.operations.StopExecution({ executionArn: (await only()).executionArn });
			expect(await complete(token())).toBe('gone');
		});

		it.each(['never-given', 'A'.repeat(1000)])('is gone where the token never was one: %#', async (token) => {
			const { begin, complete, only } = await open();
			await begin('x');
			expect(await complete(token)).toBe('gone');
			expect((await only()).status).toBe('RUNNING');
		});
	});
}
