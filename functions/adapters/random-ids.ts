// Ids and secrets from the system's random source. Invariant: nothing here can be guessed from what came before.
import { randomBytes, randomInt } from 'node:crypto';
import type { Ids } from '../ports/clock.ts';

/** Crockford's alphabet: no I, L, O, U, which people mix up. 32 letters, so five bits of a byte give one without bias. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = (count: number): string => Array.from(randomBytes(count), (byte) => alphabet[byte & 31]).join('');

export const createRandomIds = (): Ids => ({
	reportId: () => `bc-${letters(16).toLowerCase()}`,
	token: () => randomBytes(32).toString('base64url'),
	shortCode: () => letters(16).replace(/(.{4})(?=.)/g, '$1-'),
	pin: () => String(randomInt(1_000_000)).padStart(6, '0'),
});
