// How the history names the resource of a task. Invariant: every Task* event carries it.
import type { TaskState } from './language.ts';

export function taskResource(state: TaskState, details: Record<string, unknown> = {}): Record<string, unknown> {
	return { resourceType: 'lambda', resource: state.Resource.split(':').at(-1), ...details };
}

export function waitsForToken(state: TaskState): boolean {
	return state.Resource === 'arn:aws:states:::lambda:invoke.waitForTaskToken';
}
