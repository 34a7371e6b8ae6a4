// Wiring only.
import { notifyOutcome } from '../../workflows/report-approval.contract.ts';
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createSesMailer } from '../adapters/ses-mailer.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { readConfig } from '../runtime/config.ts';
import { createStepHandler } from '../runtime/step-handler.ts';
import { createNotifyOutcome } from './notify-outcome.ts';

const config = readConfig(process.env, 'TABLE_NAME', 'BASE_URL', 'MAIL_FROM', 'MAIL_CONFIGURATION_SET');
const mailer = createSesMailer({ from: config.MAIL_FROM, configurationSet: config.MAIL_CONFIGURATION_SET });
const [store, clock] = [createDynamoItemStore(config.TABLE_NAME), createSystemClock()];
const run = createNotifyOutcome({ store, clock, mailer, baseUrl: config.BASE_URL });

export const handler = createStepHandler('notify-outcome', notifyOutcome.input, run);
