// A function names everything that is wrong with its environment at once, and gets only what it asked for.
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../functions/runtime/config.ts';

const env = {
	TABLE_NAME: 'reports',
	UPLOADS_BUCKET: 'uploads',
	STATE_MACHINE_ARN: 'arn:aws:states:ap-southeast-1:000000000000:stateMachine:m',
	BASE_URL: 'https://khuyencong.example.vn/',
	MAIL_FROM: 'khuyencong@example.vn',
	MAIL_CONFIGURATION_SET: 'reports',
	OIDC_ISSUER: 'https://issuer.example',
	OIDC_CLIENT_ID: 'web',
	LOGOUT_URL: 'https://issuer.example/logout',
};

describe('the environment', () => {
	it('gives what was asked for and nothing else', () => {
		expect(readConfig(env, 'TABLE_NAME', 'UPLOADS_BUCKET')).toEqual({
			TABLE_NAME: 'reports',
			UPLOADS_BUCKET: 'uploads',
		});
	});

	it('takes every setting as it should be', () => {
		const names = Object.keys(env) as (keyof typeof env)[];
		expect(readConfig(env, ...names)).toEqual({ ...env, BASE_URL: 'https://khuyencong.example.vn' });
	});

	it('asks for nothing that the function does not need', () => {
		expect(readConfig({ TABLE_NAME: 'reports' }, 'TABLE_NAME')).toEqual({ TABLE_NAME: 'reports' });
	});

	it('names all that is missing or malformed in one error', () => {
		const bad = { ...env, TABLE_NAME: undefined, UPLOADS_BUCKET: '', MAIL_FROM: 'nobody' };
		const read = () => readConfig(bad, 'TABLE_NAME', 'UPLOADS_BUCKET', 'MAIL_FROM', 'BASE_URL');
		expect(read).toThrow(/^environment: TABLE_NAME: .+; UPLOADS_BUCKET: .+; MAIL_FROM: [^;]+$/);
	});

	it.each([
		['STATE_MACHINE_ARN', 'report-approval'],
		['BASE_URL', 'khuyencong.example.vn'],
		['OIDC_ISSUER', ''],
		['LOGOUT_URL', 'logout'],
		['MAIL_FROM', 'a@'],
	] as const)('refuses %s=%s', (name, value) => {
		expect(() => readConfig({ ...env, [name]: value }, name)).toThrow(`environment: ${name}: `);
	});
});
