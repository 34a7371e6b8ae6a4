// Starting and resuming: the shortcut of the tests and the adapters over the host's endpoint by one suite.
import { SFNClient } from '@aws-sdk/client-sfn';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createStepFunctionsWorkflow, createWaitingTasks } from '../../functions/adapters/step-functions-workflow.ts';
import { classify } from '../../functions/runtime/errors.ts';
import { freePort, listen } from '../../infra/local/gateway/listen.ts';
import { createStepFunctionsEndpoint } from '../../infra/local/step-functions/endpoint.ts';
import { createEngineWorkflow } from '../support/engine-workflow.ts';
import { createWorkbench, machine, tokenTask } from '../unit/local/step-functions/workbench.ts';
import { describeWorkflow, machineName, type Workbench } from './workflow-contract.ts';

const clientOf = (port: number): SFNClient => {
	const client = new SFNClient({
		endpoint: `http://127.0.0.1:${port}`,
		region: 'ap-southeast-1',
		credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
		maxAttempts: 1,
	});
	onTestFinished(() => client.destroy());
	return client;
};

async function serve(bench: Workbench): Promise<SFNClient> {
	const server = await listen(createStepFunctionsEndpoint(bench.engine), 0);
	onTestFinished(() => server.close());
	return clientOf(server.port);
}

describe('straight on the engine', () =>
	describeWorkflow(async (bench) => createEngineWorkflow(bench.engine, bench.arn(machineName))));

describe('over the endpoint of the host', () => {
	describeWorkflow(async (bench) => {
		const client = await serve(bench);
		return {
			workflow: createStepFunctionsWorkflow(bench.arn(machineName), client),
			tasks: createWaitingTasks(client),
		};
	});

	it('does not take a machine that is not there for a name that is taken', async () => {
		const bench = createWorkbench({ m: machine({ Ask: tokenTask() }) });
		const workflow = createStepFunctionsWorkflow(bench.arn('other'), await serve(bench));
		const error = await workflow.start('x', {}).catch((thrown: unknown) => thrown);
		expect(classify(error).name).toBe('PermanentError');
	});

	it('does not take an engine that is away for a task that is gone: it is tried again', async () => {
		const tasks = createWaitingTasks(clientOf(await freePort()));
		const error = await tasks.complete('token', {}).catch((thrown: unknown) => thrown);
		expect(classify(error).name).toBe('TransientError');
	});
});
