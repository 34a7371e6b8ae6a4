// What expressions see as $states and $variables. Invariant: only fields that Step Functions documents.
import { type Execution, retryCount } from './execution.ts';
import type { Scope } from './expression.ts';
import { type Json, parseStored } from './json.ts';

export function scopeOf(
	execution: Execution,
	extra: { result?: Json; errorOutput?: Json; token?: string } = {},
): Scope {
	const token = extra.token ?? execution.taskToken;
	const context: { [key: string]: Json } = {
		Execution: {
			Id: execution.arn,
			Input: parseStored(execution.input),
			Name: execution.name,
			RoleArn: execution.roleArn,
			StartTime: new Date(execution.startedAt).toISOString(),
			RedriveCount: 0,
		},
		StateMachine: { Id: execution.machineArn, Name: execution.machineArn.split(':').at(-1) ?? '' },
		State: {
			Name: execution.state,
			EnteredTime: new Date(execution.enteredAt).toISOString(),
			RetryCount: retryCount(execution),
		},
		...(token === null ? {} : { Task: { Token: token } }),
	};
	return {
		states: {
			input: parseStored(execution.stateInput),
			context,
			...(extra.result === undefined ? {} : { result: extra.result }),
			...(extra.errorOutput === undefined ? {} : { errorOutput: extra.errorOutput }),
		},
		variables: parseStored(execution.variables) as { [name: string]: Json },
	};
}
