// Every log group of the system: named, so that an operator finds it, and kept exactly as long as the stage says.
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

export function createLogGroup(scope: Construct, id: string, stage: Stage, logGroupName: string): LogGroup {
	return new LogGroup(scope, id, { logGroupName, retention: stage.logRetention, removalPolicy: stage.logRemoval });
}
