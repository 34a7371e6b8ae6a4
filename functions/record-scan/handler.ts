// Wiring only.
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { createQueueHandler } from '../runtime/batch-handlers.ts';
import { readConfig } from '../runtime/config.ts';
import { createRecordScan } from './record-scan.ts';

const { TABLE_NAME } = readConfig(process.env, 'TABLE_NAME');

export const handler = createQueueHandler(
	'record-scan',
	createRecordScan({ store: createDynamoItemStore(TABLE_NAME), clock: createSystemClock() }),
);
