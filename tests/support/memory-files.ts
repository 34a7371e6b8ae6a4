// The bucket in memory: versions of uploads, and readings. Invariant: same answers as the bucket (tests/contract/files.test.ts).
import { type Reading, readingSchema } from '../../functions/domain/reading.ts';
import { MissingObjectError, type Readings, type UploadFiles } from '../../functions/ports/object-files.ts';

export interface MemoryFiles {
	uploads: UploadFiles;
	readings: Readings;
	putUpload(key: string, objectVersionId: string, bytes: Uint8Array): void;
	/** What stands at a reading's key, whatever it is. */
	putReadingText(key: string, text: string): void;
}

export function createMemoryFiles(): MemoryFiles {
	const versions = new Map<string, Uint8Array>();
	const texts = new Map<string, string>();
	const versionOf = (key: string, objectVersionId: string) => JSON.stringify([key, objectVersionId]);
	return {
		uploads: {
			async read(key, objectVersionId) {
				const found = versions.get(versionOf(key, objectVersionId));
				if (!found) throw new MissingObjectError(`${key} is not there`);
				return found.slice();
			},
		},
		readings: {
			async read(key): Promise<Reading> {
				const found = texts.get(key);
				if (found === undefined) throw new MissingObjectError(`${key} is not there`);
				return readingSchema.parse(JSON.parse(found));
			},
			async write(key, reading) {
				texts.set(key, JSON.stringify(reading));
			},
		},
		putUpload: (key, objectVersionId, bytes) => versions.set(versionOf(key, objectVersionId), bytes.slice()),
		putReadingText: (key, text) => texts.set(key, text),
	};
}
