// The wildcards of policies: `*` for any text, `?` for one character. Invariant: nothing else in a pattern has a meaning.

const compiled = new Map<string, RegExp>();

export function matchesText(pattern: string, value: string): boolean {
	let expression = compiled.get(pattern);
	if (expression === undefined) {
		const source = pattern
			.replace(/[.+^${}()|[\]\\]/g, '\\$&')
			.replaceAll('*', '.*')
			.replaceAll('?', '.');
		expression = new RegExp(`^${source}$`, 's');
		compiled.set(pattern, expression);
	}
	return expression.test(value);
}

/** In conditions each of the six parts of an ARN is compared for itself: a star does not reach over a colon into the next part. */
export function matchesArn(pattern: string, value: string): boolean {
	const [wanted, given] = [partsOf(pattern), partsOf(value)];
	return wanted.length === given.length && wanted.every((part, index) => matchesText(part, given[index] ?? ''));
}

function partsOf(arn: string): string[] {
	const parts = arn.split(':');
	return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
