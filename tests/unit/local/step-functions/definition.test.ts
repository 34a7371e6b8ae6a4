// What is refused at start, and that the one line of the refusal says where to mend.
import { expect, test } from 'vitest';
import { parseDefinition } from '../../../../infra/local/step-functions/definition.ts';
import { invokeResource, machine, task, tokenTask } from './workbench.ts';

const done = { Done: { Type: 'Succeed' } };
const refusals: [why: string, definition: unknown, line: RegExp][] = [
	[
		'an unknown field of a state',
		machine({ A: task('f', { ResultPath: '$.x', End: true }) }),
		/state "A", field ResultPath: this field/,
	],
	['an unknown field of the machine', machine(done, { Limits: 1 }), /field Limits: this field is not supported/],
	['a Map', machine({ A: { Type: 'Map', End: true } }), /state "A", field Type: must be one of Task, Pass/],
	['JSONPath', { ...machine(done), QueryLanguage: 'JSONPath' }, /field QueryLanguage/],
	[
		'another service',
		machine({ A: task('f', { Resource: 'arn:aws:states:::sqs:sendMessage', End: true }) }),
		/state "A", field Resource/,
	],
	[
		'an argument of lambda:invoke that it would ignore',
		machine({
			A: { Type: 'Task', Resource: invokeResource, Arguments: { FunctionName: 'f', Qualifier: '1' }, End: true },
		}),
		/state "A", field Arguments\.Qualifier: this field is not supported/,
	],
	[
		'an unknown field of a retrier',
		machine({ A: task('f', { Retry: [{ ErrorEquals: ['X'], Interval: 1 }], End: true }) }),
		/state "A", field Retry\[0\]\.Interval: this field/,
	],
	[
		'a target that is not there',
		machine({ A: { Type: 'Pass', Next: 'B' } }),
		/state "A", field Next: there is no state "B"/,
	],
	[
		'a catcher without target',
		machine({ A: task('f', { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }], End: true }) }),
		/state "A", field Catch\[0\]\.Next: there is no state "Z"/,
	],
	['a missing start', { ...machine(done), StartAt: 'Elsewhere' }, /field StartAt: there is no state "Elsewhere"/],
	[
		'a state nobody reaches',
		machine({ A: { Type: 'Succeed' }, B: { Type: 'Succeed' } }),
		/state "B": no transition leads to it/,
	],
	['neither Next nor End', machine({ A: { Type: 'Pass' } }), /state "A", field Next: give either Next or End/],
	['both Next and End', machine({ A: { Type: 'Pass', Next: 'Done', End: true }, ...done }), /give either Next or End/],
	[
		'a Wait of two kinds',
		machine({ A: { Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z', End: true } }),
		/field Seconds/,
	],
	[
		'a broken expression',
		machine({ A: { Type: 'Pass', Output: '{% $states. %}', End: true } }),
		/state "A", field Output: /,
	],
	[
		'a half-open expression',
		machine({ A: { Type: 'Pass', Output: { x: '{% 1' }, End: true } }),
		/state "A", field Output\.x/,
	],
	[
		'a result before there is one',
		machine({ A: { ...task('f'), Arguments: { FunctionName: 'f', Payload: '{% $states.result %}' } } }),
		/state "A", field Arguments\.Payload: \$states\.result/,
	],
	['a result where none is', machine({ A: { Type: 'Pass', Output: '{% $states.result %}', End: true } }), /of a Task/],
	[
		'a token task that hands out no token',
		machine({ A: { ...tokenTask(), Arguments: { FunctionName: 'f' } } }),
		/Task\.Token/,
	],
	[
		'heartbeats nobody can send',
		machine({ A: task('f', { HeartbeatSeconds: 5, End: true }) }),
		/field HeartbeatSeconds: only/,
	],
	[
		'a heartbeat slower than the time-out',
		machine({ A: tokenTask({ HeartbeatSeconds: 60, TimeoutSeconds: 60, End: true }) }),
		/field HeartbeatSeconds: must be less/,
	],
	[
		'States.ALL in company',
		machine({ A: task('f', { Retry: [{ ErrorEquals: ['States.ALL', 'X'] }], End: true }) }),
		/field Retry\[0\]\.ErrorEquals: States\.ALL must stand alone and last/,
	],
	[
		'a variable named states',
		machine({ A: { Type: 'Pass', Assign: { states: 1 }, End: true } }),
		/state "A", field Assign/,
	],
	['text that is not JSON', '{', /is not JSON/],
];

test.each(refusals)('refuses %s', (_, definition, line) => {
	let message = '';
	try {
		parseDefinition('report-approval', definition);
	} catch (error) {
		message = (error as Error).message;
	}
	expect(message).toMatch(line);
	expect(message).toMatch(/^State machine report-approval: /);
	expect(message).not.toContain('\n');
});

test('takes a definition as object or as JSON text', () => {
	const definition = machine({ A: task('f', { Comment: 'why', End: true }) }, { Comment: 'all', TimeoutSeconds: 60 });
	expect(parseDefinition('m', JSON.stringify(definition))).toEqual(parseDefinition('m', definition));
});
