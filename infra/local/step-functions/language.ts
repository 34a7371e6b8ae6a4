// The part of the Amazon States Language that the engine runs. Invariant: every object is strict, so a field the engine would ignore is refused.
import { z } from 'zod';
import type { Json } from './json.ts';

const expression = z.string().regex(/^\{%[\s\S]*%\}$/, 'must be a JSONata expression {% … %}');
const json: z.ZodType<Json> = z.json();
const assign = z.record(
	z.string().regex(/^(?!states$)[A-Za-z_][A-Za-z0-9_]{0,79}$/, 'is not a variable name (states is reserved)'),
	json,
);
const stateName = z.string().min(1).max(80);
const seconds = z.int().min(1).max(99_999_999);
const errorNames = z.array(z.string().min(1)).min(1);
const shaping = { Output: json.optional(), Assign: assign.optional() };
const common = { Comment: z.string().optional(), QueryLanguage: z.literal('JSONata').optional() };
const onward = { Next: stateName.optional(), End: z.literal(true).optional() };

const retrier = z.strictObject({
	ErrorEquals: errorNames,
	IntervalSeconds: z.int().min(1).max(99_999_999).optional(),
	BackoffRate: z.number().min(1).optional(),
	MaxAttempts: z.int().min(0).max(99_999_999).optional(),
	MaxDelaySeconds: z.int().min(1).max(31_622_400).optional(),
	JitterStrategy: z.enum(['FULL', 'NONE']).optional(),
	Comment: z.string().optional(),
});
const catcher = z.strictObject({
	ErrorEquals: errorNames,
	Next: stateName,
	...shaping,
	Comment: z.string().optional(),
});

const task = z.strictObject({
	Type: z.literal('Task'),
	Resource: z.enum(['arn:aws:states:::lambda:invoke', 'arn:aws:states:::lambda:invoke.waitForTaskToken']),
	Arguments: z.strictObject({ FunctionName: z.string().min(1), Payload: json.optional() }),
	TimeoutSeconds: z.union([seconds, expression]).optional(),
	HeartbeatSeconds: z.union([seconds, expression]).optional(),
	Retry: z.array(retrier).optional(),
	Catch: z.array(catcher).optional(),
	...shaping,
	...onward,
	...common,
});
const pass = z.strictObject({ Type: z.literal('Pass'), ...shaping, ...onward, ...common });
const choiceRule = z.strictObject({
	Condition: z.union([expression, z.boolean()]),
	Next: stateName,
	...shaping,
	Comment: z.string().optional(),
});
const choice = z.strictObject({
	Type: z.literal('Choice'),
	Choices: z.array(choiceRule).min(1),
	Default: stateName.optional(),
	...common,
});
const wait = z.strictObject({
	Type: z.literal('Wait'),
	Seconds: z.union([z.int().min(0).max(99_999_999), expression]).optional(),
	Timestamp: z.union([z.iso.datetime({ offset: true }), expression]).optional(),
	...shaping,
	...onward,
	...common,
});
const succeed = z.strictObject({ Type: z.literal('Succeed'), Output: json.optional(), ...common });
const fail = z.strictObject({
	Type: z.literal('Fail'),
	Error: z.string().optional(),
	Cause: z.string().optional(),
	...common,
});

export const definitionSchema = z.strictObject({
	Comment: z.string().optional(),
	QueryLanguage: z.literal('JSONata'),
	Version: z.literal('1.0').optional(),
	TimeoutSeconds: seconds.optional(),
	StartAt: stateName,
	States: z.record(stateName, z.discriminatedUnion('Type', [task, pass, choice, wait, succeed, fail])),
});

export type Definition = z.infer<typeof definitionSchema>;
export type State = Definition['States'][string];
export type TaskState = z.infer<typeof task>;
export type ChoiceState = z.infer<typeof choice>;
export type WaitState = z.infer<typeof wait>;
export type FailState = z.infer<typeof fail>;
export type Retrier = z.infer<typeof retrier>;

/** A state by name. Definitions are checked when parsed, so a missing one is a fault of the engine. */
export function stateNamed(of: Definition, name: string): State {
	const state = of.States[name];
	if (!state) throw new Error(`State "${name}" is not in the definition`);
	return state;
}
