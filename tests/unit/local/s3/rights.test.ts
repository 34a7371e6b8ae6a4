// What the signer's role says counts when a request comes: of a link, a form, a call; and who may not list is not told what is absent.
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presignGet } from './presigned-url.ts';
import { type RunningS3, startS3 } from './running-s3.ts';

describe('a role', () => {
	const lacking = new Set<string>();
	let run: RunningS3;
	let mayList = true;
	let versionId: string;
	beforeAll(async () => {
		run = await startS3({
			refusal: (rights) => {
				const missing = rights
					.map(({ action, resource }) => `${action} on ${resource}`)
					.find((one) => lacking.has(one));
				return missing && `not authorized: ${missing}`;
			},
			mayList: () => mayList,
		});
		const put = await run.client.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'uploads/a', Body: 'x' }));
		versionId = put.VersionId ?? '';
	});
	afterAll(() => run.stop());

	async function lackingNow<T>(right: string, act: () => Promise<T>): Promise<T> {
		lacking.add(right);
		try {
			return await act();
		} finally {
			lacking.delete(right);
		}
	}
	const objectA = 'arn:aws:s3:::uploads/uploads/a';
	const linkTo = (extra: Record<string, string>) =>
		presignGet(run.url, '/uploads/uploads/a', { at: Date.now(), seconds: 60, extra });

	it.each([
		['s3:GetObject', () => ({})],
		['s3:GetObjectVersion', () => ({ versionId })],
	])('that lost %s since gives no link that works', async (action, extra) => {
		const link = linkTo(extra());
		const refused = await lackingNow(`${action} on ${objectA}`, () => fetch(link));
		expect([refused.status, await refused.text()]).toEqual([
			403,
			expect.stringContaining(`not authorized: ${action} on`),
		]);
		expect((await fetch(link)).status).toBe(200);
	});

	it('that lost s3:PutObject since gives no form that works, and nothing is stored', async () => {
		const { url, fields } = await createPresignedPost(run.client, {
			Bucket: 'uploads',
			Key: 'uploads/new',
			Expires: 60,
		});
		const send = () => {
			const form = new FormData();
			for (const [name, value] of Object.entries(fields)) form.append(name, value);
			form.append('file', new Blob(['x']));
			return fetch(url, { method: 'POST', body: form });
		};
		const refused = await lackingNow('s3:PutObject on arn:aws:s3:::uploads/uploads/new', send);
		expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('<Code>AccessDenied</Code>')]);
		const found = run.client.send(new GetObjectCommand({ Bucket: 'uploads', Key: 'uploads/new' }));
		await expect(found).rejects.toMatchObject({ name: 'NoSuchKey' });
		expect((await send()).status).toBe(204);
	});

	it('that may not list is refused a key that is not there, as on AWS, and one that is there is given', async () => {
		mayList = false;
		const get = (Key: string) => run.client.send(new GetObjectCommand({ Bucket: 'uploads', Key }));
		await expect(get('uploads/absent')).rejects.toMatchObject({ name: 'AccessDenied' });
		const head = run.client.send(new HeadObjectCommand({ Bucket: 'uploads', Key: 'uploads/absent' }));
		await expect(head).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
		expect((await get('uploads/a')).VersionId).toBe(versionId);
		mayList = true;
		await expect(get('uploads/absent')).rejects.toMatchObject({ name: 'NoSuchKey' });
	});
});
