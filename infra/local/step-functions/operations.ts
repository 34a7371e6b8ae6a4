// The service's operations. Invariant: an answer is given only after what it promises is committed. Shapes are those of AWS JSON 1.0 (times
// are seconds), so the endpoint passes them on as they are.
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { stateEntered } from './decision.ts';
import { EngineStopped, ServiceError, StateError } from './errors.ts';
import { dueAt, type Execution } from './execution.ts';
import type { ExecutionRows } from './execution-rows.ts';
import { describeEvent, type History } from './history.ts';
import type { Interpreter } from './interpreter.ts';
import type { Json } from './json.ts';
import { type Definition, stateNamed } from './language.ts';
import type { Outbox } from './outbox.ts';
import {
	checkJson,
	checkName,
	type OperationName,
	parseRequest,
	type Request,
	readPageToken,
	writePageToken,
} from './requests.ts';
import { createStatusChange } from './status-event.ts';
import { readTaskToken } from './task-token.ts';

export interface Machine {
	arn: string;
	name: string;
	roleArn: string;
	definition: Definition;
	body: string;
	hash: string;
	createdAt: number;
}

/** An execution is known, and its name taken, for 90 days after its end. */
const keptMilliseconds = 90 * 86_400_000;

export type Operations = ReturnType<typeof createOperations>;

export function createOperations(parts: {
	clock: Clock;
	machines: Map<string, Machine>;
	rows: ExecutionRows;
	history: History;
	outbox: Outbox;
	interpreter: Interpreter;
	inTransaction: <T>(fn: () => T) => T;
	arm: (at: number | undefined) => void;
	isRunning: () => boolean;
}) {
	const { clock, machines, rows, history, outbox, interpreter } = parts;

	function machineOf(arn: string): Machine {
		const machine = machines.get(arn);
		if (!machine) throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
		return machine;
	}

	function executionOf(arn: string): Execution {
		const execution = rows.find(arn);
		if (!execution) throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
		return execution;
	}

	function executionOfToken(token: string): Execution {
		const read = readTaskToken(token);
		if (!read) throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'");
		const execution = rows.findById(read.executionId);
		if (!execution) throw new ServiceError('TaskDoesNotExist', "Task Does Not Exist: 'Provided task does not exist'");
		return execution;
	}

	function mustHaveTask(settled: boolean): Record<string, never> {
		if (settled) return {};
		throw new ServiceError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
	}

	function start({ stateMachineArn, name = randomUUID(), input = '{}' }: Request<'StartExecution'>) {
		const machine = machineOf(stateMachineArn);
		checkName(name);
		checkJson(input, 'InvalidExecutionInput');
		const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
		const existing = rows.find(arn);
		if (existing?.status === 'RUNNING' && existing.input === input)
			return { executionArn: arn, startDate: existing.startedAt / 1000 };
		if (existing) throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
		const now = clock.now();
		const { StartAt, TimeoutSeconds } = machine.definition;
		const execution = parts.inTransaction(() => {
			const row = rows.insert({
				arn,
				machineArn: stateMachineArn,
				roleArn: machine.roleArn,
				name,
				definitionHash: machine.hash,
				input,
				startedAt: now,
				deadline: TimeoutSeconds === undefined ? null : now + TimeoutSeconds * 1000,
				status: 'RUNNING',
				output: null,
				error: null,
				cause: null,
				stoppedAt: null,
				state: StartAt,
				stateInput: input,
				variables: '{}',
				enteredAt: now,
				phase: 'entered',
				retries: '{}',
				wakeAt: null,
				visit: 0,
				call: null,
				taskToken: null,
				callDeadline: null,
				heartbeatEvery: null,
				heartbeatDue: null,
				lastEvent: 2,
			});
			const started = { input, inputDetails: { truncated: false }, roleArn: machine.roleArn };
			history.append(row.id, 1, now, { type: 'ExecutionStarted', details: started });
			history.append(row.id, 2, now, stateEntered(StartAt, stateNamed(machine.definition, StartAt).Type, input));
			outbox.add(createStatusChange(row, now));
			return row;
		});
		parts.arm(dueAt(execution) ?? undefined);
		outbox.kick();
		interpreter.proceed(arn);
		return { executionArn: arn, startDate: now / 1000 };
	}

	function getHistory(request: Request<'GetExecutionHistory'>) {
		const { executionArn, maxResults, nextToken, reverseOrder = false } = request;
		const limit = maxResults || 100;
		const events = history.page(executionOf(executionArn).id, readPageToken(nextToken), limit, reverseOrder);
		const last = events.at(-1);
		return {
			events: events.map(describeEvent),
			...(last && events.length === limit ? { nextToken: writePageToken(last.id) } : {}),
		};
	}

	function list({ stateMachineArn, statusFilter, maxResults, nextToken }: Request<'ListExecutions'>) {
		machineOf(stateMachineArn);
		const limit = maxResults || 100;
		const found = rows.list(stateMachineArn, statusFilter, readPageToken(nextToken) ?? Number.MAX_SAFE_INTEGER, limit);
		const last = found.at(-1);
		return {
			executions: found.map(summarise),
			...(last && found.length === limit ? { nextToken: writePageToken(last.id) } : {}),
		};
	}

	async function stop({ executionArn, error, cause }: Request<'StopExecution'>) {
		executionOf(executionArn);
		await interpreter.abort(executionArn, error, cause);
		return { stopDate: (executionOf(executionArn).stoppedAt ?? clock.now()) / 1000 };
	}

	async function succeedTask({ taskToken, output }: Request<'SendTaskSuccess'>) {
		const result = checkJson(output, 'InvalidOutput') as Json;
		return mustHaveTask(await interpreter.succeedTask(executionOfToken(taskToken), taskToken, result));
	}

	async function failTask({ taskToken, error, cause }: Request<'SendTaskFailure'>) {
		const failure = new StateError(error ?? 'States.TaskFailed', cause ?? '');
		return mustHaveTask(await interpreter.failTask(executionOfToken(taskToken), taskToken, failure));
	}

	function describeMachine({ stateMachineArn }: Request<'DescribeStateMachine'>) {
		const { name, roleArn, body, createdAt } = machineOf(stateMachineArn);
		const creationDate = createdAt / 1000;
		return { stateMachineArn, name, status: 'ACTIVE', type: 'STANDARD', definition: body, roleArn, creationDate };
	}

	function forgetOld(): void {
		const before = clock.now() - keptMilliseconds;
		if (rows.earliestEnd() < before) parts.inTransaction(() => rows.forgetEndedBefore(before));
	}

	/** Every operation checks its request first, whoever calls it. */
	const operation =
		<Name extends OperationName, Answer>(name: Name, run: (request: Request<Name>) => Answer | Promise<Answer>) =>
		async (request: Request<Name>): Promise<Answer> => {
			if (!parts.isRunning()) throw new EngineStopped();
			forgetOld();
			return run(parseRequest(name, request));
		};

	return {
		StartExecution: operation('StartExecution', start),
		DescribeExecution: operation('DescribeExecution', ({ executionArn }) =>
			describeExecution(executionOf(executionArn)),
		),
		GetExecutionHistory: operation('GetExecutionHistory', getHistory),
		ListExecutions: operation('ListExecutions', list),
		StopExecution: operation('StopExecution', stop),
		SendTaskSuccess: operation('SendTaskSuccess', succeedTask),
		SendTaskFailure: operation('SendTaskFailure', failTask),
		SendTaskHeartbeat: operation('SendTaskHeartbeat', async ({ taskToken }) =>
			mustHaveTask(await interpreter.heartbeat(executionOfToken(taskToken), taskToken)),
		),
		DescribeStateMachine: operation('DescribeStateMachine', describeMachine),
	};
}

function summarise({ arn, machineArn, name, status, startedAt, stoppedAt }: Execution) {
	return {
		executionArn: arn,
		stateMachineArn: machineArn,
		name,
		status,
		startDate: startedAt / 1000,
		...(stoppedAt === null ? {} : { stopDate: stoppedAt / 1000 }),
	};
}

function describeExecution(execution: Execution) {
	const { input, output, error, cause } = execution;
	return {
		...summarise(execution),
		input,
		inputDetails: { included: true },
		...(output === null ? {} : { output, outputDetails: { included: true } }),
		...(error === null ? {} : { error }),
		...(cause === null ? {} : { cause }),
		redriveCount: 0,
	};
}
