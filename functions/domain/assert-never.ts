// Closes a `switch` over a union. Invariant: a new member of the union is a type error where it is not handled.
export function assertNever(value: never): never {
	throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
