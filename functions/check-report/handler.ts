// Wiring only.
import { checkReport } from '../../workflows/report-approval.contract.ts';
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createReadings } from '../adapters/s3-files.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { readConfig } from '../runtime/config.ts';
import { createStepHandler } from '../runtime/step-handler.ts';
import { createCheckReport } from './check-report.ts';

const { TABLE_NAME, UPLOADS_BUCKET } = readConfig(process.env, 'TABLE_NAME', 'UPLOADS_BUCKET');
const store = createDynamoItemStore(TABLE_NAME);
const run = createCheckReport({ store, clock: createSystemClock(), readings: createReadings(UPLOADS_BUCKET) });

export const handler = createStepHandler('check-report', checkReport.input, run);
