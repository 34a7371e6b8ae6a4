// The two worked examples of AWS's SigV4 documentation for S3, as a witness from outside.
import { describe, expect, it } from 'vitest';
import { parseTarget } from '../../../../infra/local/s3/request-target.ts';
import { verifySignature } from '../../../../infra/local/s3/signature.ts';

const scope = {
	region: 'us-east-1',
	secretOf: (id: string) => (id === 'AKIAIOSFODNN7EXAMPLE' ? 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' : undefined),
	now: () => Date.parse('2013-05-24T12:00:00Z'),
};

describe('SigV4', () => {
	it('accepts the documented GET signed in its header', () => {
		const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
		const headers = {
			host: 'examplebucket.s3.amazonaws.com',
			range: 'bytes=0-9',
			'x-amz-content-sha256': emptySha256,
			'x-amz-date': '20130524T000000Z',
			authorization:
				'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
		};
		const request = { method: 'GET', target: parseTarget('/test.txt'), headers };
		expect(verifySignature(request, scope)).toEqual({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', payload: emptySha256 });
		const added = { ...request, headers: { ...headers, 'x-amz-acl': 'public-read' } };
		expect(() => verifySignature(added, scope)).toThrow('not signed');
		const changed = { ...request, headers: { ...headers, range: 'bytes=0-99' } };
		expect(() => verifySignature(changed, scope)).toThrow('does not match');
	});

	it('accepts the documented presigned GET for its day only', () => {
		const target = parseTarget(
			'/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
		);
		const request = { method: 'GET', target, headers: { host: 'examplebucket.s3.amazonaws.com' } };
		expect(verifySignature(request, scope).accessKeyId).toBe('AKIAIOSFODNN7EXAMPLE');
		const later = { ...scope, now: () => Date.parse('2013-05-25T00:00:01Z') };
		expect(() => verifySignature(request, later)).toThrow('expired');
		const lengthened = {
			...request,
			target: {
				...target,
				query: target.query.map(([name, value]) => [name, name === 'X-Amz-Expires' ? '604800' : value] as const),
			},
		};
		expect(() => verifySignature(lengthened, scope)).toThrow('does not match');
	});
});
