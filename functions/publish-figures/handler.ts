// Wiring only.
import { publishFigures } from '../../workflows/report-approval.contract.ts';
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createReadings } from '../adapters/s3-files.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { readConfig } from '../runtime/config.ts';
import { createStepHandler } from '../runtime/step-handler.ts';
import { createPublishFigures } from './publish-figures.ts';

const { TABLE_NAME, UPLOADS_BUCKET } = readConfig(process.env, 'TABLE_NAME', 'UPLOADS_BUCKET');
const store = createDynamoItemStore(TABLE_NAME);
const run = createPublishFigures({ store, clock: createSystemClock(), readings: createReadings(UPLOADS_BUCKET) });

export const handler = createStepHandler('publish-figures', publishFigures.input, run);
