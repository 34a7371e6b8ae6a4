// Wiring only.
import { awaitScan } from '../../workflows/report-approval.contract.ts';
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { readConfig } from '../runtime/config.ts';
import { createStepHandler } from '../runtime/step-handler.ts';
import { createAwaitScan } from './await-scan.ts';

const { TABLE_NAME } = readConfig(process.env, 'TABLE_NAME');
const run = createAwaitScan({ store: createDynamoItemStore(TABLE_NAME), clock: createSystemClock() });

export const handler = createStepHandler('await-scan', awaitScan.input, run);
