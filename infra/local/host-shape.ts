// What a host is started with and what it offers to tests, tools and the command. Invariant: everything here lasts until `stop`.
import type { AssemblyModel } from './assembly/model.ts';
import type { AppSources } from './assembly/synthesise.ts';
import type { Clock } from './clock.ts';
import type { DuplicateOptions } from './duplicates.ts';
import type { hostCredentials } from './dynamodb/aws-json.ts';
import type { RightsOptions } from './iam/authority.ts';
import type { Lambda } from './lambda/lambda.ts';
import type { LocalS3 } from './s3/s3.ts';
import type { LocalSes } from './ses/ses.ts';
import type { StartPhase } from './start-phases.ts';
import type { StepFunctions } from './step-functions/engine.ts';

export interface HostOptions {
	readonly dataFolder: string;
	/** 0 takes any free port. */
	readonly port: number;
	readonly clock?: Clock;
	/** Troubles stay in `Host.troubles` and are not printed. */
	readonly quiet?: boolean;
	readonly sources?: AppSources;
	/** Lets a share of what queues, bus, streams and asynchronous calls deliver come twice. */
	readonly duplicates?: DuplicateOptions;
	readonly rights?: RightsOptions;
}

export interface Host {
	readonly url: string;
	/** What the start took its time for. */
	readonly startPhases: readonly StartPhase[];
	readonly model: AssemblyModel;
	readonly mail: Pick<LocalSes, 'listMessages' | 'readMessage'>;
	readonly stepFunctions: StepFunctions['operations'];
	readonly s3: Pick<LocalS3, 'readObject'>;
	readonly lambda: Pick<Lambda, 'invoke'>;
	/** For a DynamoDB client of a test or a tool. */
	readonly dynamodb: {
		readonly endpoint: string;
		readonly region: string;
		readonly credentials: typeof hostCredentials;
		readonly tableNames: readonly string[];
	};
	/** One line per failed call or repeated attempt, oldest first. */
	readonly troubles: readonly string[];
	/** How many deliveries came twice so far (`HostOptions.duplicates`). */
	readonly duplicated: () => number;
	accessToken(username: string): Promise<string>;
	/** Settles when nothing accepted is left to do now; what waits for a time or a person does not count. */
	idle(): Promise<void>;
	stop(): Promise<void>;
}
