// Resolves CloudFormation intrinsics in a value. An intrinsic that is not written here is an error that names it: nothing of the
// template is passed on half understood. AWS::NoValue (undefined) leaves no trace in arrays or objects.
import { isRecord } from './template.ts';

export interface IntrinsicScope {
	/** Value of a parameter, pseudo parameter or resource; undefined stands for AWS::NoValue. */
	ref(logicalId: string): unknown;
	attribute(logicalId: string, attribute: string): unknown;
	importValue(exportName: string): unknown;
	conditionValue(name: string): unknown;
	mapping(map: string, first: string, second: string): unknown;
	/** Where we are, for messages: the stack's name. */
	readonly stackName: string;
}

const CONDITION_FUNCTIONS = new Set(['Fn::Equals', 'Fn::Not', 'Fn::And', 'Fn::Or', 'Condition']);

export function resolveIntrinsics(value: unknown, scope: IntrinsicScope): unknown {
	if (Array.isArray(value)) {
		return value.map((item) => resolveIntrinsics(item, scope)).filter((item) => item !== undefined);
	}
	if (!isRecord(value)) return value;
	const entries = Object.entries(value);
	const [first] = entries;
	if (entries.length === 1 && first !== undefined) {
		const [name, argument] = first;
		if (name === 'Ref') return scope.ref(text(argument, name, scope));
		if (name.startsWith('Fn::')) return resolveFunction(name, argument, scope);
	}
	const resolved: Record<string, unknown> = {};
	for (const [key, item] of entries) {
		const plain = resolveIntrinsics(item, scope);
		if (plain !== undefined) resolved[key] = plain;
	}
	return resolved;
}

export function resolveCondition(condition: unknown, scope: IntrinsicScope): boolean {
	const [entry] = isRecord(condition) ? Object.entries(condition) : [];
	if (entry === undefined || !CONDITION_FUNCTIONS.has(entry[0])) {
		throw unsupported(entry?.[0] ?? JSON.stringify(condition), scope);
	}
	const [name, argument] = entry;
	if (name === 'Condition') return resolveCondition(scope.conditionValue(text(argument, name, scope)), scope);
	const operands = list(argument, name, scope);
	if (name === 'Fn::Equals') {
		return resolveIntrinsics(operands[0], scope) === resolveIntrinsics(operands[1], scope);
	}
	if (name === 'Fn::Not') return !resolveCondition(operands[0], scope);
	return name === 'Fn::And'
		? operands.every((operand) => resolveCondition(operand, scope))
		: operands.some((operand) => resolveCondition(operand, scope));
}

function resolveFunction(name: string, argument: unknown, scope: IntrinsicScope): unknown {
	switch (name) {
		case 'Fn::GetAtt': {
			const [id, attribute] =
				typeof argument === 'string' ? splitAttribute(argument) : list(argument, name, scope).slice(0, 2);
			return scope.attribute(text(id, name, scope), text(resolveIntrinsics(attribute, scope), name, scope));
		}
		case 'Fn::Join': {
			const [separator, parts] = list(argument, name, scope);
			return list(resolveIntrinsics(parts, scope), name, scope)
				.map(String)
				.join(text(separator, name, scope));
		}
		case 'Fn::Select': {
			const [index, items] = list(argument, name, scope);
			return list(resolveIntrinsics(items, scope), name, scope)[Number(resolveIntrinsics(index, scope))];
		}
		case 'Fn::Split': {
			const [separator, source] = list(argument, name, scope);
			return text(resolveIntrinsics(source, scope), name, scope).split(text(separator, name, scope));
		}
		case 'Fn::Sub':
			return substitute(argument, scope);
		case 'Fn::If': {
			const [condition, whenTrue, whenFalse] = list(argument, name, scope);
			const holds = resolveCondition({ Condition: condition }, scope);
			return resolveIntrinsics(holds ? whenTrue : whenFalse, scope);
		}
		case 'Fn::FindInMap': {
			const keys = list(resolveIntrinsics(argument, scope), name, scope).map(String);
			return scope.mapping(keys[0] ?? '', keys[1] ?? '', keys[2] ?? '');
		}
		case 'Fn::Base64':
			return Buffer.from(text(resolveIntrinsics(argument, scope), name, scope)).toString('base64');
		case 'Fn::ImportValue':
			return scope.importValue(text(resolveIntrinsics(argument, scope), name, scope));
		default:
			throw unsupported(name, scope);
	}
}

function substitute(argument: unknown, scope: IntrinsicScope): string {
	const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
	const known = isRecord(variables) ? variables : {};
	return text(template, 'Fn::Sub', scope).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
		if (literal === '!') return `\${${name}}`;
		if (name in known) return String(resolveIntrinsics(known[name], scope));
		const [id, attribute] = splitAttribute(name);
		return String(attribute === undefined ? scope.ref(name) : scope.attribute(id, attribute));
	});
}

function splitAttribute(dotted: string): [string, string | undefined] {
	const dot = dotted.indexOf('.');
	return dot < 0 ? [dotted, undefined] : [dotted.slice(0, dot), dotted.slice(dot + 1)];
}

function text(value: unknown, where: string, scope: IntrinsicScope): string {
	if (typeof value === 'string') return value;
	throw new Error(`${scope.stackName}: ${where} expects text but holds ${JSON.stringify(value)}.`);
}

function list(value: unknown, where: string, scope: IntrinsicScope): unknown[] {
	if (Array.isArray(value)) return value;
	throw new Error(`${scope.stackName}: ${where} expects a list but holds ${JSON.stringify(value)}.`);
}

const unsupported = (name: string, scope: IntrinsicScope) =>
	new Error(
		`${scope.stackName}: the local host does not know the intrinsic ${name}; teach it in infra/local/assembly/intrinsics.ts.`,
	);
