// Wiring only.
import { readReport } from '../../workflows/report-approval.contract.ts';
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createReadings, createUploadFiles } from '../adapters/s3-files.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { createGuardedOpen, describeRun } from '../documents/guarded-open.ts';
import { readConfig } from '../runtime/config.ts';
import { createLogger, createStepHandler } from '../runtime/step-handler.ts';
import { createGuardedReading } from './guarded-reading.ts';
import { createReadReport } from './read-report.ts';

const { TABLE_NAME, UPLOADS_BUCKET } = readConfig(process.env, 'TABLE_NAME', 'UPLOADS_BUCKET');
const [store, clock] = [createDynamoItemStore(TABLE_NAME), createSystemClock()];
const [uploads, readings] = [createUploadFiles(UPLOADS_BUCKET), createReadings(UPLOADS_BUCKET)];
const logger = createLogger('read-report');
const open = createGuardedOpen({ tell: (run) => logger.info('a file was read', describeRun(run)) });
const run = createReadReport({ store, clock, uploads, readings, open, read: createGuardedReading() });

export const handler = createStepHandler('read-report', readReport.input, run);
