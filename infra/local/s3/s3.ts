// Owns the S3 stand-in: the front door (CORS, signature, dispatch, refusal) over bodies, rows and the outbox.
// What was answered with success is on the disk; what no function uses answers 501 and names the operation.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../clock.ts';
import type { NeededRight } from '../iam/access.ts';
import { objectArn, objectRights } from '../iam/needed-rights.ts';
import { createBodyStore } from './body-store.ts';
import { type BucketSettings, findBucket } from './buckets.ts';
import { answerPreflight, decideCors } from './cors.ts';
import { createEventOutbox } from './event-outbox.ts';
import { getObject } from './get-object.ts';
import type { ObjectCreatedEvent } from './object-created-event.ts';
import { createObjectRows } from './object-rows.ts';
import { isSupported, nameOperation } from './operation.ts';
import { postObject } from './post-object.ts';
import { putObject } from './put-object.ts';
import { parseTarget } from './request-target.ts';
import { errorXml, notImplemented, S3Error } from './s3-error.ts';
import { type SignatureScope, verifySignature } from './signature.ts';
import { createStoreObject } from './store-object.ts';

export interface S3Options {
	readonly db: DatabaseSync;
	readonly folder: string;
	readonly clock: Clock;
	readonly buckets: readonly BucketSettings[];
	/** The secret of an access key, or undefined where nobody holds it. */
	readonly credentials: (accessKeyId: string) => string | undefined;
	/** Why the holder of an access key may not do this; undefined where they may. Asked when a request comes, also one signed long before. */
	readonly refusalOf: (accessKeyId: string, rights: readonly NeededRight[]) => string | undefined;
	/** The same without telling anybody of a refusal. */
	readonly mayList: (accessKeyId: string, right: NeededRight) => boolean;
	readonly deliver: (event: ObjectCreatedEvent) => Promise<void>;
	readonly region: string;
	readonly account: string;
	readonly warn?: (line: string) => void;
}

export interface LocalS3 {
	readonly listener: RequestListener;
	/** The bytes of a version, the current one unless named: what a malware scan would read. */
	readObject(bucket: string, key: string, versionId?: string): Promise<Uint8Array>;
	/** Resolves when no request is open and no event is left to deliver now. */
	idle(): Promise<void>;
	/** Takes no more requests, breaks off the open ones and ends deliveries; then the database may be closed. */
	stop(): Promise<void>;
}

interface Answer {
	readonly status: number;
	readonly headers: Record<string, string>;
	readonly xml?: string;
	readonly content?: { readonly body: string; readonly range?: { readonly start: number; readonly end: number } };
}

export function createS3(options: S3Options): LocalS3 {
	const { db, clock, buckets, region, account, deliver, warn = console.error } = options;
	const rows = createObjectRows(db);
	const bodies = createBodyStore(path.join(options.folder, 'bodies'));
	bodies.sweep(rows.bodies());
	const outbox = createEventOutbox({ db, clock, deliver, warn });
	const store = createStoreObject({ bodies, rows, outbox, now: () => clock.now(), region, account });
	const scope: SignatureScope = { region, secretOf: options.credentials, now: () => clock.now() };
	const open = new Map<ServerResponse, Promise<void>>();
	let stopped = false;

	async function answer(request: IncomingMessage, body: AsyncIterable<Buffer>, requestId: string): Promise<Answer> {
		if (stopped) throw new S3Error('ServiceUnavailable', 503, 'The local S3 is stopping.');
		const target = parseTarget(request.url ?? '/');
		const method = request.method ?? 'GET';
		if (method === 'OPTIONS') {
			return { status: 200, headers: answerPreflight(findBucket(buckets, target.bucket).cors, request.headers) };
		}
		const operation = nameOperation(method, target, request.headers);
		if (operation === 'PostObject') {
			const bucket = findBucket(buckets, target.bucket);
			return postObject({ request, body, bucket, requestId, authorise }, scope, store);
		}
		const caller = verifySignature({ method, target, headers: request.headers }, scope);
		authorise(caller.accessKeyId, objectRights({ method, url: request.url ?? '/', headers: request.headers }));
		if (!isSupported(operation)) throw notImplemented(operation);
		const bucket = findBucket(buckets, target.bucket);
		if (operation === 'PutObject') {
			return putObject({ request, body, target, bucket, payload: caller.payload, requestId }, store);
		}
		const { content, ...head } = hideAbsence(caller.accessKeyId, bucket.name, () =>
			getObject(target, request.headers, bucket, rows),
		);
		return operation === 'HeadObject' || content === undefined ? head : { ...head, content };
	}

	function authorise(accessKeyId: string, rights: readonly NeededRight[]): void {
		const refusal = options.refusalOf(accessKeyId, rights);
		if (refusal !== undefined) throw new S3Error('AccessDenied', 403, refusal);
	}

	/** Who may not list a bucket is not told either that a key is not there. */
	function hideAbsence<T>(accessKeyId: string, bucket: string, get: () => T): T {
		try {
			return get();
		} catch (error) {
			if (!(error instanceof S3Error) || error.code !== 'NoSuchKey') throw error;
			if (options.mayList(accessKeyId, { action: 's3:ListBucket', resource: objectArn(bucket, '') })) throw error;
			throw new S3Error('AccessDenied', 403, 'Access Denied');
		}
	}

	function corsHeaders(request: IncomingMessage): Record<string, string> {
		const { origin } = request.headers;
		if (origin === undefined || request.method === 'OPTIONS') return {};
		const name = /^\/([^/?]*)/.exec(request.url ?? '')?.[1];
		const rules = buckets.find((bucket) => bucket.name === name)?.cors ?? [];
		return decideCors(rules, { origin, method: request.method ?? 'GET', headers: [] }) ?? {};
	}

	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const requestId = randomUUID();
		// One reader for the whole request: a refusal must be able to read on where the refused operation stopped.
		const body: NodeJS.AsyncIterator<Buffer> = request.iterator({ destroyOnReturn: false });
		const common = { 'x-amz-request-id': requestId, ...corsHeaders(request) };
		try {
			const { status, headers, xml, content } = await answer(request, body, requestId);
			response.writeHead(status, { ...common, ...(xml ? { 'content-type': 'application/xml' } : {}), ...headers });
			if (content === undefined) response.end(xml);
			else await pipeline(bodies.read(content.body, content.range), response);
		} catch (error) {
			if (response.headersSent) {
				// The client went away, or the body is unreadable: half an answer must not look whole.
				if (!response.destroyed) warn(`S3: ${request.method} ${request.url} broke off: ${String(error)}`);
				response.destroy();
				return;
			}
			const known = error instanceof S3Error ? error : undefined;
			// A request that broke off has no one left to answer; that is no fault of the stand-in.
			if (request.errored !== null) return;
			if (known === undefined || known.status === 501) warn(`S3: ${request.method} ${request.url}: ${String(error)}`);
			const refusal = known ?? new S3Error('InternalError', 500, `The local S3 failed: ${String(error)}`);
			await body.return?.();
			await discardBody(request);
			response.writeHead(refusal.status, { ...common, 'content-type': 'application/xml' });
			response.end(request.method === 'HEAD' ? undefined : errorXml(refusal, requestId));
		}
	}

	return {
		listener(request, response) {
			const served = serve(request, response).finally(() => open.delete(response));
			open.set(response, served);
		},
		async readObject(bucket, key, versionId) {
			const version = rows.find(bucket, key, versionId);
			if (version === undefined) throw new S3Error('NoSuchKey', 404, `No object ${key} in bucket ${bucket}.`);
			return bodies.readWhole(version.body);
		},
		async idle() {
			while (open.size > 0) await Promise.all(open.values());
			await outbox.idle();
		},
		async stop() {
			stopped = true;
			for (const response of open.keys()) response.destroy();
			await Promise.allSettled(open.values());
			await outbox.stop();
		},
	};
}

const discardLimit = 256 * 2 ** 20;

/** A browser shows a refusal only after it could send its form; the cap keeps an endless sender from staying. */
async function discardBody(request: IncomingMessage): Promise<void> {
	if (request.readableEnded || request.destroyed) return;
	await new Promise<void>((resolve) => {
		let size = 0;
		request.on('data', (chunk: Buffer) => {
			size += chunk.length;
			if (size > discardLimit) request.destroy();
		});
		request.once('close', resolve);
		request.once('end', resolve);
		request.resume();
	});
}
