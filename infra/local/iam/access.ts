// Whether a function's role allows what the function asks of AWS. Invariant: what no statement allows is refused, and a denial wins, so a
// grant that is missing in the template is found here and not in the cloud.
import type { FunctionModel, PolicyStatement } from '../assembly/model.ts';

/** One right that a request needs: `dynamodb:PutItem` on a table's ARN. */
export interface NeededRight {
	readonly action: string;
	readonly resource: string;
}

export function isAllowed(statements: readonly PolicyStatement[], right: NeededRight): boolean {
	const speaking = statements.filter(
		(statement) =>
			statement.actions.some((pattern) => matches(pattern.toLowerCase(), right.action.toLowerCase())) &&
			statement.resources.some((pattern) => matches(pattern, right.resource)),
	);
	return speaking.some((statement) => statement.allows) && speaking.every((statement) => statement.allows);
}

/** The sentence AWS answers with, or undefined where all is allowed. */
export function refusalOf(model: FunctionModel, rights: readonly NeededRight[]): string | undefined {
	const missing = rights.find((right) => !isAllowed(model.statements, right));
	if (missing === undefined) return undefined;
	return `The role of ${model.name} is not authorized to perform: ${missing.action} on resource: ${missing.resource}`;
}

/** A condition cannot be weighed here: a role that rests on one is refused at start instead of being trusted. */
export function checkStatements(model: FunctionModel): void {
	const conditional = model.statements.find((statement) => statement.conditional);
	if (conditional === undefined) return;
	throw new Error(
		`The role of ${model.name} allows ${conditional.actions.join(', ')} under a condition, which the local host cannot weigh; teach it in infra/local/iam/access.ts.`,
	);
}

const compiled = new Map<string, RegExp>();

function matches(pattern: string, value: string): boolean {
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
