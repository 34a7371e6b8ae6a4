// The site's front door: one HTTP API whose only route hands everything to the web function, which routes itself.
// Access logs name method, path and outcome, never query strings, headers or addresses: those may carry secrets or persons.
import { CfnStage, HttpApi, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { createLogGroup } from './log-group.ts';
import type { MailSender } from './mail-sender.ts';
import type { ReportTable } from './report-table.ts';
import { queryIndexes, readReadings, readUploads, useTable, writeObjects } from './rights.ts';
import { type FunctionHome, ServiceFunction } from './service-function.ts';
import type { SignIn } from './sign-in.ts';
import { SiteDomain } from './site-domain.ts';
import { readingsPrefix, type UploadsBucket, uploadsPrefix } from './uploads-bucket.ts';

const loggedFields = {
	requestId: '$context.requestId',
	time: '$context.requestTime',
	method: '$context.httpMethod',
	path: '$context.path',
	status: '$context.status',
	responseLength: '$context.responseLength',
	milliseconds: '$context.responseLatency',
	integrationError: '$context.integrationErrorMessage',
};

export type WebEndpointProps = {
	home: FunctionHome;
	reports: ReportTable;
	uploads: UploadsBucket;
	signIn: SignIn;
	mail: MailSender;
	siteOrigin: string;
};

export class WebEndpoint extends Construct {
	readonly url: string;
	readonly apiId: string;
	readonly web: ServiceFunction;

	constructor(scope: Construct, id: string, { home, reports, uploads, signIn, mail, siteOrigin }: WebEndpointProps) {
		super(scope, id);
		const { bucket } = uploads;
		this.web = new ServiceFunction(this, {
			home,
			name: 'web',
			environment: {
				TABLE_NAME: reports.table.tableName,
				UPLOADS_BUCKET: bucket.bucketName,
				BASE_URL: siteOrigin,
				...signIn.environment,
				...mail.environment,
			},
			rights: [
				useTable(reports, 'GetItem', 'Query', 'PutItem', 'DeleteItem'),
				queryIndexes(reports, 'bySubmitter', 'byUnit'),
				// Browsers post to the bucket with a form that this function signs.
				writeObjects(bucket, uploadsPrefix),
				readUploads(bucket, uploadsPrefix),
				readReadings(bucket, readingsPrefix),
				// One-time codes; everything else is mailed by the steps and by the outbox.
				mail.rights,
			],
		});
		const api = new HttpApi(this, 'Api', {
			apiName: `KhuyenCong-${home.stage.name}`,
			createDefaultStage: false,
			disableExecuteApiEndpoint: home.stage.domain !== null,
			defaultIntegration: new HttpLambdaIntegration('Web', this.web.lambda),
		});
		acknowledge(
			api,
			'APIG4',
			'The web function decides itself who may do what: a session, a bearer token or an approval link, none of which an authorizer of the API knows.',
		);
		const logGroup = createLogGroup(this, 'Logs', home.stage, `/aws/vendedlogs/apis/khuyen-cong-${home.stage.name}`);
		const stage = new HttpStage(this, 'Stage', {
			httpApi: api,
			stageName: '$default',
			autoDeploy: true,
			throttle: home.stage.quotas.requests,
		});
		const resource = stage.node.defaultChild;
		if (!(resource instanceof CfnStage)) throw new Error('The stage has no CfnStage below it.');
		resource.accessLogSettings = { destinationArn: logGroup.logGroupArn, format: JSON.stringify(loggedFields) };
		const { domain } = home.stage;
		if (domain !== null) new SiteDomain(this, 'Domain', { ...domain, apiId: api.apiId, stage });
		this.url = domain === null ? api.apiEndpoint : `https://${domain.name}`;
		this.apiId = api.apiId;
	}
}
