// Owns the one-range form of the Range header. What is not such a range is ignored, as HTTP asks.
import { S3Error } from './s3-error.ts';

export interface ByteRange {
	readonly start: number;
	readonly end: number;
}

export function parseRange(header: string | undefined, size: number): ByteRange | undefined {
	const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
	if (from === '' && to === '') return undefined;
	const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
	const end = from === '' || to === '' ? size - 1 : Math.min(size - 1, Number(to));
	if (from !== '' && to !== '' && Number(to) < start) return undefined;
	if (start > end || start >= size) {
		throw new S3Error('InvalidRange', 416, 'The requested range is not satisfiable', {
			RangeRequested: header ?? '',
			ActualObjectSize: size,
		});
	}
	return { start, end };
}
