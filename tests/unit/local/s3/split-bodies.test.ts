// The network cuts bodies anywhere: however it does, forms and chunked bodies come out whole, and cut-off ones are refused.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChunkedBody } from '../../../../infra/local/s3/chunked-body.ts';
import { readPostForm } from '../../../../infra/local/s3/post-form.ts';

async function* inPieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
	for (let at = 0, n = 0; at < bytes.length; n++) {
		const size = sizes[n % sizes.length] ?? 1;
		yield bytes.subarray(at, at + size);
		at += size;
	}
}

async function collect(source: AsyncIterable<Buffer>): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of source) parts.push(part);
	return Buffer.concat(parts);
}

const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });
// Rich in what could be taken for a boundary.
const trickyBody = fc
	.array(fc.oneof(fc.constantFrom('\r\n', '--', '-', '\r', '\n', '\r\n--', '--b', '\r\n--bo'), fc.string()), {
		maxLength: 30,
	})
	.map((parts) => parts.join('').replaceAll('\r\n--bound', ''));

describe('a body in pieces', () => {
	it('gives the fields and the file of a form', async () => {
		await fc.assert(
			fc.asyncProperty(trickyBody, trickyBody, sizes, async (field, file, pieces) => {
				const form = Buffer.from(
					`--bound\r\nContent-Disposition: form-data; name="Key"\r\n\r\n${field}\r\n--bound\r\nContent-Disposition: form-data; name="file"; filename="f"\r\nContent-Type: x/y\r\n\r\n${file}\r\n--bound--\r\n`,
				);
				const read = await readPostForm('multipart/form-data; boundary=bound', inPieces(form, pieces));
				expect(read.fields.get('key')).toBe(Buffer.from(field).toString());
				expect(await collect(read.file)).toEqual(Buffer.from(file));
			}),
		);
	});

	it('is refused as a form wherever it ends before its closing boundary', async () => {
		const form = Buffer.from('--bound\r\nContent-Disposition: form-data; name="file"\r\n\r\nthe file\r\n--bound--\r\n');
		const closing = form.lastIndexOf('\r\n--bound') + '\r\n--bound'.length;
		for (let end = 0; end < closing; end++) {
			const read = async () =>
				collect((await readPostForm('multipart/form-data; boundary=bound', inPieces(form.subarray(0, end), [7]))).file);
			await expect(read(), `cut at ${end}`).rejects.toThrow();
		}
	});

	it('gives the bytes and the trailers of a chunked upload', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 })), sizes, async (chunks, pieces) => {
				const framed = Buffer.concat([
					...chunks.flatMap((chunk) => [Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
					Buffer.from('0\r\nx-amz-checksum-crc32:AAAA==\r\n\r\n'),
				]);
				const body = createChunkedBody();
				expect(await collect(body.decode(inPieces(framed, pieces)))).toEqual(Buffer.concat(chunks));
				expect(body.trailers.get('x-amz-checksum-crc32')).toBe('AAAA==');
				const cut = createChunkedBody();
				await expect(collect(cut.decode(inPieces(framed.subarray(0, -1), pieces)))).rejects.toThrow('terminated');
			}),
		);
	});
});
