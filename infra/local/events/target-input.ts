// What a rule's target is given: the event itself, a part of it, a fixed text, or a template filled from the event.
import type { RuleTarget } from '../assembly/model.ts';
import { isRecord } from '../assembly/template.ts';

/** JSON text, ready to be a message body or a payload. */
export function targetInput(target: RuleTarget, event: Readonly<Record<string, unknown>>): string {
	if (target.input !== undefined) return target.input;
	if (target.inputPath !== undefined) return JSON.stringify(readPath(event, target.inputPath) ?? null);
	if (target.transformer !== undefined) return fillTemplate(target.transformer, event);
	return JSON.stringify(event);
}

function fillTemplate(
	{ paths, template }: NonNullable<RuleTarget['transformer']>,
	event: Readonly<Record<string, unknown>>,
): string {
	const quoted = /^\s*".*"\s*$/s.test(template);
	return template.replace(/<([\w.-]+)>/g, (placeholder, name: string, offset: number) => {
		const value =
			name === 'aws.events.event.json' || name === 'aws.events.event'
				? event
				: name === 'aws.events.event.ingestion-time'
					? event.time
					: readPath(event, paths[name] ?? placeholder);
		if (value === undefined) return '';
		// Inside a JSON string the value stands as text; as a value of its own it stands as JSON.
		const inString = quoted || insideString(template, offset);
		const text = typeof value === 'string' ? value : JSON.stringify(value);
		return inString ? JSON.stringify(text).slice(1, -1) : JSON.stringify(value);
	});
}

function insideString(template: string, offset: number): boolean {
	let inside = false;
	for (let index = 0; index < offset; index++) {
		if (template[index] === '\\') index++;
		else if (template[index] === '"') inside = !inside;
	}
	return inside;
}

/** `$.detail.object.key`, `$.detail["version-id"]`, `$.resources[0]`. */
function readPath(event: unknown, path: string): unknown {
	if (!path.startsWith('$')) throw new Error(`The local host cannot read the event path ${path}.`);
	let value = event;
	for (const [, plain, quoted, index] of path.slice(1).matchAll(/\.([\w-]+)|\['?"?([^\]'"]+)'?"?\]|\[(\d+)\]/g)) {
		const key = plain ?? quoted ?? index ?? '';
		if (Array.isArray(value)) value = value[Number(key)];
		else value = isRecord(value) ? value[key] : undefined;
	}
	return value;
}
