// The local stand-in for AWS Step Functions (Standard workflows, JSONata). Invariant: executions live in SQLite rows, not in memory: one that
// waits costs a row and no more, and a kill -9 loses nothing but calls in flight, which are made again with the same task token.
import type { DatabaseSync } from 'node:sqlite';
import { type Clock, systemClock } from '../clock.ts';
import { transaction } from '../sqlite.ts';
import { parseDefinition } from './definition.ts';
import { createEarliestTimer } from './earliest-timer.ts';
import { createEnterState } from './enter-state.ts';
import { EngineStopped } from './errors.ts';
import type { Execution } from './execution.ts';
import { createExecutionRows, type ExecutionRows } from './execution-rows.ts';
import { createEvaluate } from './expression.ts';
import { createHistory } from './history.ts';
import { createInterpreter, type Invoke } from './interpreter.ts';
import type { Definition } from './language.ts';
import { createLeaveState } from './leave-state.ts';
import { createOperations, type Machine, type Operations } from './operations.ts';
import { createOutbox, type Deliver } from './outbox.ts';
import { createTables } from './schema.ts';
import { createWork } from './work.ts';

export interface StateMachine {
	arn: string;
	name: string;
	/** The definition with its substitutions made: an object or JSON text. */
	definition: unknown;
	roleArn: string;
}

export interface StepFunctionsOptions {
	db: DatabaseSync;
	machines: readonly StateMachine[];
	/** Runs a function. An `error` is the function's own; a rejection is the host's (Lambda.Unknown). */
	invoke: Invoke;
	/** Takes the EventBridge event of each status change; called again until it resolves. */
	onStatusChange?: Deliver;
	clock?: Clock;
	random?: () => number;
	/** Hears of faults of the engine and of refused status changes. */
	report?: (error: unknown) => void;
	/** Accept executions but move none before `start()`: for a host whose functions are not up yet. */
	paused?: boolean;
}

export interface StepFunctions {
	operations: Operations;
	/** Takes up what the last run left. Called by the constructor unless `paused`. */
	start(): void;
	/** Resolves when nothing is running: every execution has ended or waits for a time or a token. */
	idle(): Promise<void>;
	/** Stops moving executions; afterwards the database is no longer touched. Calls in flight are not waited for. */
	stop(): Promise<void>;
}

const rowsPerTick = 500;

export function createStepFunctions(options: StepFunctionsOptions): StepFunctions {
	const { db, invoke, clock = systemClock, random = Math.random } = options;
	const tell = options.report ?? ((error: unknown) => console.error('Step Functions:', error));
	// What comes after the stop was not written, and the next start takes it up: nothing to tell.
	const report = (error: unknown) => (error instanceof EngineStopped ? undefined : tell(error));
	let started = false;
	let stopped = false;
	const isRunning = () => !stopped;
	const isStarted = () => started;

	createTables(db);
	const rows = createExecutionRows(db);
	const machines = readMachines(options.machines, rows, clock.now());
	const definitions = readDefinitions(machines, rows);
	const work = createWork(report);
	const calls = createWork(report);
	const history = createHistory(db);
	const timer = createEarliestTimer(clock, () => work.background(wakeDueRows()));
	const arm = (at: number | undefined) => (started && !stopped ? timer.arm(at) : undefined);
	const inTransaction = <T>(fn: () => T): T => transaction<unknown>(db, fn) as T;
	const outbox = createOutbox({
		db,
		clock,
		deliver: options.onStatusChange,
		background: calls.background,
		report,
	});
	const evaluate = createEvaluate({ clock, random });
	const leave = createLeaveState({ clock, random, evaluate });
	const enter = createEnterState({ clock, evaluate, leave });
	const definitionOf = ({ definitionHash, arn }: Execution): Definition => {
		const definition = definitions.get(definitionHash);
		if (!definition) throw new Error(`The definition of ${arn} is missing`);
		return definition;
	};
	const interpreter = createInterpreter({
		clock,
		rows,
		history,
		outbox,
		work,
		calls,
		inTransaction,
		enter,
		leave,
		invoke,
		definitionOf,
		arm,
		isStarted,
		isRunning,
		report,
	});

	async function wakeDueRows(): Promise<void> {
		const outcomes = await Promise.allSettled(rows.due(clock.now(), rowsPerTick).map(interpreter.wakeDue));
		if (stopped) return;
		const faults = outcomes.filter((outcome) => outcome.status === 'rejected');
		for (const { reason } of faults) report(reason);
		// A row that could not be moved is still due: without a pause it would be tried without end.
		const next = rows.nextDue();
		if (next !== undefined) arm(faults.length > 0 ? Math.max(next, clock.now() + 1000) : next);
	}

	function start(): void {
		if (started || stopped) return;
		started = true;
		for (const arn of rows.busy()) interpreter.takeUp(arn);
		arm(rows.nextDue());
		outbox.start();
	}

	async function idle(): Promise<void> {
		while (work.busy() || calls.busy()) {
			await calls.idle();
			await work.idle();
		}
	}

	async function stop(): Promise<void> {
		stopped = true;
		timer.cancel();
		outbox.stop();
		await work.idle();
	}

	const operations = createOperations({
		clock,
		machines,
		rows,
		history,
		outbox,
		interpreter,
		inTransaction,
		arm,
		isRunning,
	});
	if (!options.paused) start();
	return { operations, start, idle, stop };
}

function readMachines(machines: readonly StateMachine[], rows: ExecutionRows, now: number): Map<string, Machine> {
	return new Map(
		machines.map(({ arn, name, roleArn, definition: source }) => {
			const definition = parseDefinition(name, source);
			const body = typeof source === 'string' ? source : JSON.stringify(source);
			return [arn, { arn, name, roleArn, definition, body, ...rows.saveDefinition(body, now) }];
		}),
	);
}

/** Every definition that may be needed: of the machines as they are, and of executions that started under older ones. */
function readDefinitions(machines: Map<string, Machine>, rows: ExecutionRows): Map<string, Definition> {
	const definitions = new Map([...machines.values()].map(({ hash, definition }) => [hash, definition]));
	for (const { hash, body, arn } of rows.definitionsInUse())
		if (!definitions.has(hash)) definitions.set(hash, parseDefinition(`of the running execution ${arn}`, body));
	return definitions;
}
