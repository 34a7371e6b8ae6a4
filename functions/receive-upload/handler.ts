// Wiring only.
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createStepFunctionsWorkflow } from '../adapters/step-functions-workflow.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { createQueueHandler } from '../runtime/batch-handlers.ts';
import { readConfig } from '../runtime/config.ts';
import { createReceiveUpload } from './receive-upload.ts';

const config = readConfig(process.env, 'TABLE_NAME', 'STATE_MACHINE_ARN');
const store = createDynamoItemStore(config.TABLE_NAME);
const workflow = createStepFunctionsWorkflow(config.STATE_MACHINE_ARN);

export const handler = createQueueHandler(
	'receive-upload',
	createReceiveUpload({ store, workflow, clock: createSystemClock() }),
);
