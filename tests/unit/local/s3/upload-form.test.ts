// The browser's upload: a presigned POST whose policy must hold in every point, and CORS for the site alone.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestClock } from '../../../../infra/local/clock.ts';
import { type RunningS3, site, startS3 } from './running-s3.ts';

const sha256 = (body: string) => createHash('sha256').update(body).digest('base64');

describe('presigned POST', () => {
	const clock = createTestClock(Date.now());
	let run: RunningS3;
	beforeAll(async () => {
		run = await startS3({ clock });
	});
	afterAll(() => run.stop());

	const sign = (options: Partial<PresignedPostOptions> = {}) =>
		createPresignedPost(run.client, { Bucket: 'uploads', Key: 'uploads/r1/1/0', Expires: 60, ...options });
	const send = (
		post: { url: string; fields: Record<string, string> },
		body: string | Uint8Array<ArrayBuffer>,
		headers: Record<string, string> = {},
	) => {
		const form = new FormData();
		for (const [name, value] of Object.entries(post.fields)) form.append(name, value);
		form.append('file', new Blob([body]), 'báo cáo.docx');
		return fetch(post.url, { method: 'POST', body: form, headers });
	};
	const code = async (response: Response) =>
		`${response.status} ${/<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? ''}`.trim();

	it('stores a file that fits, with its version and its event', async () => {
		const body = '\r\n--not a boundary\r\n'.repeat(20_000);
		const post = await sign({
			Conditions: [
				['content-length-range', 1, 1_000_000],
				['eq', '$Content-Type', 'text/plain'],
			],
			Fields: {
				'Content-Type': 'text/plain',
				'x-amz-checksum-algorithm': 'SHA256',
				'x-amz-checksum-sha256': sha256(body),
			},
		});
		const response = await send(post, body);
		expect(response.status).toBe(204);
		const versionId = response.headers.get('x-amz-version-id');
		const found = await run.client.send(
			new GetObjectCommand({ Bucket: 'uploads', Key: 'uploads/r1/1/0', VersionId: versionId ?? '' }),
		);
		expect(found.ContentType).toBe('text/plain');
		expect(await found.Body?.transformToString()).toBe(body);
		await run.s3.idle();
		expect(run.events.at(-1)?.detail).toMatchObject({
			reason: 'POST Object',
			object: { key: 'uploads/r1/1/0', size: body.length, 'version-id': versionId },
		});
	});

	it('answers 201 with XML where the form asks for it', async () => {
		const response = await send(await sign({ Fields: { success_action_status: '201' } }), 'x');
		expect(response.status).toBe(201);
		expect(await response.text()).toContain('<Key>uploads/r1/1/0</Key>');
	});

	it('refuses a file over or under the range, and keeps nothing of it', async () => {
		const files = () => readdirSync(path.join(run.folder, 'bodies')).length;
		const before = files();
		const ranged = () => sign({ Key: 'uploads/over', Conditions: [['content-length-range', 2, 10]] });
		expect(await code(await send(await ranged(), new Uint8Array(5_000_000)))).toBe('400 EntityTooLarge');
		expect(await code(await send(await ranged(), 'x'))).toBe('400 EntityTooSmall');
		expect(await code(await send(await ranged(), ''))).toBe('400 EntityTooSmall');
		expect((await send(await ranged(), '0123456789')).status).toBe(204);
		expect(files()).toBe(before + 1);
	});

	it('refuses what the policy does not say', async () => {
		const post = await sign({
			Conditions: [['starts-with', '$Content-Type', 'application/']],
			Fields: { 'Content-Type': 'application/pdf' },
		});
		const change = async (fields: Record<string, string>) =>
			code(await send({ ...post, fields: { ...post.fields, ...fields } }, 'x'));
		expect(await change({})).toBe('204');
		expect(await change({ key: 'uploads/r2/1/0' })).toBe('403 AccessDenied');
		expect(await change({ 'Content-Type': 'text/html' })).toBe('403 AccessDenied');
		expect(await change({ 'x-amz-meta-extra': 'yes' })).toBe('403 AccessDenied');
		expect(await change({ bucket: 'plain' })).toBe('403 AccessDenied');
		expect(await change({ 'X-Amz-Signature': '0'.repeat(64) })).toBe('403 SignatureDoesNotMatch');
		expect(
			await change({ Policy: Buffer.from('{"expiration":"2999-01-01T00:00:00Z","conditions":[]}').toString('base64') }),
		).toBe('403 SignatureDoesNotMatch');
		const { Policy: _, ...withoutPolicy } = post.fields;
		expect(await code(await send({ ...post, fields: withoutPolicy }, 'x'))).toBe('403 AccessDenied');
		expect(await code(await send({ ...post, url: `${run.url}/plain` }, 'x'))).toBe('403 AccessDenied');
	});

	it('holds the uploader to the SHA-256 that was promised', async () => {
		const fields = { 'x-amz-checksum-algorithm': 'SHA256', 'x-amz-checksum-sha256': sha256('promised') };
		const post = await sign({ Key: 'uploads/promised', Fields: fields });
		expect(await code(await send(post, 'something else'))).toBe('400 BadDigest');
		const { 'x-amz-checksum-sha256': _, ...dropped } = post.fields;
		expect(await code(await send({ ...post, fields: dropped }, 'something else'))).toBe('403 AccessDenied');
		const own = { ...post.fields, 'x-amz-checksum-sha256': sha256('something else') };
		expect(await code(await send({ ...post, fields: own }, 'something else'))).toBe('403 AccessDenied');
		expect(await code(await send(post, 'promised'))).toBe('204');
	});

	it('allows a prefix of keys and fills in the file name', async () => {
		// biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own placeholder.
		const post = await sign({ Key: 'uploads/r3/${filename}', Conditions: [['starts-with', '$key', 'uploads/r3/']] });
		expect((await send(post, 'x')).status).toBe(204);
		expect((await run.s3.readObject('uploads', 'uploads/r3/báo cáo.docx')).length).toBe(1);
		expect(await code(await send({ ...post, fields: { ...post.fields, key: 'uploads/r4/a' } }, 'x'))).toBe(
			'403 AccessDenied',
		);
	});

	it('refuses a form that breaks off or is no form', async () => {
		const headers = { 'content-type': 'multipart/form-data; boundary=b' };
		const raw = async (body: string) => code(await fetch(`${run.url}/uploads`, { method: 'POST', body, headers }));
		expect(await raw('nonsense')).toBe('400 MalformedPOSTRequest');
		expect(await raw('--b\r\nContent-Disposition: form-data; name="key"\r\n\r\nk\r\n--b--\r\n')).toBe(
			'400 MalformedPOSTRequest',
		);
		expect(await raw('--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--b--\r\n')).toBe(
			'403 AccessDenied',
		);
	});

	it('lets the site, and only the site, read the answer', async () => {
		const fine = await send(await sign(), 'x', { origin: site });
		expect(fine.headers.get('access-control-allow-origin')).toBe(site);
		expect(fine.headers.get('access-control-expose-headers')).toContain('x-amz-version-id');
		const refused = await send(await sign({ Conditions: [['content-length-range', 9, 10]] }), 'x', { origin: site });
		expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([400, site]);
		const stranger = await send(await sign(), 'x', { origin: 'http://evil.example' });
		expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
	});

	it('answers the preflight by the rules of the bucket', async () => {
		const ask = (origin: string, method: string, bucket = 'uploads') =>
			fetch(`${run.url}/${bucket}`, {
				method: 'OPTIONS',
				headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'x-custom' },
			});
		const allowed = await ask(site, 'POST');
		expect(allowed.status).toBe(200);
		expect(allowed.headers.get('access-control-allow-headers')).toBe('x-custom');
		expect(allowed.headers.get('access-control-max-age')).toBe('3000');
		expect((await ask(site, 'PUT')).status).toBe(403);
		expect((await ask('http://evil.example', 'POST')).status).toBe(403);
		expect((await ask(site, 'POST', 'plain')).status).toBe(403);
	});

	it('refuses a form after its policy has expired', async () => {
		const post = await sign({ Expires: 60 });
		await clock.advanceTo(Date.now() + 61_000);
		expect(await code(await send(post, 'x'))).toBe('403 AccessDenied');
	});
});
