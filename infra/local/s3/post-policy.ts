// Owns what a POST policy allows: every field of the form must meet a condition, and the size must lie in its range.
// Pure: the signature over the policy is checked before, the size while the body arrives.
import { anySize, type BodyLimits } from './body-store.ts';
import { S3Error } from './s3-error.ts';

export interface PolicyQuestion {
	/** Base64 as sent. */
	readonly policy: string;
	/** Lower-case names; `key` already with `${filename}` filled in. */
	readonly fields: ReadonlyMap<string, string>;
	readonly bucket: string;
	readonly now: number;
}

/** Fields that no condition needs to name. */
const uncovered = new Set(['policy', 'x-amz-signature', 'file']);

export function checkPolicy({ policy, fields, bucket, now }: PolicyQuestion): BodyLimits {
	const { expiration, conditions } = parsePolicy(policy);
	if (expiration <= now) throw refused('Policy expired.');
	const covered = new Set(uncovered);
	let limits = anySize;
	for (const condition of conditions) {
		const rule = parseCondition(condition);
		if (rule.kind === 'size') {
			limits = { min: rule.min, max: rule.max };
			continue;
		}
		covered.add(rule.field);
		const value = rule.field === 'bucket' ? bucket : (fields.get(rule.field) ?? '');
		if (!meets(rule, value)) throw refused(`Policy Condition failed: ${JSON.stringify(condition)}`);
	}
	const named = fields.get('bucket');
	if (named !== undefined && named !== bucket) throw refused(`Policy Condition failed: bucket is ${bucket}`);
	const extra = [...fields.keys()].filter((field) => !covered.has(field) && !field.startsWith('x-ignore-'));
	if (extra.length > 0) throw refused(`Extra input fields: ${extra.join(', ')}`);
	return limits;
}

type Rule =
	| { readonly kind: 'size'; readonly min: number; readonly max: number }
	| { readonly kind: 'eq' | 'starts-with'; readonly field: string; readonly value: string };

function parsePolicy(policy: string): { expiration: number; conditions: readonly unknown[] } {
	let parsed: unknown;
	try {
		parsed = JSON.parse(Buffer.from(policy, 'base64').toString('utf8'));
	} catch {
		throw malformed('Invalid JSON');
	}
	if (typeof parsed !== 'object' || parsed === null || !('expiration' in parsed) || !('conditions' in parsed)) {
		throw malformed('expiration and conditions are required');
	}
	const expiration = Date.parse(String(parsed.expiration));
	if (Number.isNaN(expiration)) throw malformed('expiration is not a date');
	if (!Array.isArray(parsed.conditions)) throw malformed('conditions must be a list');
	return { expiration, conditions: parsed.conditions };
}

function parseCondition(condition: unknown): Rule {
	if (Array.isArray(condition)) {
		const [operator, first, second] = condition.map((part: unknown) => part);
		if (operator === 'content-length-range') {
			const [min, max] = [Number(first), Number(second)];
			if (Number.isInteger(min) && Number.isInteger(max)) return { kind: 'size', min, max };
		}
		if ((operator === 'eq' || operator === 'starts-with') && typeof first === 'string' && first.startsWith('$')) {
			return { kind: operator, field: first.slice(1).toLowerCase(), value: String(second) };
		}
	} else if (typeof condition === 'object' && condition !== null) {
		const [pair, ...others] = Object.entries(condition);
		if (pair !== undefined && others.length === 0) {
			return { kind: 'eq', field: pair[0].toLowerCase(), value: String(pair[1]) };
		}
	}
	throw malformed(`unknown condition ${JSON.stringify(condition)}`);
}

function meets(rule: Exclude<Rule, { kind: 'size' }>, value: string): boolean {
	if (rule.kind === 'eq') return value === rule.value;
	// A list of content types must start so in every part, as S3 reads it.
	const parts = rule.field === 'content-type' ? value.split(',') : [value];
	return parts.every((part) => part.trim().startsWith(rule.value));
}

function refused(why: string): S3Error {
	return new S3Error('AccessDenied', 403, `Invalid according to Policy: ${why}`);
}

function malformed(why: string): S3Error {
	return new S3Error('InvalidPolicyDocument', 400, `Invalid Policy: ${why}`);
}
