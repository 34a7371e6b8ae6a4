// Wiring only.
import { handle } from 'hono/aws-lambda';
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createOidcSignIn } from '../adapters/oidc-sign-in.ts';
import { createRandomIds } from '../adapters/random-ids.ts';
import { createDownloads, createReadings, createUploadForms } from '../adapters/s3-files.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { readConfig } from '../runtime/config.ts';
import { createLogger } from '../runtime/step-handler.ts';
import { createWebApp } from './app.ts';

const settings = ['TABLE_NAME', 'UPLOADS_BUCKET', 'BASE_URL', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'LOGOUT_URL'] as const;
const config = readConfig(process.env, ...settings);
const [baseUrl, issuer, clientId] = [config.BASE_URL, config.OIDC_ISSUER, config.OIDC_CLIENT_ID];
const core = { store: createDynamoItemStore(config.TABLE_NAME), clock: createSystemClock(), ids: createRandomIds() };
const logger = createLogger('web');

const app = createWebApp({
	...core,
	forms: createUploadForms(config.UPLOADS_BUCKET),
	downloads: createDownloads(config.UPLOADS_BUCKET),
	readings: createReadings(config.UPLOADS_BUCKET),
	signIn: createOidcSignIn({ issuer, clientId, baseUrl, logoutUrl: config.LOGOUT_URL }),
	baseUrl,
	logError: (error) => logger.error('a request failed', { error }),
});

export const handler = handle(app);
