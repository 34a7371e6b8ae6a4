// Wiring only.
import { planRoute } from '../../workflows/report-approval.contract.ts';
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { readConfig } from '../runtime/config.ts';
import { createStepHandler } from '../runtime/step-handler.ts';
import { createPlanRoute } from './plan-route.ts';

const { TABLE_NAME } = readConfig(process.env, 'TABLE_NAME');
const run = createPlanRoute({ store: createDynamoItemStore(TABLE_NAME), clock: createSystemClock() });

export const handler = createStepHandler('plan-route', planRoute.input, run);
