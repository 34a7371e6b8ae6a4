// Every log group of the system: named, so that an operator finds it, and kept exactly as long as the stage says.
// Functions log no mail addresses; should one slip into a message after all, it is masked for whoever reads the log.
import { DataIdentifier, DataProtectionPolicy, LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

export function createLogGroup(scope: Construct, id: string, stage: Stage, logGroupName: string): LogGroup {
	return new LogGroup(scope, id, logSettings(stage, logGroupName));
}

/** For what functions write themselves; the logs that AWS writes hold no text of ours. */
export function createMaskedLogGroup(scope: Construct, id: string, stage: Stage, logGroupName: string): LogGroup {
	return new LogGroup(scope, id, {
		...logSettings(stage, logGroupName),
		dataProtectionPolicy: new DataProtectionPolicy({
			name: 'mask-mail-addresses',
			identifiers: [DataIdentifier.EMAILADDRESS],
		}),
	});
}

const logSettings = (stage: Stage, logGroupName: string) => ({
	logGroupName,
	retention: stage.logRetention,
	removalPolicy: stage.logRemoval,
});
