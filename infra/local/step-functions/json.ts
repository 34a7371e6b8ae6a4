// JSON as it travels between states. Invariant: no value between states is larger than Step Functions allows (262,144 bytes of UTF-8).
import { StateError } from './errors.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export const largestPayload = 262_144;

export function exceedsLimit(text: string): boolean {
	// A UTF-16 unit is at most three bytes: most texts need no count.
	return text.length * 3 > largestPayload && Buffer.byteLength(text) > largestPayload;
}

/** Serialises a value on its way to a state or a task; `what` names it in the error. */
export function serialiseWithinLimit(value: Json, what: string): string {
	const text = JSON.stringify(value);
	if (exceedsLimit(text))
		throw new StateError(
			'States.DataLimitExceeded',
			`The ${what} has a size exceeding the maximum number of bytes service limit (${Buffer.byteLength(text)} > ${largestPayload}).`,
		);
	return text;
}

/** All variables of an execution together; what one Assign sets is limited like any value. */
const largestVariables = 10 * 1024 * 1024;

export function serialiseVariables(before: { [name: string]: Json }, assigned: { [name: string]: Json }): string {
	serialiseWithinLimit(assigned, 'variables of one Assign');
	const text = JSON.stringify({ ...before, ...assigned });
	const bytes = Buffer.byteLength(text);
	if (bytes > largestVariables)
		throw new StateError(
			'States.DataLimitExceeded',
			`The variables of the execution exceed the service limit together (${bytes} > ${largestVariables}).`,
		);
	return text;
}

/** Parses text that this engine itself stored as JSON. */
export function parseStored(text: string): Json {
	return JSON.parse(text) as Json;
}
