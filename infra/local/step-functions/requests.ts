// The requests the service understands. Invariant: a field that this engine would ignore is refused by name.
import { z } from 'zod';
import { ServiceError } from './errors.ts';
import { exceedsLimit } from './json.ts';

const arn = z.string().min(1).max(256);
const data = z.string().refine((text) => !exceedsLimit(text), 'must have length less than or equal to 262144');
const page = { maxResults: z.int().min(0).max(1000).optional(), nextToken: z.string().min(1).max(1024).optional() };
const taskToken = z.string().min(1).max(1024);
const error = z.string().max(256).optional();
const cause = z.string().max(32_768).optional();

export const requests = {
	StartExecution: z.strictObject({
		stateMachineArn: arn,
		name: z.string().optional(),
		input: data.optional(),
		traceHeader: z.string().optional(),
	}),
	DescribeExecution: z.strictObject({ executionArn: arn }),
	GetExecutionHistory: z.strictObject({
		executionArn: arn,
		reverseOrder: z.boolean().optional(),
		includeExecutionData: z.boolean().optional(),
		...page,
	}),
	ListExecutions: z.strictObject({
		stateMachineArn: arn,
		statusFilter: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']).optional(),
		...page,
	}),
	StopExecution: z.strictObject({ executionArn: arn, error, cause }),
	SendTaskSuccess: z.strictObject({ taskToken, output: data }),
	SendTaskFailure: z.strictObject({ taskToken, error, cause }),
	SendTaskHeartbeat: z.strictObject({ taskToken }),
	DescribeStateMachine: z.strictObject({ stateMachineArn: arn }),
} as const;

export type OperationName = keyof typeof requests;
export type Request<Name extends OperationName> = z.infer<(typeof requests)[Name]>;

export function parseRequest<Name extends OperationName>(name: Name, input: unknown): Request<Name> {
	const parsed = requests[name].safeParse(input);
	if (parsed.success) return parsed.data as Request<Name>;
	const found = parsed.error.issues.map(({ path, message }) => `${path.join('.') || name}: ${message}`).join('; ');
	throw new ServiceError('ValidationException', `${name}: ${found}`);
}

/** A name as AWS allows it for an execution. */
export function checkName(name: string): string {
	if (name.length < 1 || name.length > 80 || /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/.test(name))
		throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
	return name;
}

export function checkJson(text: string, otherwise: 'InvalidExecutionInput' | 'InvalidOutput'): unknown {
	try {
		return JSON.parse(text);
	} catch (problem) {
		throw new ServiceError(otherwise, `Invalid JSON: ${String(problem)}`);
	}
}

/** Where a page ended, as an opaque token. */
export function writePageToken(last: number): string {
	return Buffer.from(`after:${last}`).toString('base64url');
}

export function readPageToken(token: string | undefined): number | undefined {
	if (token === undefined) return undefined;
	const last = /^after:(\d{1,15})$/.exec(Buffer.from(token, 'base64url').toString('latin1'))?.[1];
	if (last === undefined) throw new ServiceError('InvalidToken', `Invalid Token: '${token}'`);
	return Number(last);
}
