// The state machine of report-approval: its definition is the file in workflows/, here it only gets its functions, role and logs.
// Logs never carry execution data, because input and output hold task tokens; a run that dies unseen is handed to fail-report.
import { readFileSync } from 'node:fs';
import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledgeStars } from './acknowledge.ts';
import { pascalName } from './function-list.ts';
import { createLogGroup } from './log-group.ts';
import { allow, writeTraces } from './rights.ts';
import type { FunctionHome } from './service-function.ts';
import type { WorkflowSteps } from './workflow-steps.ts';

export type ApprovalWorkflowProps = { home: FunctionHome; steps: WorkflowSteps; workflowFile: string };

export class ApprovalWorkflow extends Construct {
	readonly stateMachineArn: string;

	constructor(scope: Construct, id: string, { home, steps, workflowFile }: ApprovalWorkflowProps) {
		super(scope, id);
		const functions = [...steps.steps].map(([name, step]) => ({ name, arn: step.lambda.functionArn }));
		const definitionString = readFileSync(workflowFile, 'utf8');
		const definitionSubstitutions = Object.fromEntries(
			functions.map(({ name, arn }) => [`${pascalName(name)}Arn`, arn]),
		);
		requireSamePlaces(workflowFile, definitionString, Object.keys(definitionSubstitutions));
		// AWS keeps one policy for all groups of this prefix; elsewhere each would take one of an account's ten.
		const logGroup = createLogGroup(this, 'Logs', home.stage, `/aws/vendedlogs/states/khuyen-cong-${home.stage.name}`);
		const machine = new CfnStateMachine(this, 'Machine', {
			stateMachineName: `KhuyenCong-${home.stage.name}-report-approval`,
			stateMachineType: 'STANDARD',
			definitionString,
			definitionSubstitutions,
			roleArn: createMachineRole(
				this,
				functions.map(({ arn }) => arn),
			).roleArn,
			loggingConfiguration: {
				level: 'ALL',
				includeExecutionData: false,
				destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: logGroup.logGroupArn } }],
			},
			tracingConfiguration: { enabled: true },
		});
		this.stateMachineArn = machine.attrArn;
		watchForDeadRuns(this, machine.attrArn, steps);
	}
}

/** A name on one side only would deploy a workflow that calls nothing, or a function that nothing calls. */
function requireSamePlaces(workflowFile: string, definition: string, given: string[]): void {
	const used = new Set([...definition.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1] ?? ''));
	const unknown = [...used].filter((place) => !given.includes(place));
	const unused = given.filter((place) => !used.has(place));
	if (unknown.length > 0) throw new Error(`${workflowFile} names functions that do not exist: ${unknown.join(', ')}.`);
	if (unused.length > 0) throw new Error(`${workflowFile} never calls: ${unused.join(', ')}.`);
}

function createMachineRole(scope: Construct, functionArns: string[]): Role {
	const deliver = [
		'logs:CreateLogDelivery',
		'logs:GetLogDelivery',
		'logs:UpdateLogDelivery',
		'logs:DeleteLogDelivery',
		'logs:ListLogDeliveries',
		'logs:PutResourcePolicy',
		'logs:DescribeResourcePolicies',
		'logs:DescribeLogGroups',
	];
	const sample = ['xray:GetSamplingRules', 'xray:GetSamplingTargets'];
	const rights = [
		allow('CallSteps', ['lambda:InvokeFunction'], functionArns),
		allow('DeliverLogs', deliver, ['*'], 'delivery of vended logs knows no resources for these actions'),
		writeTraces(),
		allow('SampleTraces', sample, ['*'], 'X-Ray knows no resources for these actions'),
	];
	const role = new Role(scope, 'Role', {
		assumedBy: new ServicePrincipal('states.amazonaws.com'),
		inlinePolicies: { Run: new PolicyDocument({ statements: rights.map(({ statement }) => statement) }) },
	});
	acknowledgeStars(role, rights);
	return role;
}

function watchForDeadRuns(scope: Construct, stateMachineArn: string, steps: WorkflowSteps): void {
	new Rule(scope, 'DeadRuns', {
		description: 'A run of report-approval ended where its own catch could not see it: mark the report failed',
		eventPattern: {
			source: ['aws.states'],
			detailType: ['Step Functions Execution Status Change'],
			detail: {
				stateMachineArn: [stateMachineArn],
				status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
			},
		},
		targets: [
			new LambdaTarget(steps.failReport.lambda, {
				deadLetterQueue: steps.failReportDeadLetters,
				maxEventAge: Duration.hours(24),
				retryAttempts: 185,
			}),
		],
	});
}
