// Events of the local host held against those that AWS documents. Invariant: a difference in names, in JSON types or in values that never
// vary is told in one line each, in both directions; what is told is all there is.
import { readFileSync } from 'node:fs';

export interface AwsExample {
	/** The page of AWS's documentation that shows it. */
	readonly source: string;
	readonly examples: readonly unknown[];
	/** Paths whose values AWS documents as they always are; of several examples, any. */
	readonly fixed: readonly string[];
	/** Objects whose keys are somebody's data. */
	readonly opaque: readonly string[];
}

export function readAwsExample<Example extends AwsExample = AwsExample>(name: string): Example {
	return JSON.parse(readFileSync(new URL(`./aws-examples/${name}.json`, import.meta.url), 'utf8')) as Example;
}

interface Shape {
	readonly types: Map<string, Set<string>>;
	readonly values: Map<string, Set<string>>;
}

/** What sets the event apart from the examples, sorted. An event that AWS could have sent gives none. */
export function differences({ examples, fixed, opaque }: AwsExample, event: unknown): string[] {
	const each = examples.map((example) => shapeOf(example, opaque));
	const known = merge(each);
	const ours = shapeOf(event, opaque);
	const found: string[] = [];
	for (const [path, types] of known.types) {
		// A list may be empty.
		if (path.endsWith('[]')) continue;
		const parent = parentOf(path);
		const always = each.every((shape) => shape.types.has(path) || !shape.types.has(parent));
		if (always && !ours.types.has(path) && ours.types.get(parent)?.has('object') === true) {
			found.push(`missing ${path} (${[...types].join(' or ')})`);
		}
	}
	for (const [path, types] of ours.types) {
		const theirs = known.types.get(path);
		if (theirs === undefined) {
			if (known.types.has(parentOf(path))) found.push(`unknown ${path} (${[...types].join(' or ')})`);
			continue;
		}
		const other = [...types].filter((type) => !theirs.has(type));
		if (other.length > 0) found.push(`type of ${path}: ${other.join(', ')} instead of ${[...theirs].join(' or ')}`);
	}
	for (const path of fixed) {
		const theirs = known.values.get(path);
		const other = [...(ours.values.get(path) ?? [])].filter((value) => theirs?.has(value) !== true);
		if (other.length > 0) found.push(`value of ${path}: ${other.join(', ')}`);
	}
	return found.sort();
}

function shapeOf(value: unknown, opaque: readonly string[]): Shape {
	const shape: Shape = { types: new Map(), values: new Map() };
	walk(value, '', opaque, shape);
	return shape;
}

function walk(value: unknown, path: string, opaque: readonly string[], shape: Shape): void {
	const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
	add(shape.types, path, type);
	if (typeof value !== 'object' || value === null) add(shape.values, path, JSON.stringify(value));
	else if (Array.isArray(value)) for (const item of value) walk(item, `${path}[]`, opaque, shape);
	else if (!opaque.includes(path)) {
		for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`, opaque, shape);
	}
}

function merge(shapes: readonly Shape[]): Shape {
	const all: Shape = { types: new Map(), values: new Map() };
	for (const { types, values } of shapes) {
		for (const [path, set] of types) for (const type of set) add(all.types, path, type);
		for (const [path, set] of values) for (const value of set) add(all.values, path, value);
	}
	return all;
}

function add(to: Map<string, Set<string>>, path: string, item: string): void {
	const known = to.get(path) ?? new Set();
	known.add(item);
	to.set(path, known);
}

const parentOf = (path: string): string => (path.endsWith('[]') ? path.slice(0, -2) : path.replace(/\.?[^.]+$/, ''));
