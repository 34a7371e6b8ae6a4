// The function runtime as a process of its own, for functions whose memory lies outside the JavaScript heap (wasm, array buffers): the
// handler runs in a thread of this process, so that this main thread stays free to end everything when the host is gone.
import { Worker } from 'node:worker_threads';
import {
	describeFailure,
	type InvocationRequest,
	type RuntimeMessage,
	type RuntimeSettings,
} from './runtime-protocol.ts';

const [, , folder = '', handler = '', memoryMegabytes = ''] = process.argv;
const settings: RuntimeSettings = { folder, handler };
const say = (message: RuntimeMessage) => process.send?.(message);

// The host was killed: a handler in an endless loop must not outlive it.
process.on('disconnect', () => process.exit(0));

const thread = new Worker(new URL('./bootstrap.ts', import.meta.url), {
	workerData: settings,
	execArgv: [],
	resourceLimits: { maxOldGenerationSizeMb: Number(memoryMegabytes) },
});
thread.on('message', (message: RuntimeMessage) => say(message));
thread.on('error', (error) => {
	say({ kind: 'crash', failure: { ...describeFailure(error), errorType: 'Runtime.ExitError' } });
});
thread.on('exit', (code) => process.exit(code));
process.on('message', (request: InvocationRequest) => thread.postMessage(request));
