// A call as Lambda makes it, and what it leaves in the log. Invariant: nothing reaches the test's own output.
import type { Context } from 'aws-lambda';
import { onTestFinished, vi } from 'vitest';

export const context: Context = {
	callbackWaitsForEmptyEventLoop: false,
	functionName: 'under-test',
	functionVersion: '$LATEST',
	invokedFunctionArn: 'arn:aws:lambda:ap-southeast-1:000000000000:function:under-test',
	memoryLimitInMB: '512',
	awsRequestId: 'request-1',
	logGroupName: 'group',
	logStreamName: 'stream',
	getRemainingTimeInMillis: () => 30_000,
	done: () => undefined,
	fail: () => undefined,
	succeed: () => undefined,
};

/** Everything written to the log from now on. */
export function captureLog(): { text(): string } {
	const written: string[] = [];
	const spies = [process.stdout, process.stderr].map((stream) =>
		vi.spyOn(stream, 'write').mockImplementation((chunk) => {
			written.push(String(chunk));
			return true;
		}),
	);
	onTestFinished(() => {
		for (const spy of spies) spy.mockRestore();
	});
	return { text: () => written.join('') };
}
