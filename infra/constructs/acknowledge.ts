// Findings of cdk-nag that are meant to be as they are, written down with their reason where the construct is made.
// An acknowledgement holds for one finding on one construct: what comes to it later is a finding again.
import { type IResolvable, Reference, Stack, Tokenization, Validations } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { Right } from './rights.ts';

/** @param rule such as `S1` or `IAM5[Resource::*]` of the AwsSolutions rules. */
export function acknowledge(construct: IConstruct, rule: string, reason: string): void {
	Validations.of(construct).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason });
}

/** Every star in a role's rights, with the reasons of all statements that hold it. */
export function acknowledgeStars(role: IRole, rights: readonly Right[]): void {
	const reasons = new Map<string, string[]>();
	for (const { statement, starReason } of rights) {
		if (starReason === undefined) continue;
		for (const resource of statement.resources) {
			const spelled = spellResource(role, resource);
			reasons.set(spelled, [...(reasons.get(spelled) ?? []), `${statement.sid}: ${starReason}`]);
		}
	}
	for (const [resource, why] of reasons) acknowledge(role, `IAM5[Resource::${resource}]`, `${why.join('; ')}.`);
}

/** As cdk-nag spells a resource: `<Bucket.Arn>/uploads/*` in its own stack, by the name of the export in another. */
function spellResource(scope: IConstruct, resource: string): string {
	return Tokenization.reverseString(resource)
		.mapTokens({ mapToken: (token) => spellToken(Stack.of(scope), token) })
		.join({ join: (left: unknown, right: unknown) => `${left ?? ''}${right ?? ''}` });
}

function spellToken(stack: Stack, token: IResolvable): string {
	const home = Reference.isReference(token) ? Stack.of(token.target) : stack;
	// Asking for the export makes it, as the reference itself would a moment later.
	const value: unknown = stack.resolve(home === stack ? token : home.exportValue(token));
	const [[kind, argument] = []] = Object.entries(value ?? {});
	if (kind === 'Ref') return `<${argument}>`;
	if (kind === 'Fn::GetAtt' && Array.isArray(argument)) return `<${argument.join('.')}>`;
	if (kind === 'Fn::ImportValue') return String(argument);
	throw new Error(`A right reaches ${JSON.stringify(value)}, which cannot be spelled in an acknowledgement.`);
}
