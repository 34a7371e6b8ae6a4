// Starts the S3 stand-in on a free loopback port over a temporary folder, with a real SDK client pointed at it.
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { type Clock, systemClock } from '../../../../infra/local/clock.ts';
import type { NeededRight } from '../../../../infra/local/iam/access.ts';
import type { BucketSettings } from '../../../../infra/local/s3/buckets.ts';
import type { ObjectCreatedEvent } from '../../../../infra/local/s3/object-created-event.ts';
import { createS3, type LocalS3 } from '../../../../infra/local/s3/s3.ts';
import { openSqlite } from '../../../../infra/local/sqlite.ts';

export const credentials = { accessKeyId: 'AKLOCALWEB', secretAccessKey: 'the-secret-of-web' };
export const region = 'ap-southeast-1';
export const site = 'http://127.0.0.1:3000';

export const buckets: BucketSettings[] = [
	{
		name: 'uploads',
		versioned: true,
		eventBridge: true,
		cors: [
			{
				allowedOrigins: [site],
				allowedMethods: ['POST'],
				allowedHeaders: ['*'],
				exposedHeaders: ['ETag', 'x-amz-version-id'],
				maxAge: 3000,
			},
		],
	},
	{ name: 'plain', versioned: false, eventBridge: false, cors: [] },
];

export interface RunningS3 {
	readonly s3: LocalS3;
	readonly client: S3Client;
	readonly url: string;
	readonly folder: string;
	readonly events: ObjectCreatedEvent[];
	readonly warnings: string[];
	stop(options?: { keepFolder: boolean }): Promise<void>;
}

export interface RunOptions {
	readonly folder?: string;
	readonly clock?: Clock;
	/** What the caller's role lacks. */
	readonly refusal?: (rights: readonly NeededRight[]) => string | undefined;
	readonly mayList?: () => boolean;
	readonly deliver?: (event: ObjectCreatedEvent) => Promise<void>;
}

export async function startS3(options: RunOptions = {}): Promise<RunningS3> {
	const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'local-s3-'));
	const db = openSqlite(path.join(folder, 's3.sqlite'));
	const events: ObjectCreatedEvent[] = [];
	const warnings: string[] = [];
	const s3 = createS3({
		db,
		folder,
		clock: options.clock ?? systemClock,
		buckets,
		credentials: (id) => (id === credentials.accessKeyId ? credentials.secretAccessKey : undefined),
		refusalOf: (_, rights) => options.refusal?.(rights),
		mayList: options.mayList ?? (() => true),
		deliver: options.deliver ?? (async (event) => void events.push(event)),
		region,
		account: '123456789012',
		warn: (line) => void warnings.push(line),
	});
	const server = http.createServer(s3.listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const client = new S3Client({ endpoint: url, region, credentials, maxAttempts: 1 });
	return {
		s3,
		client,
		url,
		folder,
		events,
		warnings,
		async stop({ keepFolder } = { keepFolder: false }) {
			client.destroy();
			await s3.stop();
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
			db.close();
			if (!keepFolder) rmSync(folder, { recursive: true, force: true });
		},
	};
}
