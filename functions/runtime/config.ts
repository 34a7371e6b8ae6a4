// What a function is told by its environment. Invariant: a function asks only for what it needs and refuses to start without it.
import { z } from 'zod';

const settings = {
	TABLE_NAME: z.string().min(1),
	UPLOADS_BUCKET: z.string().min(1),
	STATE_MACHINE_ARN: z.string().startsWith('arn:'),
	BASE_URL: z.url().transform((url) => url.replace(/\/$/, '')),
	MAIL_FROM: z.email(),
	MAIL_CONFIGURATION_SET: z.string().min(1),
	OIDC_ISSUER: z.url(),
	OIDC_CLIENT_ID: z.string().min(1),
	LOGOUT_URL: z.url(),
} as const;

export type Setting = keyof typeof settings;

/** Throws one error that names every missing or malformed setting. */
export function readConfig<K extends Setting>(
	env: Record<string, string | undefined>,
	...names: K[]
): Record<K, string> {
	const problems: string[] = [];
	const values = {} as Record<K, string>;
	for (const name of names) {
		const parsed = settings[name].safeParse(env[name]);
		if (parsed.success) values[name] = parsed.data;
		else problems.push(`${name}: ${parsed.error.issues.map((issue) => issue.message).join(', ')}`);
	}
	if (problems.length > 0) throw new Error(`environment: ${problems.join('; ')}`);
	return values;
}
