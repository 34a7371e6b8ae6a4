// Puts the parts of a host together, in the order in which they need each other. Invariant: whatever is started here is known to the
// closers before anything else can fail.
import { readAssembly } from './assembly/read-assembly.ts';
import { compileCacheOf, synthesise } from './assembly/synthesise.ts';
import { systemClock } from './clock.ts';
import type { Closers } from './closers.ts';
import { createCompute } from './compute.ts';
import { openDataFolder } from './data-folder.ts';
import { hostCredentials } from './dynamodb/aws-json.ts';
import { indexKeyProblem } from './dynamodb/index-keys.ts';
import { openEndpoints } from './endpoints.ts';
import { standUpFiles } from './files.ts';
import { createForward } from './gateway/forward.ts';
import { createGateway } from './gateway/gateway.ts';
import { listen } from './gateway/listen.ts';
import type { Host, HostOptions } from './host-shape.ts';
import { createHttpApi } from './http-api/http-api.ts';
import { apiAs } from './iam/api-caller.ts';
import { createAuthority } from './iam/authority.ts';
import { checkDeployment } from './iam/deploy-checks.ts';
import { logsAs } from './iam/on-behalf.ts';
import { createAccessKeys } from './lambda/access-keys.ts';
import { functionEnvironment } from './lambda/function-environment.ts';
import { createFunctionLogs } from './lambda/function-log.ts';
import { createLambda } from './lambda/lambda.ts';
import { withReports } from './lambda/platform-log.ts';
import { createIssuer } from './oidc/issuer.ts';
import { seededUsers } from './oidc/seeded-users.ts';
import { createRunNow } from './run-now.ts';
import { seedTable } from './seed/seed.ts';
import { createInbox } from './ses/inbox.ts';
import { createSes } from './ses/ses.ts';
import { createSite } from './site.ts';
import { openSqlite } from './sqlite.ts';
import { createStartPhases } from './start-phases.ts';
import { createStepFunctionsEndpoint } from './step-functions/endpoint.ts';
import { startDatabase } from './storage.ts';
import { account, leadToIssuer, region, templateParameters } from './surroundings.ts';
import { standUpWorkflows } from './workflows.ts';

export async function standUp(
	{ dataFolder, port, clock = systemClock, sources, rights, duplicates }: HostOptions,
	closers: Closers,
	onTrouble: (line: string) => void,
): Promise<Omit<Host, 'troubles' | 'stop'>> {
	const phases = createStartPhases();
	const folder = openDataFolder(dataFolder);
	closers.add(folder.unlock);
	let sitePort = port;
	const site = createSite({ port: () => sitePort, onTrouble });
	const siteServer = await listen(site.listener, port);
	sitePort = siteServer.port;
	closers.add(siteServer.close);
	const url = `http://127.0.0.1:${sitePort}`;
	const issuerUrl = `${url}/_local/oidc`;
	phases.end('data folder and site port');

	const database = await startDatabase(folder, closers, onTrouble);
	phases.end('DynamoDB engine');
	const { folder: assemblyFolder, isNew } = await synthesise(sources);
	phases.end(isNew ? 'CDK app synthesised' : 'CDK assembly found as it is');
	const model = readAssembly(assemblyFolder, templateParameters(url), { region, account, siteUrl: url, issuerUrl });
	const authority = createAuthority({ model, account, onTrouble, rights });
	checkDeployment(model, authority);
	phases.end('assembly read, policies checked');
	const tables = await database.standUp(model.tables);
	phases.end('tables and indexes');
	for (const { name } of model.tables) {
		await seedTable({ tableName: name, endpoint: database.endpoint.url, region, credentials: hostCredentials });
	}
	phases.end('seed');

	const open = (name: string) => {
		const db = openSqlite(folder.path(`${name}.sqlite`));
		closers.add(() => db.close());
		return db;
	};
	const hostDb = open('host');
	const keys = createAccessKeys(model.functions, folder.settings.secret);

	const endpoints = await openEndpoints(folder, closers);
	const logs = logsAs(authority, model.functions, createFunctionLogs(folder.path('logs'), onTrouble));
	closers.add(logs.close);
	const functions = createLambda({
		functions: model.functions,
		logs,
		onTrouble,
		environmentOf: (it) =>
			leadToIssuer(
				functionEnvironment(it, {
					region,
					compileCache: compileCacheOf(assemblyFolder),
					key: keys.of(it),
					endpoints: endpoints.addresses,
				}),
				model.identityDomains,
				issuerUrl,
			),
	});
	closers.add(functions.stop);
	const lambda = withReports(functions, logs);
	phases.end('endpoints and functions');
	const compute = createCompute({
		model,
		db: hostDb,
		clock,
		lambda,
		authority,
		database: database.endpoint,
		tables,
		closers,
		duplicates,
		onTrouble,
	});
	phases.end('queues, events and streams');
	const stepFunctions = standUpWorkflows({
		db: open('step-functions'),
		model,
		clock,
		lambda,
		authority,
		bus: compute.bus,
		onTrouble,
	});
	closers.add(stepFunctions.stop);
	phases.end('Step Functions engine');
	const ses = createSes({
		folder: folder.path('mail'),
		identities: model.mailIdentities,
		configurationSets: model.mailConfigurationSets,
		bus: compute.bus,
		clock,
		warn: onTrouble,
	});
	const dynamoDb = createForward({ target: database.endpoint.url, onAnswered: compute.noticeWrite, onTrouble });
	closers.add(dynamoDb.close);
	const { s3, scan } = standUpFiles({
		folder: folder.path('s3'),
		db: open('s3'),
		hostDb,
		model,
		clock,
		bus: compute.bus,
		onTrouble,
		keys,
		authority,
	});
	endpoints.serve({
		s3: s3.listener,
		gateway: createGateway({
			functionOf: keys.functionOf,
			authority,
			dynamoDb: dynamoDb.listener,
			dynamoDbProblem: (operation, request) => indexKeyProblem(model.tables, operation, request),
			stepFunctions: createStepFunctionsEndpoint(stepFunctions, (error) =>
				onTrouble(`Step Functions: ${String(error)}`),
			),
			mail: ses.listener,
			onTrouble,
		}),
	});
	closers.add(scan.stop);
	closers.add(s3.stop);
	phases.end('buckets, scan, mail and gateway');
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
	phases.end('issuer');
	site.open({
		issuer: issuer.listener,
		inbox: createInbox(ses),
		accessToken: issuer.accessToken,
		runNow: createRunNow(model, lambda),
		api: createHttpApi({
			routes: model.routes,
			lambda: apiAs(authority, model.routes, lambda),
			now: () => clock.now(),
		}),
	});
	compute.start();
	stepFunctions.start();
	scan.wake();
	// The page somebody opens first should not wait for a cold start.
	for (const { functionArn } of model.routes) lambda.warm(functionArn);
	folder.announce(url);
	phases.end('work taken up again');
	return {
		url,
		startPhases: phases.list,
		model,
		mail: ses,
		stepFunctions: stepFunctions.operations,
		s3,
		lambda,
		duplicated: compute.duplicated,
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
