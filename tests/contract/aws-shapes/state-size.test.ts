// Goal: 262,144 bytes of UTF-8 pass between states and at the API, one more does not
// (https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html). Method: the engine, to the byte.
import { describe, expect, test } from 'vitest';
import { createWorkbench, machine, task, tokenTask } from '../../unit/local/step-functions/workbench.ts';

const LIMIT = 262_144;
/** JSON text of so many bytes. */
const json = (bytes: number, letter = 'x') => {
	const size = Buffer.byteLength(letter);
	const rest = bytes - 2;
	return JSON.stringify(letter.repeat(Math.floor(rest / size)) + 'x'.repeat(rest % size));
};

describe.each(['x', 'ệ'])('of %s', (letter) => {
	const fits = json(LIMIT, letter);
	const over = json(LIMIT + 1, letter);
	test('the input of an execution', async () => {
		const bench = createWorkbench({ m: machine({ A: { Type: 'Succeed', Output: 'ok' } }) });
		const begin = (input: string) => bench.operations.StartExecution({ stateMachineArn: bench.arn('m'), input });
		await begin(fits);
		await expect(begin(over)).rejects.toMatchObject({ name: 'ValidationException' });
	});

	test('the answer of a waiting task', async () => {
		const bench = createWorkbench({ m: machine({ A: tokenTask() }) });
		await bench.begin('m');
		const answer = (output: string) => bench.operations.SendTaskSuccess({ taskToken: bench.tokens[0] ?? '', output });
		await expect(answer(over)).rejects.toMatchObject({ name: 'ValidationException' });
		await answer(fits);
	});

	test('the output of a state', async () => {
		const give = (text: string) =>
			createWorkbench({ m: machine({ A: task('big') }) }, { big: () => ({ payload: JSON.parse(text) as string }) }).run(
				'm',
			);
		expect(await give(over)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
	});
});
