// Event patterns, as EventBridge rules and Lambda event filters use them. An operator that is not written here is an error that names
// it, so that no rule matches too much or too little unnoticed.
import { isRecord } from '../assembly/template.ts';

export function matchesPattern(pattern: unknown, event: unknown): boolean {
	if (!isRecord(pattern)) throw new Error(`An event pattern is an object, not ${JSON.stringify(pattern)}.`);
	return Object.entries(pattern).every(([field, wanted]) => {
		if (field === '$or') {
			if (!Array.isArray(wanted)) throw new Error('$or takes a list of patterns.');
			return wanted.some((alternative) => matchesPattern(alternative, event));
		}
		const present = isRecord(event) && field in event;
		const value = present ? event[field] : undefined;
		if (!Array.isArray(wanted)) {
			// A list of objects matches where one of them does.
			return Array.isArray(value) ? value.some((item) => matchesPattern(wanted, item)) : matchesPattern(wanted, value);
		}
		const values = Array.isArray(value) ? value : [value];
		return wanted.some((matcher) => values.some((item) => matches(matcher, item, present)));
	});
}

/** Refuses a pattern with an unknown operator at start instead of at the first event. */
export function checkPattern(pattern: unknown): void {
	if (Array.isArray(pattern)) {
		for (const matcher of pattern) {
			if (isRecord(matcher)) matches(matcher, '', true);
		}
		return;
	}
	if (isRecord(pattern)) for (const inner of Object.values(pattern)) checkPattern(inner);
}

function matches(matcher: unknown, value: unknown, present: boolean): boolean {
	if (!isRecord(matcher)) return present && value === matcher;
	const [entry, ...more] = Object.entries(matcher);
	if (entry === undefined || more.length > 0) throw unknownOperator(matcher);
	const [operator, operand] = entry;
	switch (operator) {
		case 'exists':
			// Of leaves only: an object in between is never there, as on AWS.
			return operand === (present && !isRecord(value));
		case 'prefix':
			return isRecord(operand)
				? ignoringCase(operand, value, (text, part) => text.startsWith(part))
				: typeof value === 'string' && value.startsWith(String(operand));
		case 'suffix':
			return isRecord(operand)
				? ignoringCase(operand, value, (text, part) => text.endsWith(part))
				: typeof value === 'string' && value.endsWith(String(operand));
		case 'equals-ignore-case':
			return typeof value === 'string' && value.toLowerCase() === String(operand).toLowerCase();
		case 'wildcard':
			return typeof value === 'string' && wildcard(String(operand)).test(value);
		case 'anything-but':
			return present && !(Array.isArray(operand) ? operand : [operand]).some((one) => matches(one, value, present));
		case 'numeric':
			return typeof value === 'number' && compare(operand, value);
		default:
			throw unknownOperator(matcher);
	}
}

function ignoringCase(
	operand: Record<string, unknown>,
	value: unknown,
	test: (text: string, part: string) => boolean,
): boolean {
	const part = operand['equals-ignore-case'];
	if (typeof part !== 'string') throw unknownOperator(operand);
	return typeof value === 'string' && test(value.toLowerCase(), part.toLowerCase());
}

function wildcard(pattern: string): RegExp {
	const escaped = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${escaped.join('.*')}$`, 's');
}

function compare(operand: unknown, value: number): boolean {
	if (!Array.isArray(operand)) throw unknownOperator({ numeric: operand });
	for (let index = 0; index < operand.length; index += 2) {
		const bound = Number(operand[index + 1]);
		const holds: Readonly<Record<string, boolean>> = {
			'=': value === bound,
			'<': value < bound,
			'<=': value <= bound,
			'>': value > bound,
			'>=': value >= bound,
		};
		const result = holds[String(operand[index])];
		if (result === undefined) throw unknownOperator({ numeric: operand });
		if (!result) return false;
	}
	return true;
}

const unknownOperator = (matcher: unknown) =>
	new Error(
		`The local host does not know the event pattern ${JSON.stringify(matcher)}; teach it in infra/local/events/pattern.ts.`,
	);
