// Wiring only.
import { z } from 'zod';
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createWaitingTasks } from '../adapters/step-functions-workflow.ts';
import { readConfig } from '../runtime/config.ts';
import { createStepHandler } from '../runtime/step-handler.ts';
import { createSweepDecisions } from './sweep-decisions.ts';

const { TABLE_NAME } = readConfig(process.env, 'TABLE_NAME');
const sweep = createSweepDecisions({ store: createDynamoItemStore(TABLE_NAME), tasks: createWaitingTasks() });

export const handler = createStepHandler('sweep-decisions', z.unknown(), sweep);
