// Goal: whoever acts for a role on this host (browsers with a signed form, the workflow, GuardDuty, Lambda's pollers and log writers) is held
// to the template as on AWS. Method: a running host, one right taken away, the same thing done again.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account } from '../../../infra/local/surroundings.ts';
import { hasLocalDatabase } from '../../support/host-child.ts';
import { post, type SmallHost, startSmallHost } from './small-host.ts';

describe.skipIf(!hasLocalDatabase)('on a running host', () => {
	let small: SmallHost;
	beforeAll(async () => {
		small = await startSmallHost();
	}, 120_000);
	afterAll(() => small.close());

	it('a form is judged by what its signer may do when it is sent, not when it was signed', async () => {
		const form = await small.form('late');
		await small.without(['WebRole', 's3:PutObject'], async ({ role }) => {
			const answer = await post(form, 'x');
			const text = await answer.text();
			const who = `User: arn:aws:sts::${account}:assumed-role/${role}/KhuyenCong-dev-web`;
			expect([answer.status, text]).toEqual([403, expect.stringContaining('<Code>AccessDenied</Code>')]);
			expect(text).toContain(`${who} is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::`);
			expect(text).toContain('/uploads/late because no identity-based policy allows the s3:PutObject action');
			expect(small.denials().filter((line) => line.startsWith(`AccessDenied: ${who}`))).toHaveLength(1);
		});
		expect((await post(form, 'x')).status).toBe(204);
		await small.host.idle();
	});

	it('a step the workflow may not call fails with an error of Lambda, the sentence as its cause', async () => {
		const { host } = small;
		await small.without(['WorkflowRole', 'lambda:InvokeFunction', 'await-scan'], async ({ role, resource }) => {
			const stateMachineArn = host.model.machines[0]?.arn ?? '';
			const { executionArn } = await host.stepFunctions.StartExecution({ stateMachineArn, input: '{"name":"denied"}' });
			await host.idle();
			const sentence = `User: arn:aws:sts::${account}:assumed-role/${role}/step-functions is not authorized to perform: lambda:InvokeFunction on resource: ${resource} because no identity-based policy allows the lambda:InvokeFunction action`;
			expect(await host.stepFunctions.DescribeExecution({ executionArn })).toMatchObject({
				status: 'FAILED',
				error: 'Lambda.AWSLambdaException',
				cause: `${sentence} (Service: AWSLambda; Status Code: 403; Error Code: AccessDeniedException)`,
			});
		});
	});

	it('an upload GuardDuty may not read is reported as not scanned, never as clean', async () => {
		await small.without(['MalwareScanRole', 's3:GetObjectVersion'], async () => {
			await post(await small.form('unseen'), 'x');
			expect(await small.until('/note/scan-uploads/unseen')).toMatchObject({
				scanStatus: 'SKIPPED',
				scanResultDetails: { scanResultStatus: 'ACCESS_DENIED', threats: null },
			});
		});
	});

	/** A call is answered before its report is written. */
	const settledLog = async (name: string): Promise<string> => {
		for (;;) {
			const log = small.log(name);
			await pause(250);
			if (small.log(name) === log) return log;
		}
	};

	it.each(['logs:CreateLogStream', 'logs:PutLogEvents'])(
		'without %s the function works and writes no log, and the host says so once',
		async (action) => {
			await small.read('/hello');
			const before = await settledLog('web');
			const told = small.denials().length;
			await small.without(['WebRole', action], async () => {
				for (let call = 0; call < 3; call++) expect(await small.read('/hello')).toEqual({ hello: true });
			});
			expect(await settledLog('web')).toBe(before);
			expect(small.denials().slice(told)).toEqual([
				expect.stringContaining(`KhuyenCong-dev-web is not authorized to perform: ${action} on`),
			]);
			await small.read('/hello');
			await expect.poll(() => small.log('web').length, { timeout: 5000 }).toBeGreaterThan(before.length);
		},
	);

	it('without the right to receive, a message stays in its queue until the right is back', async () => {
		await small.without(['ReceiveUploadRole', 'sqs:ReceiveMessage'], async () => {
			await post(await small.form('queued'), 'x');
			await pause(300);
			expect(await small.read('/note/waiting-uploads-queued')).toBeNull();
			expect(small.denials().at(-1)).toContain('sqs:ReceiveMessage on resource: arn:aws:sqs:');
		});
		expect(await small.until('/note/waiting-uploads-queued')).toBe(true);
	});

	it('without the right to delete, what was done stays in its queue', async () => {
		await small.without(['RecordScanRole', 'sqs:DeleteMessage'], async () => {
			await post(await small.form('kept'), 'x');
			await small.until('/note/scan-uploads/kept');
			await expect
				.poll(() => small.denials().at(-1), { timeout: 5000 })
				.toContain('sqs:DeleteMessage on resource: arn:aws:sqs:');
		});
	});

	it.each(['dynamodb:GetShardIterator', 'dynamodb:GetRecords', 'dynamodb:DescribeStream'])(
		'without %s Lambda cannot read the stream, and the host says so once',
		async (action) => {
			const told = () =>
				small
					.denials()
					.filter((line) => line.includes(`project-aggregates is not authorized to perform: ${action} on`));
			await small.without(['ProjectAggregatesRole', action], async ({ resource }) => {
				await expect
					.poll(told, { timeout: 5000 })
					.toEqual([expect.stringContaining(`on resource: ${resource} because`)]);
				// Two more polls of the stream.
				await pause(1200);
				expect(told()).toHaveLength(1);
			});
		},
	);
});
