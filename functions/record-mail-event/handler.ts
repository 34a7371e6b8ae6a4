// Wiring only.
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { createQueueHandler } from '../runtime/batch-handlers.ts';
import { readConfig } from '../runtime/config.ts';
import { createRecordMailEvent } from './record-mail-event.ts';

const { TABLE_NAME } = readConfig(process.env, 'TABLE_NAME');

export const handler = createQueueHandler(
	'record-mail-event',
	createRecordMailEvent({ store: createDynamoItemStore(TABLE_NAME), clock: createSystemClock() }),
);
