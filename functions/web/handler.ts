// Wiring only.
import { handle } from 'hono/aws-lambda';
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createOidcSignIn } from '../adapters/oidc-sign-in.ts';
import { createRandomIds } from '../adapters/random-ids.ts';
import { createDownloads, createReadings, createUploadForms } from '../adapters/s3-files.ts';
import { createSesMailer } from '../adapters/ses-mailer.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { readConfig } from '../runtime/config.ts';
import { createLogger } from '../runtime/step-handler.ts';
import { createWebApp } from './app.ts';
import { signInSettings, webSettings } from './settings.ts';

const config = readConfig(process.env, ...webSettings);
const core = { store: createDynamoItemStore(config.TABLE_NAME), clock: createSystemClock(), ids: createRandomIds() };
const logger = createLogger('web');

const app = createWebApp({
	...core,
	forms: createUploadForms(config.UPLOADS_BUCKET),
	downloads: createDownloads(config.UPLOADS_BUCKET),
	readings: createReadings(config.UPLOADS_BUCKET),
	signIn: createOidcSignIn(signInSettings(config)),
	mailer: createSesMailer({ from: config.MAIL_FROM, configurationSet: config.MAIL_CONFIGURATION_SET }),
	baseUrl: config.BASE_URL,
	logError: (error) => logger.error('a request failed', { error }),
});

export const handler = handle(app);
