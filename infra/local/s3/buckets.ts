// Owns the buckets that exist: those of the template, with its settings. No request makes or changes one.
import type { CorsRule } from './cors.ts';
import { S3Error } from './s3-error.ts';

export interface BucketSettings {
	readonly name: string;
	readonly versioned: boolean;
	/** Whether "Object Created" goes to EventBridge. */
	readonly eventBridge: boolean;
	readonly cors: readonly CorsRule[];
}

export function findBucket(buckets: readonly BucketSettings[], name: string): BucketSettings {
	const bucket = buckets.find((candidate) => candidate.name === name);
	if (bucket !== undefined) return bucket;
	throw new S3Error('NoSuchBucket', 404, 'The specified bucket does not exist', { BucketName: name });
}
