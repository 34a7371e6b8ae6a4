// Reads the definition of a state machine. Invariant: what parses here runs as on AWS; anything else, unknown fields included, is refused at
// start with one line that names machine, state and field.
import type { z } from 'zod';
import { findDefinitionProblems } from './definition-rules.ts';
import { type Definition, definitionSchema } from './language.ts';

/** Reads a state machine's definition (an object or its JSON text), or throws one line that says what the engine cannot run and where. */
export function parseDefinition(machine: string, source: unknown): Definition {
	const parsed = definitionSchema.safeParse(typeof source === 'string' ? readJson(machine, source) : source);
	const problems = parsed.success
		? findDefinitionProblems(parsed.data)
		: parsed.error.issues.map((issue) => describeIssue(issue));
	if (parsed.success && problems.length === 0) return parsed.data;
	const shown = problems.slice(0, 3).join('; ');
	throw new Error(
		`State machine ${machine}: ${shown}${problems.length > 3 ? ` (and ${problems.length - 3} more)` : ''}. The local host runs only what workflows/ use.`,
	);
}

function readJson(machine: string, text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new Error(`State machine ${machine}: the definition is not JSON: ${String(cause)}`, { cause });
	}
}

function describeIssue(issue: z.core.$ZodIssue): string {
	const [first, state, ...rest] = issue.path;
	const inState = first === 'States' && state !== undefined;
	const path = (inState ? rest : issue.path).map((part) =>
		typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
	);
	const fields = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => `.${key}`) : [''];
	return fields
		.map((field) => {
			const name = `${path.join('')}${field}`.replace(/^\./, '');
			const where = [inState ? `state "${String(state)}"` : '', name ? `field ${name}` : ''].filter(Boolean).join(', ');
			return `${where || 'the definition'}: ${field ? 'this field is not supported' : issueText(issue)}`;
		})
		.join('; ');
}

function issueText(issue: z.core.$ZodIssue): string {
	if (issue.code === 'invalid_union' && issue.path.at(-1) === 'Type')
		return 'must be one of Task, Pass, Choice, Wait, Succeed, Fail';
	if (issue.code === 'invalid_union')
		return [...new Set(issue.errors.flat().map((inner) => inner.message))].join(', or ');
	return issue.message;
}
