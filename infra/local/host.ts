// Starts the whole system on one machine from the assembly of the CDK app. Invariant: either everything stands, or everything that was
// started is ended again and the reason is thrown.
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { AssemblyModel } from './assembly/model.ts';
import { readAssembly } from './assembly/read-assembly.ts';
import { type AppSources, compileCacheOf, synthesise } from './assembly/synthesise.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Closers, createClosers } from './closers.ts';
import { createCompute } from './compute.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { hostCredentials } from './dynamodb/aws-json.ts';
import { createForward } from './gateway/forward.ts';
import { createGateway } from './gateway/gateway.ts';
import { guardBucket } from './gateway/guarded-bucket.ts';
import { listen, listenAsBefore } from './gateway/listen.ts';
import { createHttpApi } from './http-api/http-api.ts';
import { checkStatements } from './iam/access.ts';
import { createAccessKeys } from './lambda/access-keys.ts';
import { functionEnvironment } from './lambda/function-environment.ts';
import { createFunctionLogs } from './lambda/function-log.ts';
import { createLambda, type Lambda } from './lambda/lambda.ts';
import { createMalwareScan } from './malware-scan/malware-scan.ts';
import { createIssuer } from './oidc/issuer.ts';
import { seededUsers } from './oidc/seeded-users.ts';
import { createS3, type LocalS3 } from './s3/s3.ts';
import { seedTable } from './seed/seed.ts';
import { createInbox } from './ses/inbox.ts';
import { createSes, type LocalSes } from './ses/ses.ts';
import { createSite } from './site.ts';
import { openSqlite, transaction } from './sqlite.ts';
import { createStepFunctionsEndpoint } from './step-functions/endpoint.ts';
import { createStepFunctions, type StepFunctions } from './step-functions/engine.ts';
import { startDatabase } from './storage.ts';
import { account, leadToIssuer, region, templateParameters } from './surroundings.ts';

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

async function standUp(
	{ dataFolder, port, clock = systemClock, sources }: HostOptions,
	closers: Closers,
	onTrouble: (line: string) => void,
): Promise<Omit<Host, 'troubles' | 'stop'>> {
	const folder = openDataFolder(dataFolder);
	closers.add(folder.unlock);
	let sitePort = port;
	const site = createSite({ port: () => sitePort, onTrouble });
	const siteServer = await listen(site.listener, port);
	sitePort = siteServer.port;
	closers.add(siteServer.close);
	const url = `http://127.0.0.1:${sitePort}`;
	const issuerUrl = `${url}/_local/oidc`;

	const database = await startDatabase(folder, closers, onTrouble);
	const assemblyFolder = await synthesise(sources);
	const model = readAssembly(assemblyFolder, templateParameters(url), { region, account, siteUrl: url, issuerUrl });
	const tables = await database.standUp(model.tables);
	for (const { name } of model.tables) {
		await seedTable({ tableName: name, endpoint: database.endpoint.url, region, credentials: hostCredentials });
	}

	const open = (name: string) => {
		const db = openSqlite(folder.path(`${name}.sqlite`));
		closers.add(() => db.close());
		return db;
	};
	const hostDb = open('host');
	for (const it of model.functions) checkStatements(it);
	const keys = createAccessKeys(model.functions, folder.settings.secret);

	// Endpoints are opened before their services exist: the functions' environment must name their ports.
	const services: { s3?: RequestListener; gateway?: RequestListener } = {};
	const s3Server = await listenAsBefore(
		(request, response) => services.s3?.(request, response),
		folder.settings.s3Port,
	);
	closers.add(s3Server.close);
	folder.saveSettings({ ...folder.settings, s3Port: s3Server.port });
	const gatewayServer = await listen((request, response) => services.gateway?.(request, response), 0);
	closers.add(gatewayServer.close);

	const logs = createFunctionLogs(folder.path('logs'));
	closers.add(logs.close);
	const lambda = createLambda({
		functions: model.functions,
		logs,
		onTrouble,
		environmentOf: (it) =>
			leadToIssuer(
				functionEnvironment(it, {
					region,
					compileCache: compileCacheOf(assemblyFolder),
					key: keys.of(it),
					endpoints: {
						s3: `http://127.0.0.1:${s3Server.port}`,
						dynamodb: `http://127.0.0.1:${gatewayServer.port}`,
						gateway: `http://127.0.0.1:${gatewayServer.port}`,
					},
				}),
				model.identityDomains,
				issuerUrl,
			),
	});
	closers.add(lambda.stop);
	const compute = createCompute({
		model,
		db: hostDb,
		clock,
		lambda,
		database: database.endpoint,
		tables,
		closers,
		onTrouble,
	});
	const stepFunctions = standUpWorkflows(open('step-functions'), { model, clock, lambda, bus: compute.bus, onTrouble });
	closers.add(stepFunctions.stop);
	const ses = createSes({
		folder: folder.path('mail'),
		identities: model.mailIdentities,
		configurationSets: model.mailConfigurationSets,
		clock,
		warn: onTrouble,
	});
	const dynamoDb = createForward({ target: database.endpoint.url, onAnswered: compute.noticeWrite, onTrouble });
	closers.add(dynamoDb.close);
	services.gateway = createGateway({
		functionOf: keys.functionOf,
		dynamoDb: dynamoDb.listener,
		stepFunctions: createStepFunctionsEndpoint(stepFunctions, (error) => onTrouble(`Step Functions: ${String(error)}`)),
		mail: ses.listener,
		onTrouble,
	});
	const { s3, scan } = standUpFiles(folder, open('s3'), {
		hostDb,
		model,
		clock,
		bus: compute.bus,
		onTrouble,
		secretOf: keys.secretOf,
	});
	services.s3 = guardBucket({ functionOf: keys.functionOf, bucket: s3.listener, onTrouble });
	closers.add(scan.stop);
	closers.add(s3.stop);
	const issuer = createIssuer({
		issuerUrl,
		db: open('oidc'),
		users: seededUsers,
		clients: model.identityClients.map((client) => ({
			clientId: client.id,
			redirectUris: client.callbackUrls,
			postLogoutRedirectUris: client.logoutUrls,
		})),
		warn: onTrouble,
	});
	closers.add(issuer.stop);
	site.open({
		issuer: issuer.listener,
		inbox: createInbox(ses),
		accessToken: issuer.accessToken,
		api: createHttpApi({ routes: model.routes, lambda, now: () => clock.now() }),
	});
	compute.start();
	stepFunctions.start();
	scan.wake();
	folder.announce(url);
	return {
		url,
		model,
		mail: ses,
		stepFunctions: stepFunctions.operations,
		s3,
		lambda,
		accessToken: issuer.accessToken,
		dynamodb: {
			endpoint: database.endpoint.url,
			region,
			credentials: hostCredentials,
			tableNames: model.tables.map(({ name }) => name),
		},
		async idle() {
			// Each may give work to the others: what was quiet is asked once more after the rest.
			for (let round = 0; round < 3; round++) {
				await s3.idle();
				await scan.idle();
				await compute.idle();
				await stepFunctions.idle();
			}
		},
	};
}

interface WorkflowParts {
	readonly model: AssemblyModel;
	readonly clock: Clock;
	readonly lambda: Lambda;
	readonly bus: ReturnType<typeof createCompute>['bus'];
	readonly onTrouble: (line: string) => void;
}

function standUpWorkflows(
	db: ReturnType<typeof openSqlite>,
	{ model, clock, lambda, bus, onTrouble }: WorkflowParts,
): StepFunctions {
	return createStepFunctions({
		db,
		clock,
		machines: model.machines,
		paused: true,
		report: (error) => onTrouble(`Step Functions: ${String(error)}`),
		async invoke(functionName, payload) {
			const outcome = await lambda.invoke(functionName, payload);
			return outcome.ok ? { payload: JSON.parse(outcome.payload) as unknown } : { error: outcome.failure };
		},
		onStatusChange: async (event) => bus.put(event),
	});
}

function standUpFiles(
	folder: DataFolder,
	db: ReturnType<typeof openSqlite>,
	{
		hostDb,
		model,
		clock,
		bus,
		onTrouble,
		secretOf,
	}: Omit<WorkflowParts, 'lambda'> & {
		readonly hostDb: ReturnType<typeof openSqlite>;
		readonly secretOf: (accessKeyId: string) => string | undefined;
	},
) {
	const scan = createMalwareScan({
		db: hostDb,
		clock,
		buckets: model.buckets,
		bus,
		onTrouble,
		readObject: (bucket, key, versionId) => s3.readObject(bucket, key, versionId),
	});
	const s3: LocalS3 = createS3({
		db,
		folder: join(folder.path('s3')),
		clock,
		buckets: model.buckets,
		credentials: secretOf,
		region,
		account,
		warn: onTrouble,
		async deliver(event) {
			const { bucket, object } = event.detail;
			transaction(hostDb, () => {
				bus.put(event);
				scan.accept({
					bucket: bucket.name,
					key: object.key,
					eTag: object.etag,
					versionId: object['version-id'],
				});
			});
			scan.wake();
		},
	});
	return { s3, scan };
}
