// Whether a statement's conditions hold for a request. Invariant: a key the request does not carry fulfils no condition, as in IAM, so an
// allowance falls away and a denial does not strike.
import { assertNever } from '../../../functions/domain/assert-never.ts';
import type { PolicyCondition } from '../assembly/model.ts';
import { matchesArn, matchesText } from './wildcards.ts';

/** What a request carries besides action and resource, by keys in small letters. */
export type RequestContext = Readonly<Record<string, string>>;

export const holds = ({ operator, key, values }: PolicyCondition, context: RequestContext): boolean => {
	const given = context[key];
	return given !== undefined && values.some((wanted) => meets(operator, given, wanted));
};

function meets(operator: PolicyCondition['operator'], given: string, wanted: string): boolean {
	switch (operator) {
		case 'StringEquals':
			return given === wanted;
		case 'StringLike':
			return matchesText(wanted, given);
		// IAM reads both alike, wildcards included.
		case 'ArnEquals':
		case 'ArnLike':
			return matchesArn(wanted, given);
		case 'Bool':
			return given.toLowerCase() === wanted.toLowerCase();
		case 'NumericLessThan':
			return Number(given) < Number(wanted);
		default:
			return assertNever(operator);
	}
}
