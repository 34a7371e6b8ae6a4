// Wiring only.
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createRandomIds } from '../adapters/random-ids.ts';
import { createReadings } from '../adapters/s3-files.ts';
import { createSesMailer } from '../adapters/ses-mailer.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { createQueueHandler } from '../runtime/batch-handlers.ts';
import { readConfig } from '../runtime/config.ts';
import { createRecordMailEvent } from './record-mail-event.ts';

const settings = ['TABLE_NAME', 'BASE_URL', 'MAIL_FROM', 'MAIL_CONFIGURATION_SET', 'UPLOADS_BUCKET'] as const;
const config = readConfig(process.env, ...settings);
const mailer = createSesMailer({ from: config.MAIL_FROM, configurationSet: config.MAIL_CONFIGURATION_SET });
const [store, clock] = [createDynamoItemStore(config.TABLE_NAME), createSystemClock()];
const readings = createReadings(config.UPLOADS_BUCKET);
const ask = { store, clock, mailer, baseUrl: config.BASE_URL, readings, ids: createRandomIds() };

export const handler = createQueueHandler('record-mail-event', createRecordMailEvent(ask));
