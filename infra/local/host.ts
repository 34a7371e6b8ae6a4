// Starts the whole system on one machine from the assembly of the CDK app. Invariant: either everything stands, or everything that was
// started is ended again and the reason is thrown.
import type { AssemblyModel } from './assembly/model.ts';
import type { AppSources } from './assembly/synthesise.ts';
import type { Clock } from './clock.ts';
import { createClosers } from './closers.ts';
import type { hostCredentials } from './dynamodb/aws-json.ts';
import type { Lambda } from './lambda/lambda.ts';
import type { LocalS3 } from './s3/s3.ts';
import type { LocalSes } from './ses/ses.ts';
import { standUp } from './stand-up.ts';
import type { StepFunctions } from './step-functions/engine.ts';

export interface HostOptions {
	readonly dataFolder: string;
	/** 0 takes any free port. */
	readonly port: number;
	readonly clock?: Clock;
	/** Troubles stay in `Host.troubles` and are not printed. */
	readonly quiet?: boolean;
	readonly sources?: AppSources;
}

export interface Host {
	readonly url: string;
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
	accessToken(username: string): Promise<string>;
	/** Settles when nothing accepted is left to do now; what waits for a time or a person does not count. */
	idle(): Promise<void>;
	stop(): Promise<void>;
}

export async function startHost(options: HostOptions): Promise<Host> {
	const troubles: string[] = [];
	let stopping = false;
	const onTrouble = (line: string) => {
		if (stopping) return;
		troubles.push(line);
		if (options.quiet !== true) console.error(line);
	};
	const closers = createClosers((line) => options.quiet !== true && console.error(line));
	const stop = async () => {
		stopping = true;
		await closers.closeAll();
	};
	try {
		const parts = await standUp(options, closers, onTrouble);
		return { ...parts, troubles, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
