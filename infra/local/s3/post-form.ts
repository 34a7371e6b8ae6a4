// Owns the multipart/form-data body of an upload form: the fields before the file, then the file as a stream.
// Fields after the file are ignored, as S3 documents; a body that ends before its closing boundary is refused.
import { S3Error } from './s3-error.ts';

export interface PostForm {
	/** By lower-case name. */
	readonly fields: ReadonlyMap<string, string>;
	readonly filename: string;
	readonly file: AsyncIterable<Buffer>;
}

const fieldLimit = 64 * 1024;

export async function readPostForm(contentType: string, source: AsyncIterable<Buffer>): Promise<PostForm> {
	const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/.exec(contentType) ?? [];
	const boundary = quoted ?? bare;
	if (boundary === undefined) throw malformed('no boundary');
	const separator = Buffer.from(`\r\n--${boundary}`);
	const reader = createReader(source);
	await reader.until(separator.subarray(2));
	const fields = new Map<string, string>();
	for (;;) {
		// After a separator stands a line break before the next part's headers.
		const head = (await reader.until(Buffer.from('\r\n\r\n'))).toString('utf8');
		const name = /;\s*name="([^"]*)"/i.exec(head)?.[1]?.toLowerCase();
		if (name === undefined) throw malformed('a part has no name');
		if (name === 'file') {
			const filename = /;\s*filename="([^"]*)"/i.exec(head)?.[1] ?? '';
			return { fields, filename, file: reader.stream(separator) };
		}
		fields.set(name, (await reader.until(separator)).toString('utf8'));
	}
}

function createReader(source: AsyncIterable<Buffer>) {
	const input = source[Symbol.asyncIterator]();
	let buffer: Buffer = Buffer.alloc(0);
	const pull = async (): Promise<boolean> => {
		const { value, done } = await input.next();
		if (done === true) return false;
		buffer = buffer.length === 0 ? value : Buffer.concat([buffer, value]);
		return true;
	};
	return {
		async until(mark: Buffer): Promise<Buffer> {
			for (;;) {
				const at = buffer.indexOf(mark);
				if (at >= 0) {
					const before = buffer.subarray(0, at);
					buffer = buffer.subarray(at + mark.length);
					return before;
				}
				if (buffer.length > fieldLimit) throw malformed('a field is longer than 64 KB');
				if (!(await pull())) throw malformed('the form ends too early, or holds no file');
			}
		},
		async *stream(mark: Buffer): AsyncGenerator<Buffer> {
			for (;;) {
				const at = buffer.indexOf(mark);
				if (at >= 0) {
					yield buffer.subarray(0, at);
					buffer = Buffer.alloc(0);
					while (await pull()) buffer = Buffer.alloc(0);
					return;
				}
				// The last bytes may be the beginning of the mark.
				const sure = buffer.length - mark.length;
				if (sure > 0) {
					yield buffer.subarray(0, sure);
					buffer = buffer.subarray(sure);
				}
				if (!(await pull())) throw new S3Error('IncompleteBody', 400, 'The request body terminated unexpectedly');
			}
		},
	};
}

function malformed(why: string): S3Error {
	return new S3Error(
		'MalformedPOSTRequest',
		400,
		`The body of your POST request is not well-formed multipart/form-data: ${why}.`,
	);
}
