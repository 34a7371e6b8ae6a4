// What a definition must keep beyond the form of its fields: targets exist, every state is reachable, expressions parse and name only what
// their field can see. Invariant: a definition without problems cannot fail at run time for a fault that was visible in its text.
import jsonata from 'jsonata';
import { isExpression } from './expression.ts';
import type { Json } from './json.ts';
import type { Definition, State } from './language.ts';

export function findDefinitionProblems(definition: Definition): string[] {
	return [
		...(definition.States[definition.StartAt] ? [] : [`field StartAt: there is no state "${definition.StartAt}"`]),
		...Object.entries(definition.States).flatMap(([name, state]) =>
			problemsOfState(state, definition).map((problem) => `state "${name}", ${problem}`),
		),
		...unreachable(definition).map((name) => `state "${name}": no transition leads to it`),
	];
}

function problemsOfState(state: State, definition: Definition): string[] {
	const problems: string[] = [];
	for (const [field, target] of targets(state))
		if (!definition.States[target]) problems.push(`field ${field}: there is no state "${target}"`);
	if ((state.Type === 'Task' || state.Type === 'Pass' || state.Type === 'Wait') && !state.Next === !state.End)
		problems.push('field Next: give either Next or End');
	if (state.Type === 'Wait' && (state.Seconds === undefined) === (state.Timestamp === undefined))
		problems.push('field Seconds: give either Seconds or Timestamp');
	if (state.Type === 'Task') {
		const waits = state.Resource.endsWith('.waitForTaskToken');
		if (waits && !JSON.stringify(state.Arguments).includes('$states.context.Task.Token'))
			problems.push('field Arguments: .waitForTaskToken needs {% $states.context.Task.Token %} in the Payload');
		if (!waits && state.HeartbeatSeconds !== undefined)
			problems.push('field HeartbeatSeconds: only a task with .waitForTaskToken can send heartbeats');
		if (Number(state.HeartbeatSeconds ?? 0) >= Number(state.TimeoutSeconds ?? Number.POSITIVE_INFINITY))
			problems.push('field HeartbeatSeconds: must be less than TimeoutSeconds');
		for (const field of ['Retry', 'Catch'] as const)
			for (const [index, { ErrorEquals }] of (state[field] ?? []).entries())
				if (ErrorEquals.includes('States.ALL') && (ErrorEquals.length > 1 || index + 1 < (state[field] ?? []).length))
					problems.push(`field ${field}[${index}].ErrorEquals: States.ALL must stand alone and last`);
	}
	for (const [field, source] of expressions(state, '')) problems.push(...problemsOfExpression(state, field, source));
	return problems;
}

function targets(state: State): [field: string, target: string][] {
	switch (state.Type) {
		case 'Task':
			return [
				...(state.Next ? [['Next', state.Next] as [string, string]] : []),
				...(state.Catch ?? []).map(({ Next }, index): [string, string] => [`Catch[${index}].Next`, Next]),
			];
		case 'Choice':
			return [
				...state.Choices.map(({ Next }, index): [string, string] => [`Choices[${index}].Next`, Next]),
				...(state.Default ? [['Default', state.Default] as [string, string]] : []),
			];
		case 'Pass':
		case 'Wait':
			return state.Next ? [['Next', state.Next]] : [];
		case 'Succeed':
		case 'Fail':
			return [];
	}
}

function unreachable(definition: Definition): string[] {
	const reached = new Set<string>();
	const pending = [definition.StartAt];
	for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
		const state = definition.States[name];
		if (!state || reached.has(name)) continue;
		reached.add(name);
		pending.push(...targets(state).map(([, target]) => target));
	}
	return Object.keys(definition.States).filter((name) => !reached.has(name));
}

function* expressions(value: Json | State | undefined, field: string): Generator<[field: string, source: string]> {
	if (typeof value === 'string') {
		// Text with a half-open mark is most likely a slip; AWS refuses it as well.
		if (isExpression(value) || value.startsWith('{%') || value.endsWith('%}')) yield [field, value];
	} else if (Array.isArray(value)) {
		for (const [index, item] of value.entries()) yield* expressions(item, `${field}[${index}]`);
	} else if (typeof value === 'object' && value !== null) {
		for (const [key, item] of Object.entries(value)) yield* expressions(item as Json, field ? `${field}.${key}` : key);
	}
}

function problemsOfExpression(state: State, field: string, source: string): string[] {
	if (!isExpression(source)) return [`field ${field}: an expression stands between {% and %}, with nothing around it`];
	try {
		jsonata(source.slice(2, -2));
	} catch (error) {
		return [`field ${field}: ${(error as { message?: string }).message ?? String(error)}`];
	}
	const seesResult = state.Type === 'Task' && /^(Output|Assign)\b/.test(field);
	const seesError = /^Catch\[\d+\]\.(Output|Assign)\b/.test(field);
	const problems: string[] = [];
	if (!seesResult && source.includes('$states.result'))
		problems.push(`field ${field}: $states.result is known only in Output and Assign of a Task`);
	if (!seesError && source.includes('$states.errorOutput'))
		problems.push(`field ${field}: $states.errorOutput is known only in Output and Assign of a Catch`);
	return problems;
}
