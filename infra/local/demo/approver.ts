// An approver at work: opens the link of a mail, looks, decides. Invariant: looking at the page decides nothing, and the demo checks it.
import { DemoProblem } from './demo-problem.ts';
import { inputsOf } from './form-fields.ts';
import type { Site } from './site.ts';

export interface Decision {
	readonly act: 'approve' | 'return' | 'reject';
	readonly reason?: string;
}

const post = (fields: readonly (readonly [string, string])[]): RequestInit => ({
	method: 'POST',
	body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
});

/** Gives the number of findings that were acknowledged. */
export async function decide(
	site: Site,
	token: string,
	decision: Decision,
	{ looked, code }: { looked: () => Promise<void>; code: () => Promise<string> },
): Promise<number> {
	// What a mail scanner does, twice: fetch the page and send its form as it stands there.
	await site.text('/approve');
	await site.text('/approve', post([['t', token]]));
	await looked();
	const fields = inputsOf(await site.text('/approve', post([['t', token]])));
	const nonce = fields.find(({ name }) => name === 'nonce')?.value;
	if (!nonce) throw new DemoProblem('the page of an open approval link has no form that decides');
	const findings = [
		...new Set(
			fields
				.filter(({ name, type }) => name.startsWith('acknowledged') && type === 'checkbox')
				.map(({ value }) => value),
		),
	];
	const form: (readonly [string, string])[] = [
		['t', token],
		['nonce', nonce],
		['act', decision.act],
		['reason', decision.reason ?? ''],
		...findings.map((id) => ['acknowledged', id] as const),
	];
	const answer = await site.text('/approve/decide', post(form));
	// Where a link alone is too little proof, a code went to the mailbox: the same form with it decides.
	if (inputsOf(answer).some(({ name }) => name === 'code'))
		await site.text('/approve/decide', post([...form, ['code', await code()]]));
	return findings.length;
}
