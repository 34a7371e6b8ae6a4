// How a port says no. Invariant: by a class of its own, which the workflow does not repeat.
import { expect } from 'vitest';
import { classify } from '../../functions/runtime/errors.ts';

export async function expectRefusal(act: Promise<unknown>, kind: new (message: string) => Error): Promise<Error> {
	const error = await act.then(
		() => new Error('was not refused'),
		(thrown: unknown) => thrown,
	);
	expect(error).toBeInstanceOf(kind);
	expect(classify(error).name).toBe('PermanentError');
	return error as Error;
}
