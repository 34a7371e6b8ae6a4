// Evaluates the {% … %} strings of a definition. Invariant: an expression gives JSON or the execution gets States.QueryEvaluationError naming
// the field; time and chance come from the engine's clock and random, never from the process.
import jsonata from 'jsonata';
import type { Clock } from '../clock.ts';
import { asError, StateError } from './errors.ts';
import type { Json } from './json.ts';
import { stepFunctionsFunctions } from './jsonata-functions.ts';

export interface Scope {
	/** `$states`: input, context and, where they exist, result or errorOutput. */
	states: { [key: string]: Json };
	variables: { [name: string]: Json };
}

/** Evaluates every expression inside a JSON value; `field` names its place in errors. */
export type Evaluate = (template: Json, field: string, scope: Scope) => Promise<Json>;

export function isExpression(text: string): boolean {
	return text.length >= 4 && text.startsWith('{%') && text.endsWith('%}');
}

export function createEvaluate({ clock, random }: { clock: Clock; random: () => number }): Evaluate {
	const compiled = new Map<string, jsonata.Expression>();
	const functions = Object.entries(stepFunctionsFunctions({ clock, random }));

	function compile(source: string): jsonata.Expression {
		const known = compiled.get(source);
		if (known) return known;
		const expression = jsonata(source);
		for (const [name, implementation] of functions) expression.registerFunction(name, implementation);
		compiled.set(source, expression);
		return expression;
	}

	async function evaluateExpression(source: string, field: string, { states, variables }: Scope): Promise<Json> {
		const refusal = (reason: string) =>
			new StateError(
				'States.QueryEvaluationError',
				`The JSONata expression '${source.trim()}' specified for the field '${field}' ${reason}`,
			);
		let text: string | undefined;
		try {
			// Through JSON and back: jsonata marks its arrays, and may give a function, which is no value for a state.
			text = JSON.stringify(await compile(source).evaluate(undefined, { ...variables, states }));
		} catch (error) {
			// jsonata throws plain objects that carry a message.
			throw refusal(`threw an error: ${(error as { message?: string }).message ?? asError(error).message}`);
		}
		if (text === undefined) throw refusal('returned nothing (undefined).');
		return JSON.parse(text) as Json;
	}

	const evaluate: Evaluate = async (template, field, scope) => {
		if (typeof template === 'string')
			return isExpression(template) ? evaluateExpression(template.slice(2, -2), field, scope) : template;
		if (Array.isArray(template)) {
			const items: Json[] = [];
			for (const [index, item] of template.entries()) items.push(await evaluate(item, `${field}[${index}]`, scope));
			return items;
		}
		if (typeof template !== 'object' || template === null) return template;
		const result: { [key: string]: Json } = {};
		for (const [key, item] of Object.entries(template)) result[key] = await evaluate(item, `${field}/${key}`, scope);
		return result;
	};
	return evaluate;
}
