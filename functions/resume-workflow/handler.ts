// Wiring only.
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createWaitingTasks } from '../adapters/step-functions-workflow.ts';
import { newImageOf } from '../adapters/stream-image.ts';
import { createStreamHandler } from '../runtime/batch-handlers.ts';
import { readConfig } from '../runtime/config.ts';
import { createResumeWorkflow } from './resume-workflow.ts';

const { TABLE_NAME } = readConfig(process.env, 'TABLE_NAME');
const resume = createResumeWorkflow({ store: createDynamoItemStore(TABLE_NAME), tasks: createWaitingTasks() });

export const handler = createStreamHandler('resume-workflow', (record) => resume(newImageOf(record)));
