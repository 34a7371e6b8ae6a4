// The EventBridge event of an execution's status change, in the form AWS sends it. Invariant: its id is fixed when the change is committed,
// so a consumer can tell a repeated delivery.
import { randomUUID } from 'node:crypto';
import type { Execution } from './execution.ts';

export interface ExecutionStatusChange {
	version: '0';
	id: string;
	'detail-type': 'Step Functions Execution Status Change';
	source: 'aws.states';
	account: string;
	time: string;
	region: string;
	resources: string[];
	detail: {
		executionArn: string;
		stateMachineArn: string;
		name: string;
		status: Execution['status'];
		startDate: number;
		stopDate: number | null;
		input: string | null;
		output: string | null;
		inputDetails: { included: boolean } | null;
		outputDetails: { included: boolean } | null;
		error: string | null;
		cause: string | null;
		stateMachineVersionArn: null;
		stateMachineAliasArn: null;
		redriveCount: 0;
	};
}

// An EventBridge event holds 256 KB in all: AWS leaves input and output out where together they do not fit.
const largestData = 248 * 1024;

export function createStatusChange(execution: Execution, now: number): ExecutionStatusChange {
	const { arn, machineArn, name, status, startedAt, stoppedAt, input, output, error, cause } = execution;
	const [, , , region = '', account = ''] = arn.split(':');
	const included = Buffer.byteLength(input) + Buffer.byteLength(output ?? '') <= largestData;
	return {
		version: '0',
		id: randomUUID(),
		'detail-type': 'Step Functions Execution Status Change',
		source: 'aws.states',
		account,
		time: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
		region,
		resources: [arn],
		detail: {
			executionArn: arn,
			stateMachineArn: machineArn,
			name,
			status,
			startDate: startedAt,
			stopDate: stoppedAt,
			input: included ? input : null,
			output: included ? output : null,
			inputDetails: { included },
			outputDetails: output === null ? null : { included },
			error,
			cause,
			stateMachineVersionArn: null,
			stateMachineAliasArn: null,
			redriveCount: 0,
		},
	};
}
