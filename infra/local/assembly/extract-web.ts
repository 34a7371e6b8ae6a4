// The HTTP API's routes, the user pool's clients and groups, and the mail identities of the template.
import { z } from 'zod';
import { account, region } from '../surroundings.ts';
import type { IdentityClient, RouteModel } from './model.ts';
import { parseProperties } from './parse-properties.ts';
import type { ScopedResource } from './stack-scope.ts';

const integrationSchema = z.looseObject({
	IntegrationType: z.literal('AWS_PROXY'),
	IntegrationUri: z.string(),
	PayloadFormatVersion: z.literal('2.0'),
});

const routeSchema = z.looseObject({
	ApiId: z.string(),
	RouteKey: z.string(),
	Target: z.string(),
	// The functions check tokens themselves; an authorizer in the template would be a gap here, so it is refused.
	AuthorizationType: z.literal('NONE').default('NONE'),
	AuthorizerId: z.undefined().optional(),
});

const integrationArn = /(arn:aws:lambda:[^:]+:\d+:function:[^/]+)/;

export function extractRoutes(resources: readonly ScopedResource[]): RouteModel[] {
	const integrations = new Map(
		resources
			.filter(({ type }) => type === 'AWS::ApiGatewayV2::Integration')
			.map((resource) => [resource.ref, parseProperties(resource, integrationSchema)]),
	);
	return resources
		.filter(({ type }) => type === 'AWS::ApiGatewayV2::Route')
		.map((resource) => {
			const route = parseProperties(resource, routeSchema);
			const integration = integrations.get(route.Target.replace(/^integrations\//, ''));
			const functionArn = integrationArn.exec(integration?.IntegrationUri ?? '')?.[1];
			if (functionArn === undefined) {
				throw new Error(`${resource.stack.name}: route ${route.RouteKey} leads to no function (${route.Target}).`);
			}
			const [method = 'ANY', path = '$default'] =
				route.RouteKey === '$default' ? ['ANY', '$default'] : route.RouteKey.split(' ');
			// As the stage `$default` calls: a route of its own is named with its method.
			const called = path === '$default' ? '$default/$default' : `$default/${method === 'ANY' ? '*' : method}${path}`;
			return {
				method,
				path,
				functionArn,
				sourceArn: `arn:aws:execute-api:${region}:${account}:${route.ApiId}/${called}`,
			};
		});
}

const clientSchema = z.looseObject({
	CallbackURLs: z.array(z.string()).default([]),
	LogoutURLs: z.array(z.string()).default([]),
	GenerateSecret: z.literal(false).default(false),
});

export function extractIdentityClients(resources: readonly ScopedResource[]): IdentityClient[] {
	return resources
		.filter(({ type }) => type === 'AWS::Cognito::UserPoolClient')
		.map((resource) => {
			const client = parseProperties(resource, clientSchema);
			return { id: resource.ref, callbackUrls: client.CallbackURLs, logoutUrls: client.LogoutURLs };
		});
}

export const refsOf = (resources: readonly ScopedResource[], wanted: string): string[] =>
	resources.filter(({ type }) => type === wanted).map((resource) => resource.ref);
