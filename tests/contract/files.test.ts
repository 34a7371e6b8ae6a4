// Uploads and readings in memory and on the bucket of the host by one suite; forms and links, which only a bucket can honour, on the bucket.
import { createHash } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	createDownloads,
	createReadings,
	createUploadFiles,
	createUploadForms,
} from '../../functions/adapters/s3-files.ts';
import { createTestClock } from '../../infra/local/clock.ts';
import { createMemoryFiles } from '../support/memory-files.ts';
import { type RunningS3, startS3 } from '../unit/local/s3/running-s3.ts';
import { describeFiles } from './files-contract.ts';

const bucket = 'uploads';

describe('files in memory', () => {
	const { uploads, readings, putUpload, putReadingText } = createMemoryFiles();
	let versions = 0;
	describeFiles(() => ({
		uploads,
		readings,
		async putUpload(key, bytes) {
			versions += 1;
			putUpload(key, `version-${versions}`, bytes);
			return `version-${versions}`;
		},
		putReadingText: async (key, text) => putReadingText(key, text),
	}));
});

const put = async (run: RunningS3, Key: string, Body: string | Uint8Array): Promise<string> => {
	const { VersionId } = await run.client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
	return VersionId ?? '';
};

/** A bucket whose clock a test moves on. */
function useBucket() {
	const clock = createTestClock(Date.now());
	let run: RunningS3;
	beforeAll(async () => {
		run = await startS3({ clock });
	});
	afterAll(() => run.stop());
	return { clock, run: () => run };
}

describe('on the bucket of the host', () => {
	const { run } = useBucket();

	describeFiles(() => ({
		uploads: createUploadFiles(bucket, run().client),
		readings: createReadings(bucket, run().client),
		putUpload: (key, bytes) => put(run(), key, bytes),
		putReadingText: async (key, text) => void (await put(run(), key, text)),
	}));

	describe('a form', () => {
		const { clock, run } = useBucket();
		const content = 'Báo cáo khuyến công';
		const form = (key: string) =>
			createUploadForms(bucket, run().client).createForm({
				key,
				bytes: Buffer.byteLength(content),
				sha256: createHash('sha256').update(content).digest('hex'),
				contentType: 'text/plain',
			});
		const post = (of: Awaited<ReturnType<typeof form>>, body: string, changed: Record<string, string> = {}) => {
			const data = new FormData();
			for (const [name, value] of Object.entries({ ...of.fields, ...changed })) data.append(name, value);
			data.append('file', new Blob([body]), 'báo cáo.txt');
			return fetch(of.url, { method: 'POST', body: data });
		};

		it('takes exactly the bytes it was made for, which are then read by their version', async () => {
			const response = await post(await form('uploads/f/1/0'), content);
			expect(response.status).toBe(204);
			const version = response.headers.get('x-amz-version-id') ?? '';
			const read = await createUploadFiles(bucket, run().client).read('uploads/f/1/0', version);
			expect(Buffer.from(read).toString()).toBe(content);
		});

		const otherContent = content.replace('B', 'b');
		const otherHash = createHash('sha256').update(otherContent).digest('base64');

		// By its length a body is refused before it is hashed: nobody fills the bucket with what does not fit.
		it.each<[string, string, string, Record<string, string>]>([
			['other bytes of the same length', 'BadDigest', otherContent, {}],
			['fewer bytes', 'EntityTooSmall', content.slice(1), {}],
			['more bytes', 'EntityTooLarge', `${content}.`, {}],
			['another key', 'AccessDenied', content, { key: 'uploads/elsewhere' }],
			['another type', 'AccessDenied', content, { 'Content-Type': 'text/html' }],
			['another hash', 'AccessDenied', otherContent, { 'x-amz-checksum-sha256': otherHash }],
		])('refuses %s: %s', async (what, code, body, changed) => {
			const response = await post(await form(`uploads/refused/${what}`), body, changed);
			expect(await response.text()).toContain(`<Code>${code}</Code>`);
		});

		it('posts where its origin says, for 15 minutes', async () => {
			const made = await form('uploads/f/2/0');
			expect(new URL(made.url).origin).toBe(await createUploadForms(bucket, run().client).origin());
			await clock.advance(14 * 60_000);
			expect((await post(made, content)).status).toBe(204);
			await clock.advance(2 * 60_000);
			expect((await post(made, content)).status).toBe(403);
		});
	});

	describe('a link', () => {
		const original = `Báo cáo "6 tháng" (1)*'.docx`;
		const { clock, run } = useBucket();
		const link = (key: string, objectVersionId: string, name = original) =>
			createDownloads(bucket, run().client).createLink({ key, objectVersionId, name });

		it('gives the bytes of its version under the original name', async () => {
			const first = await put(run(), 'uploads/l/1/0', 'bản một');
			await put(run(), 'uploads/l/1/0', 'bản hai');
			const response = await fetch(await link('uploads/l/1/0', first));
			expect(response.status).toBe(200);
			expect(await response.text()).toBe('bản một');
			const disposition = response.headers.get('content-disposition') ?? '';
			expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[\w.%!-]+$/);
			expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(original);
		});

		it('opens nothing else', async () => {
			const version = await put(run(), 'uploads/l/2/0', 'một');
			const url = new URL(await link('uploads/l/2/0', version));
			url.searchParams.set('versionId', await put(run(), 'uploads/l/2/0', 'hai'));
			expect((await fetch(url)).status).toBe(403);
		});

		it('is good for one minute', async () => {
			const url = await link('uploads/l/3/0', await put(run(), 'uploads/l/3/0', 'một'));
			await clock.advanceTo(Date.now() + 30 * 60_000);
			expect((await fetch(url)).status).toBe(403);
		});
	});
});
