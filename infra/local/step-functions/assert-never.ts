// Closes a switch over a union: a kind that nobody handles fails the type check, and at run time says so.

export function assertNever(value: never): never {
	throw new Error(`Not handled: ${JSON.stringify(value)}`);
}
