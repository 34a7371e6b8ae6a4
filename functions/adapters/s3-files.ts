// Uploads, downloads and readings on one bucket. Invariant: uploads are read by object version; forms fix key, size and hash.
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { readingSchema } from '../domain/reading.ts';
import {
	type Downloads,
	MissingObjectError,
	type Readings,
	type UploadFiles,
	type UploadForms,
} from '../ports/object-files.ts';

const formSeconds = 15 * 60;
const linkSeconds = 60;

async function readObject(client: S3Client, Bucket: string, Key: string, VersionId?: string): Promise<Uint8Array> {
	try {
		const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
		if (!Body) throw new MissingObjectError(`s3://${Bucket}/${Key} has no body`);
		return await Body.transformToByteArray();
	} catch (error) {
		const missing =
			error instanceof NoSuchKey || (error instanceof S3ServiceException && error.name === 'NoSuchVersion');
		if (missing) throw new MissingObjectError(`s3://${Bucket}/${Key} is not there`, { cause: error });
		throw error;
	}
}

export const createUploadFiles = (bucket: string, client = new S3Client({})): UploadFiles => ({
	read: (key, objectVersionId) => readObject(client, bucket, key, objectVersionId),
});

/** A presigning client of its own: a checksum of an empty body must not get into what it signs. */
const presigning = () => new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });

export function createUploadForms(bucket: string, client = presigning()): UploadForms {
	const form = (key: string, bytes: number, checksum: string, contentType: string) =>
		createPresignedPost(client, {
			Bucket: bucket,
			Key: key,
			Conditions: [['content-length-range', bytes, bytes]],
			Fields: {
				'Content-Type': contentType,
				'x-amz-checksum-algorithm': 'SHA256',
				'x-amz-checksum-sha256': checksum,
			},
			Expires: formSeconds,
		});
	return {
		createForm: ({ key, bytes, sha256, contentType }) =>
			form(key, bytes, Buffer.from(sha256, 'hex').toString('base64'), contentType),
		/** Signing is local, so a form made for the purpose tells where forms post to, on any host. */
		origin: async () => new URL((await form('origin', 1, '', 'text/plain')).url).origin,
	};
}

/** RFC 8187: letters that encodeURIComponent leaves as they are mean something in the header. */
const encodedName = (name: string): string =>
	encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

export const createDownloads = (bucket: string, client = presigning()): Downloads => ({
	createLink: ({ key, objectVersionId, name }) =>
		getSignedUrl(
			client,
			new GetObjectCommand({
				Bucket: bucket,
				Key: key,
				VersionId: objectVersionId,
				ResponseContentDisposition: `attachment; filename*=UTF-8''${encodedName(name)}`,
			}),
			{ expiresIn: linkSeconds },
		),
});

export const createReadings = (bucket: string, client = new S3Client({})): Readings => ({
	async read(key) {
		const bytes = await readObject(client, bucket, key);
		return readingSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
	},
	async write(key, reading) {
		const Body = JSON.stringify(reading);
		await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body, ContentType: 'application/json' }));
	},
});
