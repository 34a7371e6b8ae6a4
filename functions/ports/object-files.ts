// The uploaded bytes and the readings made of them. Invariant: bytes are read by the version that was bound, never by key alone.
import type { Reading } from '../domain/reading.ts';

export interface UploadForm {
	url: string;
	fields: Record<string, string>;
}

export interface UploadFiles {
	/** The exact bytes of one object version. Throws MissingObjectError. */
	read(key: string, objectVersionId: string): Promise<Uint8Array>;
}

export interface UploadForms {
	/** A form that lets a browser put exactly this many bytes of this type with this hash at the key, for 15 minutes. */
	createForm(upload: { key: string; bytes: number; sha256: string; contentType: string }): Promise<UploadForm>;
	/** The origin the forms post to, for the page's connect-src. */
	origin(): Promise<string>;
}

export interface Downloads {
	/** A link to the exact bytes, good for one minute, that saves them under the original name. */
	createLink(file: { key: string; objectVersionId: string; name: string }): Promise<string>;
}

export interface Readings {
	/** Throws MissingObjectError. */
	read(key: string): Promise<Reading>;
	write(key: string, reading: Reading): Promise<void>;
}

export class MissingObjectError extends Error {
	override readonly name = 'MissingObjectError';
}
