// Wiring only.
import { readReport } from '../../workflows/report-approval.contract.ts';
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createReadings, createUploadFiles } from '../adapters/s3-files.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { openDocument } from '../documents/open-document.ts';
import { readConfig } from '../runtime/config.ts';
import { createStepHandler } from '../runtime/step-handler.ts';
import { createReadReport } from './read-report.ts';

const { TABLE_NAME, UPLOADS_BUCKET } = readConfig(process.env, 'TABLE_NAME', 'UPLOADS_BUCKET');
const [store, clock] = [createDynamoItemStore(TABLE_NAME), createSystemClock()];
const [uploads, readings] = [createUploadFiles(UPLOADS_BUCKET), createReadings(UPLOADS_BUCKET)];
const run = createReadReport({ store, clock, uploads, readings, open: openDocument });

export const handler = createStepHandler('read-report', readReport.input, run);
