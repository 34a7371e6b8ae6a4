// Wiring only.
import { z } from 'zod';
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createStepFunctionsWorkflow, createWaitingTasks } from '../adapters/step-functions-workflow.ts';
import { readConfig } from '../runtime/config.ts';
import { createStepHandler } from '../runtime/step-handler.ts';
import { createSweepDecisions } from './sweep-decisions.ts';

const config = readConfig(process.env, 'TABLE_NAME', 'STATE_MACHINE_ARN');
const store = createDynamoItemStore(config.TABLE_NAME);
const workflow = createStepFunctionsWorkflow(config.STATE_MACHINE_ARN);
const sweep = createSweepDecisions({ store, workflow, tasks: createWaitingTasks() });

export const handler = createStepHandler('sweep-decisions', z.unknown(), sweep);
