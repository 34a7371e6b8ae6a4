// Put, get and head through the real SDK: what the functions rely on from S3.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import {
	CopyObjectCommand,
	DeleteObjectCommand,
	GetObjectCommand,
	HeadObjectCommand,
	ListObjectsV2Command,
	PutObjectCommand,
	S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presignGet } from './presigned-url.ts';
import { credentials, type RunningS3, region, startS3 } from './running-s3.ts';

describe('objects', () => {
	let run: RunningS3;
	beforeAll(async () => {
		run = await startS3();
	});
	afterAll(() => run.stop());

	const put = (Key: string, Body: string, more: object = {}) =>
		run.client.send(new PutObjectCommand({ Bucket: 'uploads', Key, Body, ...more }));
	const get = (Key: string, more: object = {}) =>
		run.client.send(new GetObjectCommand({ Bucket: 'uploads', Key, ...more }));
	const text = async (Key: string, more: object = {}) => (await get(Key, more)).Body?.transformToString();
	const failure = (promise: Promise<unknown>) =>
		promise.then(
			() => undefined,
			(error) => ({ name: error.name, status: error.$metadata?.httpStatusCode, message: error.message }),
		);

	it('gives back body, content type, metadata and disposition under a key of any characters', async () => {
		const Key = 'bản/1/ü ключ+&=(1)*.txt';
		await put(Key, 'xin chào', {
			ContentType: 'text/plain; charset=utf-8',
			Metadata: { owner: 'u-1' },
			ContentDisposition: 'attachment; filename="a.txt"',
		});
		const found = await get(Key);
		expect(await found.Body?.transformToString()).toBe('xin chào');
		expect(found).toMatchObject({
			ContentType: 'text/plain; charset=utf-8',
			Metadata: { owner: 'u-1' },
			ContentDisposition: 'attachment; filename="a.txt"',
			ContentLength: 9,
		});
	});

	it('keeps every version and reads an old one by its id', async () => {
		const first = await put('versioned', 'one');
		const second = await put('versioned', 'two');
		expect(first.VersionId).toBeTruthy();
		expect(first.VersionId).not.toBe(second.VersionId);
		expect(await text('versioned')).toBe('two');
		expect(await text('versioned', { VersionId: first.VersionId })).toBe('one');
		expect(await failure(get('versioned', { VersionId: 'nothing' }))).toMatchObject({ name: 'NoSuchVersion' });
	});

	it('replaces the body in a bucket without versioning, and leaves no file of the old one', async () => {
		const files = () => readdirSync(path.join(run.folder, 'bodies')).length;
		const plain = (Body: string) => run.client.send(new PutObjectCommand({ Bucket: 'plain', Key: 'k', Body }));
		await plain('one');
		const before = files();
		expect((await plain('two')).VersionId).toBeUndefined();
		expect(files()).toBe(before);
		expect(Buffer.from(await run.s3.readObject('plain', 'k')).toString()).toBe('two');
	});

	it('refuses a second put that demands absence, and keeps the first', async () => {
		await put('once', '1', { IfNoneMatch: '*' });
		expect(await failure(put('once', '2', { IfNoneMatch: '*' }))).toMatchObject({
			name: 'PreconditionFailed',
			status: 412,
		});
		expect(await text('once')).toBe('1');
	});

	it('lets exactly one of many concurrent conditional puts win', async () => {
		const results = await Promise.all(
			Array.from({ length: 8 }, (_, n) => failure(put('race', String(n), { IfNoneMatch: '*' }))),
		);
		expect(results.filter((result) => result === undefined)).toHaveLength(1);
	});

	it('stores and returns a stated SHA-256, and refuses a wrong one', async () => {
		const sha256 = (body: string) => createHash('sha256').update(body).digest('base64');
		const stored = await put('checked', 'check me', { ChecksumSHA256: sha256('check me') });
		expect(stored.ChecksumSHA256).toBe(sha256('check me'));
		const head = await run.client.send(
			new HeadObjectCommand({ Bucket: 'uploads', Key: 'checked', ChecksumMode: 'ENABLED' }),
		);
		expect(head.ChecksumSHA256).toBe(sha256('check me'));
		expect(await failure(put('wrong', 'check me', { ChecksumSHA256: sha256('nope') }))).toMatchObject({
			name: 'BadDigest',
			status: 400,
		});
		expect(await failure(get('wrong'))).toMatchObject({ name: 'NoSuchKey' });
		expect(await failure(put('wrong', 'check me', { ChecksumCRC32: 'AAAAAA==' }))).toMatchObject({ name: 'BadDigest' });
	});

	it('takes a stream with its checksum in a trailer', async () => {
		const Body = Readable.from([Buffer.alloc(70_000, 'a'), Buffer.from('end')]);
		const stored = await run.client.send(
			new PutObjectCommand({
				Bucket: 'uploads',
				Key: 'stream',
				Body,
				ContentLength: 70_003,
				ContentType: 'text/plain',
			}),
		);
		expect(stored.ChecksumCRC32).toBeTruthy();
		const found = await get('stream');
		expect(found.ContentEncoding).toBeUndefined();
		expect((await found.Body?.transformToString())?.slice(-5)).toBe('aaend');
	});

	it('serves ranges', async () => {
		await put('range', '0123456789');
		expect(await text('range', { Range: 'bytes=2-4' })).toBe('234');
		expect(await text('range', { Range: 'bytes=-3' })).toBe('789');
		expect(await text('range', { Range: 'bytes=7-' })).toBe('789');
		expect((await get('range', { Range: 'bytes=0-0' })).ContentRange).toBe('bytes 0-0/10');
		expect(await failure(get('range', { Range: 'bytes=10-' }))).toMatchObject({ name: 'InvalidRange', status: 416 });
	});

	it('serves an empty object', async () => {
		await put('empty', '', { ContentLength: 0 });
		expect(await text('empty')).toBe('');
	});

	it('answers a missing key and a missing bucket by their names', async () => {
		expect(await failure(get('absent'))).toMatchObject({ name: 'NoSuchKey', status: 404 });
		expect(await failure(run.client.send(new HeadObjectCommand({ Bucket: 'uploads', Key: 'absent' })))).toMatchObject({
			name: 'NotFound',
		});
		expect(await failure(run.client.send(new GetObjectCommand({ Bucket: 'nobody', Key: 'k' })))).toMatchObject({
			name: 'NoSuchBucket',
		});
	});

	it('never lets a key name a file outside its folder', async () => {
		await put('../../escaped.txt', 'x');
		expect(await text('../../escaped.txt')).toBe('x');
		expect(readdirSync(run.folder)).not.toContain('escaped.txt');
		expect(readdirSync(path.dirname(run.folder))).not.toContain('escaped.txt');
		await put(`long/${'k'.repeat(900)}`, 'x');
		expect(await failure(put('k'.repeat(1025), 'x'))).toMatchObject({ name: 'KeyTooLongError' });
	});

	it('tells of a new object in the shape of EventBridge', async () => {
		const { VersionId } = await put('uploads/r1/1/0', 'told');
		await run.s3.idle();
		const event = run.events.find((candidate) => candidate.detail.object.key === 'uploads/r1/1/0');
		expect(event).toMatchObject({
			source: 'aws.s3',
			'detail-type': 'Object Created',
			region,
			account: '123456789012',
			resources: ['arn:aws:s3:::uploads'],
			detail: { bucket: { name: 'uploads' }, object: { size: 4, 'version-id': VersionId }, reason: 'PutObject' },
		});
		expect(run.events.some((candidate) => candidate.detail.bucket.name === 'plain')).toBe(false);
	});

	it('refuses by name whatever no function uses', async () => {
		const refused = [
			[new ListObjectsV2Command({ Bucket: 'uploads' }), 'ListObjectsV2'],
			[new DeleteObjectCommand({ Bucket: 'uploads', Key: 'k' }), 'DeleteObject'],
			[new CopyObjectCommand({ Bucket: 'uploads', Key: 'k', CopySource: 'uploads/x' }), 'CopyObject'],
			[new PutObjectCommand({ Bucket: 'uploads', Key: 'k', Body: 'x', ACL: 'public-read' }), 'x-amz-acl'],
			[new PutObjectCommand({ Bucket: 'uploads', Key: 'k', Body: 'x', Tagging: 'a=b' }), 'x-amz-tagging'],
			[new PutObjectCommand({ Bucket: 'uploads', Key: 'k', Body: 'x', ChecksumAlgorithm: 'SHA1' }), 'sha1'],
		] as const;
		for (const [command, name] of refused) {
			const { status, message } = (await failure(run.client.send(command as PutObjectCommand))) ?? {};
			expect({ name, status }).toEqual({ name, status: 501 });
			expect(message).toContain(name);
		}
		expect(run.warnings.join('\n')).toContain('ListObjectsV2');
	});

	it('refuses an unknown key, a wrong secret, another region and no signature', async () => {
		const as = async (change: object) => {
			const client = new S3Client({ endpoint: run.url, region, credentials, maxAttempts: 1, ...change });
			const result = await failure(client.send(new GetObjectCommand({ Bucket: 'uploads', Key: 'once' })));
			client.destroy();
			return result?.name;
		};
		expect(await as({ credentials: { ...credentials, accessKeyId: 'AKSTRANGER' } })).toBe('InvalidAccessKeyId');
		expect(await as({ credentials: { ...credentials, secretAccessKey: 'guess' } })).toBe('SignatureDoesNotMatch');
		expect(await as({ region: 'eu-west-1' })).toBe('AuthorizationHeaderMalformed');
		expect((await fetch(`${run.url}/uploads/once`)).status).toBe(403);
	});

	it('serves a presigned GET with its overrides until it expires, and no other key', async () => {
		await put('pre/signed.txt', 'signed');
		const extra = {
			'response-content-disposition': 'attachment; filename="báo cáo.txt"',
			'response-content-type': 'text/x',
		};
		const url = presignGet(run.url, '/uploads/pre/signed.txt', {
			at: Date.now(),
			seconds: 60,
			extra: { 'response-content-type': 'text/x' },
		});
		const found = await fetch(url);
		expect([found.status, await found.text(), found.headers.get('content-type')]).toEqual([200, 'signed', 'text/x']);
		expect((await fetch(url.replace('signed.txt', 'other.txt'))).status).toBe(403);
		expect((await fetch(url.replace('text%2Fx', 'text%2Fhtml'))).status).toBe(403);
		expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403);
		const old = presignGet(run.url, '/uploads/pre/signed.txt', { at: Date.now() - 120_000, seconds: 60, extra });
		expect((await fetch(old)).status).toBe(403);
		const ascii = presignGet(run.url, '/uploads/pre/signed.txt', {
			at: Date.now(),
			seconds: 60,
			extra: { 'response-content-disposition': "attachment; filename*=UTF-8''b%C3%A1o.txt" },
		});
		expect((await fetch(ascii)).headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''b%C3%A1o.txt");
	});

	it('serves the link that the SDK signs for one version under its own name', async () => {
		const { VersionId } = await put('linked', 'the first');
		await put('linked', 'the second');
		const command = new GetObjectCommand({
			Bucket: 'uploads',
			Key: 'linked',
			VersionId,
			ResponseContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent('báo cáo.docx')}`,
		});
		const found = await fetch(await getSignedUrl(run.client, command, { expiresIn: 60 }));
		expect(await found.text()).toBe('the first');
		expect(found.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''b%C3%A1o%20c%C3%A1o.docx");
	});

	it('hands the bytes of an object to the host, and says so when there is none', async () => {
		await put('lost', 'x');
		await expect(run.s3.readObject('uploads', 'never')).rejects.toThrow('No object never');
		expect(Buffer.from(await run.s3.readObject('uploads', 'lost')).toString()).toBe('x');
	});
});
