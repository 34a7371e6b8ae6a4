// What an error carries with it does not reach the log. Invariant: names, messages and stacks only, at any depth, and always an end.
import { describe, expect, it } from 'vitest';
import { errorFacts } from '../../functions/web/error-facts.ts';

describe('the facts of an error', () => {
	it('leave out what libraries hang onto it', () => {
		const claims = { email: 'hoa@bato.example', code: 'secret-code' };
		const inner = Object.assign(new Error('unexpected claim', { cause: claims }), { body: 't=secret-token', claims });
		const told = JSON.stringify(errorFacts(new Error('not confirmed', { cause: inner })));
		expect(told).toContain('unexpected claim');
		expect(told).not.toMatch(/secret|hoa@/);
	});

	it('come to an end where causes go round', () => {
		const error = new Error('round');
		error.cause = error;
		expect(JSON.stringify(errorFacts(error)).match(/"message":"round"/g)).toHaveLength(6);
	});

	it('name what is no error by its kind only', () => {
		expect(errorFacts('t=secret-token')).toEqual({ name: 'unknown', message: 'string', stack: undefined, cause: null });
	});
});
