// What uploads and readings promise, as tests over whatever is handed in. Invariant: each test has keys of its own.
import { describe, expect, it } from 'vitest';
import { MissingObjectError, type Readings, type UploadFiles } from '../../functions/ports/object-files.ts';
import { reading } from '../unit/web/reading-fixture.ts';
import { expectRefusal } from './port-errors.ts';

export interface FilesUnderTest {
	uploads: UploadFiles;
	readings: Readings;
	/** Stores a new version and says its id. */
	putUpload(key: string, bytes: Uint8Array): Promise<string>;
	putReadingText(key: string, text: string): Promise<void>;
}

let keys = 0;
const freshKey = (kind: string): string => {
	keys += 1;
	return `${kind}/bc-${keys}/1/0`;
};

function describeUploads(files: () => FilesUnderTest): void {
	const allBytes = Uint8Array.from({ length: 70_000 }, (_, n) => n % 256);

	it('gives the exact bytes of a version', async () => {
		const key = freshKey('uploads');
		const version = await files().putUpload(key, allBytes);
		const read = await files().uploads.read(key, version);
		expect(Buffer.compare(read, allBytes)).toBe(0);
	});

	it('gives a version that a later one covered', async () => {
		const key = freshKey('uploads');
		const first = await files().putUpload(key, Buffer.from('bản một'));
		const second = await files().putUpload(key, Buffer.from('bản hai'));
		expect(first).not.toBe(second);
		expect(Buffer.from(await files().uploads.read(key, first)).toString()).toBe('bản một');
		expect(Buffer.from(await files().uploads.read(key, second)).toString()).toBe('bản hai');
	});

	it('says what is missing: the key, or the version of this key', async () => {
		const [key, other] = [freshKey('uploads'), freshKey('uploads')];
		const version = await files().putUpload(key, allBytes);
		const otherVersion = await files().putUpload(other, allBytes);
		await expectRefusal(files().uploads.read(freshKey('uploads'), version), MissingObjectError);
		await expectRefusal(files().uploads.read(key, otherVersion), MissingObjectError);
	});
}

function describeReadings(files: () => FilesUnderTest): void {
	it('gives a reading back as it was written', async () => {
		const key = freshKey('readings');
		await files().readings.write(key, reading);
		expect(await files().readings.read(key)).toEqual(reading);
	});

	it('replaces a reading whole, and keeps a copy', async () => {
		const key = freshKey('readings');
		const next = { ...reading, figures: [], text: 'Ủy ban nhân dân huyện Ba Tơ' };
		await files().readings.write(key, reading);
		await files().readings.write(key, next);
		const expected = structuredClone(next);
		next.text = 'changed later';
		expect(await files().readings.read(key)).toEqual(expected);
	});

	it('says that a reading is missing', async () => {
		await expectRefusal(files().readings.read(freshKey('readings')), MissingObjectError);
	});

	it.each(['{"figures":[]}', '{', 'null'])('refuses what is no reading: %s', async (text) => {
		const key = freshKey('readings');
		await files().putReadingText(key, text);
		const error = await expectRefusal(files().readings.read(key), Error);
		expect(error).not.toBeInstanceOf(MissingObjectError);
	});
}

export function describeFiles(files: () => FilesUnderTest): void {
	describe('uploads', () => describeUploads(files));
	describe('readings', () => describeReadings(files));
}
