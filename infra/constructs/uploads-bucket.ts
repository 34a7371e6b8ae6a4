// The bucket of uploaded files (`uploads/`) and readings (`readings/`): private, encrypted, every version kept.
// Browsers post to it from the site's origin alone, and each new object is told to EventBridge.
import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import {
	BlockPublicAccess,
	Bucket,
	BucketEncryption,
	CfnBucket,
	HttpMethods,
	ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

export const uploadsPrefix = 'uploads/';
export const readingsPrefix = 'readings/';

const noAccessLogs =
	'Server access logs would keep signed links and forms, which are capabilities, in a second bucket: whoever must see each access turns on data events of CloudTrail.';

export type UploadsBucketProps = { removalPolicy: RemovalPolicy; siteOrigin: string };

export class UploadsBucket extends Construct {
	readonly bucket: Bucket;

	constructor(scope: Construct, id: string, props: UploadsBucketProps) {
		super(scope, id);
		this.bucket = new Bucket(this, 'Bucket', {
			blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
			objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
			encryption: BucketEncryption.S3_MANAGED,
			enforceSSL: true,
			minimumTLSVersion: 1.2,
			versioned: true,
			cors: [
				{
					allowedOrigins: [props.siteOrigin],
					allowedMethods: [HttpMethods.POST, HttpMethods.GET],
					allowedHeaders: ['content-type', 'range'],
					exposedHeaders: ['ETag', 'x-amz-version-id', 'x-amz-request-id'],
					maxAge: 3600,
				},
			],
			lifecycleRules: [{ id: 'abort-unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(7) }],
			removalPolicy: props.removalPolicy,
		});
		tellEventBridge(this.bucket);
		acknowledge(this.bucket, 'S1', noAccessLogs);
	}
}

/** Set on the resource itself: the bucket's own switch for this brings a custom resource with a Python function. */
function tellEventBridge(bucket: Bucket): void {
	const resource = bucket.node.defaultChild;
	if (!(resource instanceof CfnBucket)) throw new Error('The bucket has no CfnBucket below it.');
	resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}
