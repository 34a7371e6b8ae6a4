// The endpoint against the real AWS SDK: whatever the functions send arrives, and errors come back as the SDK's own classes.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
	DescribeExecutionCommand,
	DescribeStateMachineCommand,
	ExecutionAlreadyExists,
	GetExecutionHistoryCommand,
	ListExecutionsCommand,
	ListStateMachinesCommand,
	SendTaskFailureCommand,
	SendTaskHeartbeatCommand,
	SendTaskSuccessCommand,
	SFNClient,
	StartExecutionCommand,
	StateMachineDoesNotExist,
	StopExecutionCommand,
	TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { expect, onTestFinished, test } from 'vitest';
import { createStepFunctionsEndpoint } from '../../../../infra/local/step-functions/endpoint.ts';
import { createWorkbench, machine, start, tokenTask } from './workbench.ts';

async function serve() {
	const bench = createWorkbench({ m: machine({ A: tokenTask() }) });
	const server = createServer(createStepFunctionsEndpoint(bench.engine)).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const client = new SFNClient({
		endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		region: 'ap-southeast-1',
		credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
		maxAttempts: 1,
	});
	onTestFinished(() => {
		client.destroy();
		server.close();
		server.closeAllConnections();
	});
	return { bench, client };
}

test('an execution from start to end through the SDK', async () => {
	const { bench, client } = await serve();
	const stateMachineArn = bench.arn('m');
	const { executionArn, startDate } = await client.send(
		new StartExecutionCommand({ stateMachineArn, name: 'bao-cao-1', input: '{"tên":"Ba Tơ"}' }),
	);
	expect(startDate).toEqual(new Date(start));
	await bench.engine.idle();
	const taskToken = bench.tokens[0]!;
	await client.send(new SendTaskHeartbeatCommand({ taskToken }));
	await client.send(new SendTaskSuccessCommand({ taskToken, output: '{"duyệt":true}' }));
	await bench.engine.idle();
	expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
		status: 'SUCCEEDED',
		name: 'bao-cao-1',
		stateMachineArn,
		input: '{"tên":"Ba Tơ"}',
		output: '{"duyệt":true}',
		stopDate: new Date(start),
	});
	const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
	expect(events?.at(-1)).toMatchObject({
		type: 'ExecutionSucceeded',
		executionSucceededEventDetails: { output: '{"duyệt":true}' },
	});
	expect(events?.[1]?.stateEnteredEventDetails?.name).toBe('A');
	const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'SUCCEEDED' }));
	expect(executions).toMatchObject([{ executionArn, status: 'SUCCEEDED' }]);
	expect(await client.send(new DescribeStateMachineCommand({ stateMachineArn }))).toMatchObject({ name: 'm' });
});

test('failures and stops through the SDK', async () => {
	const { bench, client } = await serve();
	const failed = await bench.begin('m');
	await client.send(new SendTaskFailureCommand({ taskToken: bench.tokens[0], error: 'Rejected', cause: 'no' }));
	await bench.engine.idle();
	expect(await bench.outcome(failed)).toMatchObject({ status: 'FAILED', error: 'Rejected' });
	const executionArn = await bench.begin('m');
	await client.send(new StopExecutionCommand({ executionArn, error: 'Withdrawn' }));
	expect(await bench.outcome(executionArn)).toMatchObject({ status: 'ABORTED', error: 'Withdrawn' });
});

test("errors are instances of the SDK's classes", async () => {
	const { bench, client } = await serve();
	const stateMachineArn = bench.arn('m');
	await client.send(new StartExecutionCommand({ stateMachineArn, name: 'x', input: '{}' }));
	await bench.engine.idle();
	await expect(
		client.send(new StartExecutionCommand({ stateMachineArn, name: 'x', input: '{"a":1}' })),
	).rejects.toBeInstanceOf(ExecutionAlreadyExists);
	await expect(
		client.send(new StartExecutionCommand({ stateMachineArn: `${stateMachineArn}-x` })),
	).rejects.toBeInstanceOf(StateMachineDoesNotExist);
	await bench.answer(bench.tokens[0]!, {});
	await expect(
		client.send(new SendTaskSuccessCommand({ taskToken: bench.tokens[0], output: '{}' })),
	).rejects.toBeInstanceOf(TaskTimedOut);
});

test('an operation the engine lacks is refused by name', async () => {
	const { client } = await serve();
	await expect(client.send(new ListStateMachinesCommand({}))).rejects.toMatchObject({
		name: 'UnknownOperationException',
		message: expect.stringContaining('ListStateMachines'),
	});
});
