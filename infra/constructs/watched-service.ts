// What of the service is watched: the names by which AWS counts, gathered from the constructs that own them.
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { FunctionName } from './function-list.ts';

export type WatchedService = {
	/** Physical names by the names of the function list. */
	functionNames: ReadonlyMap<FunctionName, string>;
	/** Queues in front of functions, by what waits in them. */
	workQueues: ReadonlyMap<string, IQueue>;
	/** Where what cannot be done is put aside, by what was to be done. */
	deadLetterQueues: ReadonlyMap<string, IQueue>;
	stateMachineArn: string;
	apiId: string;
	tableName: string;
	mailConfigurationSet: string;
};

export function functionNameOf({ functionNames }: WatchedService, name: FunctionName): string {
	const found = functionNames.get(name);
	if (found === undefined) throw new Error(`${name} is watched but not part of the service.`);
	return found;
}
