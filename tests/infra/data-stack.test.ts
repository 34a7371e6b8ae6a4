// The data stack's promises: files and table are private, encrypted, recoverable, and outlive their stack.
import type { Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkFolder, synthesise } from './synthesise.ts';
import { asText, onlyResource, type Properties, statementsOf } from './template-reading.ts';

const { folder, remove } = createWorkFolder();
let data: Template;
beforeAll(async () => {
	data = (await synthesise(folder, 'dev')).data;
});
afterAll(remove);

describe('the uploads bucket', () => {
	let bucket: Properties;
	beforeAll(() => {
		bucket = onlyResource(data, 'AWS::S3::Bucket');
	});

	it('lets nobody in from outside and has no ACLs', () => {
		expect(bucket.PublicAccessBlockConfiguration).toEqual({
			BlockPublicAcls: true,
			BlockPublicPolicy: true,
			IgnorePublicAcls: true,
			RestrictPublicBuckets: true,
		});
		expect(bucket.OwnershipControls).toEqual({ Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] });
	});

	it('encrypts what it holds and keeps every version', () => {
		expect(bucket.BucketEncryption).toEqual({
			ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
		});
		expect(bucket.VersioningConfiguration).toEqual({ Status: 'Enabled' });
	});

	it('refuses every call without TLS, or with a TLS older than 1.2', () => {
		const policy = onlyResource(data, 'AWS::S3::BucketPolicy');
		const denied = (policy.PolicyDocument as { Statement: unknown }).Statement;
		expect(denied).toEqual([
			expect.objectContaining({
				Effect: 'Deny',
				Action: 's3:*',
				Principal: { AWS: '*' },
				Condition: { Bool: { 'aws:SecureTransport': 'false' } },
			}),
			expect.objectContaining({
				Effect: 'Deny',
				Action: 's3:*',
				Principal: { AWS: '*' },
				Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } },
			}),
		]);
	});

	it('tells EventBridge of each object without a custom resource', () => {
		expect(bucket.NotificationConfiguration).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } });
		data.resourceCountIs('AWS::Lambda::Function', 0);
		expect(Object.keys(data.findResources('Custom::S3BucketNotifications'))).toEqual([]);
	});

	it('takes browser posts and reads from the site alone, and shows the version that was stored', () => {
		expect(bucket.CorsConfiguration).toEqual({
			CorsRules: [
				expect.objectContaining({
					AllowedOrigins: [{ Ref: 'SiteOrigin' }],
					AllowedMethods: ['POST', 'GET'],
					ExposedHeaders: expect.arrayContaining(['ETag', 'x-amz-version-id']),
				}),
			],
		});
	});

	it('drops unfinished uploads and never a finished one', () => {
		expect(bucket.LifecycleConfiguration).toEqual({
			Rules: [
				{
					Id: 'abort-unfinished-uploads',
					Status: 'Enabled',
					AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
				},
			],
		});
	});
});

describe('the report table', () => {
	it('is on demand, recoverable to the second and not deletable by mistake', () => {
		data.hasResourceProperties('AWS::DynamoDB::Table', {
			BillingMode: 'PAY_PER_REQUEST',
			PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
			DeletionProtectionEnabled: true,
		});
	});

	it('streams both images and lets items lapse by ttl', () => {
		data.hasResourceProperties('AWS::DynamoDB::Table', {
			StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
			TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
		});
	});

	it('has string keys and exactly the three indexes, each with all attributes', () => {
		const table = onlyResource(data, 'AWS::DynamoDB::Table');
		const keys = (partition: string, sort: string) => [
			{ AttributeName: partition, KeyType: 'HASH' },
			{ AttributeName: sort, KeyType: 'RANGE' },
		];
		const index = (IndexName: string, KeySchema: unknown) => ({
			IndexName,
			KeySchema,
			Projection: { ProjectionType: 'ALL' },
		});
		expect(table.KeySchema).toEqual(keys('pk', 'sk'));
		expect(table.GlobalSecondaryIndexes).toEqual([
			index('bySubmitter', keys('submitterKey', 'submitterSort')),
			index('byUnit', keys('unitKey', 'unitSort')),
			index('byPending', keys('pendingKey', 'pendingSort')),
		]);
		const types = (table.AttributeDefinitions as { AttributeType: string }[]).map((a) => a.AttributeType);
		expect(new Set(types)).toEqual(new Set(['S']));
	});
});

describe('the malware scan', () => {
	it('watches the uploads prefix of the bucket', () => {
		const plan = onlyResource(data, 'AWS::GuardDuty::MalwareProtectionPlan');
		const [bucketId] = Object.keys(data.findResources('AWS::S3::Bucket'));
		expect(plan.ProtectedResource).toEqual({
			S3Bucket: { BucketName: { Ref: bucketId }, ObjectPrefixes: ['uploads/'] },
		});
	});

	it('reads uploads only, and writes nothing but its own proof of ownership', () => {
		const [role] = Object.values(data.findResources('AWS::IAM::Role'));
		const statements = statementsOf(role!.Properties);
		const objects = statements.filter((statement) => asText(statement.Resource).includes('/uploads/*'));
		expect(objects.map((statement) => statement.Action)).toEqual([['s3:GetObject', 's3:GetObjectVersion']]);
		const writes = statements.filter((statement) => [statement.Action].flat().includes('s3:PutObject'));
		expect(writes.map((statement) => asText(statement.Resource))).toEqual([
			expect.stringMatching(/\/malware-protection-resource-validation-object$/),
		]);
	});
});

it('keeps files and table when the stack is deleted or a resource replaced', () => {
	for (const type of ['AWS::S3::Bucket', 'AWS::DynamoDB::Table'])
		data.hasResource(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});
