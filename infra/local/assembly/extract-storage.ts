// Tables, buckets and malware protection plans of the template.
import { z } from 'zod';
import type { BucketModel, TableModel } from './model.ts';
import { parseProperties } from './parse-properties.ts';
import type { ScopedResource } from './stack-scope.ts';

const keys = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const tableSchema = z.looseObject({
	AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
	KeySchema: keys,
	GlobalSecondaryIndexes: z
		.array(
			z.looseObject({
				IndexName: z.string(),
				KeySchema: keys,
				Projection: z.object({
					ProjectionType: z.string().optional(),
					NonKeyAttributes: z.array(z.string()).optional(),
				}),
			}),
		)
		.default([]),
	LocalSecondaryIndexes: z.undefined().optional(),
	StreamSpecification: z.looseObject({ StreamViewType: z.string() }).optional(),
	TimeToLiveSpecification: z.looseObject({ AttributeName: z.string().optional() }).optional(),
});

export function extractTables(resources: readonly ScopedResource[]): TableModel[] {
	return resources
		.filter(({ type }) => type === 'AWS::DynamoDB::GlobalTable' || type === 'AWS::DynamoDB::Table')
		.map((resource) => {
			const table = parseProperties(resource, tableSchema);
			return {
				name: resource.ref,
				arn: resource.attribute('Arn'),
				attributes: table.AttributeDefinitions,
				keys: table.KeySchema,
				indexes: table.GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => ({
					IndexName,
					KeySchema,
					Projection,
				})),
				streamArn: table.StreamSpecification === undefined ? undefined : resource.attribute('StreamArn'),
				streamView: table.StreamSpecification?.StreamViewType,
				ttlAttribute: table.TimeToLiveSpecification?.AttributeName,
			};
		});
}

const bucketSchema = z.looseObject({
	VersioningConfiguration: z.looseObject({ Status: z.string() }).optional(),
	NotificationConfiguration: z
		.strictObject({ EventBridgeConfiguration: z.looseObject({ EventBridgeEnabled: z.boolean().default(true) }) })
		.optional(),
	CorsConfiguration: z
		.looseObject({
			CorsRules: z.array(
				z.looseObject({
					AllowedOrigins: z.array(z.string()),
					AllowedMethods: z.array(z.string()),
					AllowedHeaders: z.array(z.string()).default([]),
					ExposedHeaders: z.array(z.string()).default([]),
					MaxAge: z.coerce.number().optional(),
				}),
			),
		})
		.optional(),
});

const planSchema = z.looseObject({
	Role: z.string(),
	ProtectedResource: z.looseObject({
		S3Bucket: z.looseObject({ BucketName: z.string(), ObjectPrefixes: z.array(z.string()).optional() }),
	}),
});

export function extractBuckets(resources: readonly ScopedResource[]): BucketModel[] {
	const plans = resources
		.filter(({ type }) => type === 'AWS::GuardDuty::MalwareProtectionPlan')
		.map((resource) => {
			const { Role, ProtectedResource } = parseProperties(resource, planSchema);
			return { planArn: resource.attribute('Arn'), roleArn: Role, protects: ProtectedResource.S3Bucket };
		});
	return resources
		.filter(({ type }) => type === 'AWS::S3::Bucket')
		.map((resource) => {
			const bucket = parseProperties(resource, bucketSchema);
			const name = resource.ref;
			return {
				name,
				arn: resource.attribute('Arn'),
				versioned: bucket.VersioningConfiguration?.Status === 'Enabled',
				eventBridge: bucket.NotificationConfiguration?.EventBridgeConfiguration.EventBridgeEnabled ?? false,
				cors: (bucket.CorsConfiguration?.CorsRules ?? []).map((rule) => ({
					allowedOrigins: rule.AllowedOrigins,
					allowedMethods: rule.AllowedMethods,
					allowedHeaders: rule.AllowedHeaders,
					exposedHeaders: rule.ExposedHeaders,
					maxAge: rule.MaxAge,
				})),
				scans: plans
					.filter(({ protects }) => protects.BucketName === name)
					.flatMap(({ planArn, roleArn, protects }) =>
						(protects.ObjectPrefixes ?? ['']).map((prefix) => ({ planArn, prefix, roleArn })),
					),
			};
		});
}
