// What workflows/README.md says of the machine, compared with the machine. Invariant: diagram, table of states and table of errors name
// exactly what the definition holds.
import type { Definition, State } from '../../infra/local/step-functions/language.ts';
import { functionOf } from './workflow-rules.ts';

interface WorkflowPage {
	/** State names in the diagram; true where a star says that it waits for a token. */
	diagram: Map<string, boolean>;
	/** State to function; empty where it calls none. */
	states: Map<string, string>;
	/** Names in the table of errors; `Lambda.*` stands for all of its kind. */
	errors: string[];
}

const rowsBelow = (page: string, heading: string): string[][] => {
	const from = page.indexOf(heading);
	const rows = from === -1 ? [] : page.slice(from).split('\n');
	const end = rows.findIndex((row) => !row.startsWith('|'));
	return rows.slice(2, end === -1 ? undefined : end).map((row) =>
		row
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
};

export function readWorkflowPage(page: string): WorkflowPage {
	const drawn = (/```\n([\s\S]*?)```/.exec(page)?.[1] ?? '').replace(/^ \* .*$/gm, '').replace(/\([^)]*\)/g, '');
	return {
		diagram: new Map(
			[...drawn.matchAll(/\b([A-Z][A-Za-z]+)(\*?)/g)].map((match) => [match[1] ?? '', match[2] === '*']),
		),
		states: new Map(
			rowsBelow(page, '| state | function |').flatMap(([names = '', called = '']) =>
				names.split(', ').map((name): [string, string] => [name, called]),
			),
		),
		errors: rowsBelow(page, '| name | thrown by |').flatMap(([names = '']) =>
			[...names.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
		),
	};
}

const differences = (what: string, page: Iterable<string>, machine: Iterable<string>): string[] => {
	const [told, held] = [new Set(page), new Set(machine)];
	return [
		...[...told].filter((name) => !held.has(name)).map((name) => `${what}: ${name} is not in the machine`),
		...[...held].filter((name) => !told.has(name)).map((name) => `${what}: ${name} of the machine is missing`),
	];
};

const waits = (state: State): boolean => state.Type === 'Task' && state.Resource.endsWith('.waitForTaskToken');

function errorFaults(told: readonly string[], definition: Definition): string[] {
	const used = Object.values(definition.States).flatMap((state) => {
		if (state.Type === 'Fail') return [state.Error ?? ''];
		if (state.Type !== 'Task') return [];
		return [...(state.Retry ?? []), ...(state.Catch ?? [])].flatMap(({ ErrorEquals }) => ErrorEquals);
	});
	const families = told.filter((name) => name.endsWith('.*')).map((name) => name.slice(0, -1));
	const outside = (name: string) => !families.some((family) => name.startsWith(family));
	// What no state names is caught by States.ALL and told all the same.
	return differences(
		'table of errors',
		told.filter((name) => !name.endsWith('.*') && name !== 'PermanentError'),
		used.filter(outside),
	);
}

export function comparePage(page: string, definition: Definition): string[] {
	const { diagram, states, errors } = readWorkflowPage(page);
	const held = Object.entries(definition.States);
	const rows = held.filter(([, { Type }]) => Type === 'Task' || Type === 'Wait');
	const starred = [...diagram].filter(([, star]) => star).map(([name]) => name);
	return [
		...differences('diagram', diagram.keys(), Object.keys(definition.States)),
		...differences(
			'stars of the diagram',
			starred,
			held.filter(([, state]) => waits(state)).map(([name]) => name),
		),
		...differences(
			'table of states',
			[...states].map(([name, called]) => `${name} (${called})`),
			rows.map(([name, state]) => `${name} (${state.Type === 'Task' ? functionOf(state) : ''})`),
		),
		...errorFaults(errors, definition),
	];
}
