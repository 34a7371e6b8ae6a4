// The state machine keeps its rules and is what its page says; each rule can fail.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PermanentError, TransientError } from '../../functions/runtime/errors.ts';
import { parseDefinition } from '../../infra/local/step-functions/definition.ts';
import * as contract from '../../workflows/report-approval.contract.ts';
import { root } from './source-tree.ts';
import { comparePage } from './workflow-page.ts';
import { checkWorkflow, functionOf, tasksOf } from './workflow-rules.ts';

const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const around = {
	ownErrors: [new TransientError('').name, new PermanentError('').name],
	functions: readdirSync(new URL('functions/', root), { recursive: true, encoding: 'utf8' })
		.filter((path) => /^[^/\\]+[/\\]handler\.tsx?$/.test(path))
		.map((path) => path.split(/[/\\]/)[0] ?? ''),
};
const machines = readdirSync(new URL('workflows/', root)).filter((name) => name.endsWith('.asl.json'));
const page = read('workflows/README.md');
const source = read('workflows/report-approval.asl.json');

// biome-ignore lint/suspicious/noExplicitAny: planted faults reach anywhere into the JSON, also where the types forbid it.
type Loose = any;
const changed = (change: (states: Loose, machine: Loose) => void): unknown => {
	const machine: Loose = JSON.parse(source);
	change(machine.States, machine);
	return machine;
};
const check = (change: (states: Loose, machine: Loose) => void) => checkWorkflow('m', changed(change), around);

describe('the state machines', () => {
	it('are found', () => expect(machines).toEqual(['report-approval.asl.json']));

	it.each(machines)('%s keeps every rule', (name) => {
		expect(checkWorkflow(name, read(`workflows/${name}`), around).join('\n')).toBe('');
	});

	it('call the functions that have a contract, all of them and no others', () => {
		const called = tasksOf(parseDefinition('m', source)).map(([, task]) => functionOf(task));
		const promised = Object.entries(contract).flatMap(([name, value]) => ('input' in value ? [name] : []));
		const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
		expect(new Set(called)).toEqual(new Set(promised.map(kebab)));
	});

	it('are what workflows/README.md draws and lists', () => {
		expect(comparePage(page, parseDefinition('m', source)).join('\n')).toBe('');
	});
});

describe('a planted fault is named with its state', () => {
	it.each<[string, (states: Loose, machine: Loose) => void, string]>([
		['no timeout', (s) => delete s.ReadReport.TimeoutSeconds, 'state "ReadReport", field TimeoutSeconds'],
		['no retry', (s) => delete s.PlanRoute.Retry, 'state "PlanRoute", field Retry: does not try again after Transient'],
		[
			'a passing error forgotten',
			(s) => s.PlanRoute.Retry[0].ErrorEquals.splice(4, 1),
			'Lambda.ClientExecutionTimeout',
		],
		[
			'a function that died forgotten',
			(s) => s.ReadReport.Retry.pop(),
			'Sandbox.Timedout, Runtime.OutOfMemory, Runtime.ExitError',
		],
		['retries without end', (s) => delete s.PlanRoute.Retry[0].MaxAttempts, 'Retry[0].MaxAttempts'],
		['a permanent fault retried', (s) => s.PlanRoute.Retry[0].ErrorEquals.push('PermanentError'), 'must not repeat'],
		['no catch', (s) => delete s.FailReport.Catch, 'state "FailReport", field Catch'],
		['a catch that is not for all', (s) => s.ConfirmFigures.Catch.pop(), 'state "ConfirmFigures", field Catch'],
		['a misspelt error', (s) => (s.ReadReport.Catch[0].ErrorEquals[0] = 'Sandbox.TimedOut'), '"Sandbox.TimedOut"'],
		['an own error nobody throws', (s) => s.PlanRoute.Retry[0].ErrorEquals.push('ConflictError'), '"ConflictError"'],
		['a function that is not there', (s) => (s.PlanRoute.Arguments.FunctionName = `\${PlanWayArn}`), 'no function'],
		['a function by its name', (s) => (s.PlanRoute.Arguments.FunctionName = 'plan-route'), 'no function'],
		['more than the engine takes', (s) => (s.PlanRoute.ResultPath = '$.x'), 'field ResultPath'],
		['another query language', (_, m) => (m.QueryLanguage = 'JSONPath'), 'QueryLanguage'],
		['a target that is not there', (s) => (s.PlanRoute.Next = 'Nowhere'), '"Nowhere"'],
	])('%s', (_, change, expected) => {
		const faults = check(change);
		expect(faults).not.toEqual([]);
		for (const fault of faults) expect(fault).toContain(expected);
	});

	it('and without one there is none', () => expect(check(() => undefined)).toEqual([]));
});

describe('a page that tells something else is refused', () => {
	const definition = parseDefinition('m', source);
	it.each<[string, string, string | RegExp, string]>([
		['a state that is gone, in the diagram', 'ReadOutcome', 'diagram: ReadOutput is not', 'ReadOutput'],
		['a star too few', 'ConfirmFigures*', 'stars of the diagram: ConfirmFigures of the machine', 'ConfirmFigures '],
		['another function', '| check-report |', 'table of states: CheckReport (read-report) is not', '| read-report |'],
		[
			'a row too few',
			'| PlanRoute | plan-route | | the `levelIndex` to be asked: the first, or where a run that is taken up again stands |\n',
			'PlanRoute (plan-route) of the machine',
			'',
		],
		['an error nobody names', '`ReportFailed`', 'table of errors: ReportLost is not', '`ReportLost`'],
		['an error without a row', '`TransientError` |', 'TransientError of the machine', '`PermanentError` |'],
	])('%s', (_, from, expected, to) => {
		expect(page).toContain(from);
		expect(comparePage(page.replaceAll(from, to), definition).join('\n')).toMatch(expected);
	});

	it('also when the machine changed', () => {
		const renamed = parseDefinition('m', source.replaceAll('"WaitForOffice"', '"WaitForSomebody"'));
		expect(comparePage(page, renamed)).toEqual([
			'diagram: WaitForOffice is not in the machine',
			'diagram: WaitForSomebody of the machine is missing',
			'table of states: WaitForOffice () is not in the machine',
			'table of states: WaitForSomebody () of the machine is missing',
		]);
	});
});
