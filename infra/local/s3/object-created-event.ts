// Owns the shape of S3's "Object Created" event as EventBridge delivers it.
// The key is raw, as AWS sends it to EventBridge; `sequencer` grows with every version, so later can be told from earlier.
import { randomUUID } from 'node:crypto';
import type { ObjectVersion } from './object-rows.ts';

export interface ObjectCreatedEvent {
	readonly version: '0';
	readonly id: string;
	readonly 'detail-type': 'Object Created';
	readonly source: 'aws.s3';
	readonly account: string;
	readonly time: string;
	readonly region: string;
	readonly resources: readonly string[];
	readonly detail: {
		readonly version: '0';
		readonly 'event-version': '1.0';
		readonly bucket: { readonly name: string };
		readonly object: {
			readonly key: string;
			readonly size: number;
			readonly etag: string;
			readonly 'version-id'?: string;
			readonly sequencer: string;
		};
		readonly 'request-id': string;
		readonly requester: string;
		readonly 'source-ip-address': string;
		readonly reason: CreationReason;
	};
}

export type CreationReason = 'PutObject' | 'POST Object';

export function createObjectCreatedEvent(
	added: ObjectVersion,
	reason: CreationReason,
	requestId: string,
	{ region, account }: { readonly region: string; readonly account: string },
): ObjectCreatedEvent {
	return {
		version: '0',
		id: randomUUID(),
		'detail-type': 'Object Created',
		source: 'aws.s3',
		account,
		time: new Date(added.modified).toISOString().replace(/\.\d+Z$/, 'Z'),
		region,
		resources: [`arn:aws:s3:::${added.bucket}`],
		detail: {
			version: '0',
			'event-version': '1.0',
			bucket: { name: added.bucket },
			object: {
				key: added.key,
				size: added.size,
				etag: added.etag.replaceAll('"', ''),
				...(added.versionId === 'null' ? {} : { 'version-id': added.versionId }),
				sequencer: added.seq.toString(16).padStart(16, '0').toUpperCase(),
			},
			'request-id': requestId,
			requester: account,
			'source-ip-address': '127.0.0.1',
			reason,
		},
	};
}
