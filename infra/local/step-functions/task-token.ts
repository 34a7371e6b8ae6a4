// Task tokens. Invariant: a token cannot be guessed, and names its execution, so that a spent one is told from one that never was.
import { randomBytes } from 'node:crypto';

export function createTaskToken(executionId: number, visit: number): string {
	return Buffer.from(`${executionId}.${visit}.${randomBytes(32).toString('hex')}`).toString('base64url');
}

/** The execution that a token names, or nothing where the text is not a token of ours. */
export function readTaskToken(token: string): { executionId: number } | undefined {
	const parts = /^(\d{1,15})\.\d{1,15}\.[0-9a-f]{64}$/.exec(Buffer.from(token, 'base64url').toString('latin1'));
	return parts?.[1] ? { executionId: Number(parts[1]) } : undefined;
}
