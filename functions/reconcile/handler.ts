// Wiring only.
import { z } from 'zod';
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { createRuns } from '../adapters/step-functions-workflow.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { readConfig } from '../runtime/config.ts';
import { createLogger, createStepHandler } from '../runtime/step-handler.ts';
import { createReconcile } from './reconcile.ts';
import { createReport } from './report-discrepancies.ts';

const config = readConfig(process.env, 'TABLE_NAME', 'STATE_MACHINE_ARN');
const [store, clock] = [createDynamoItemStore(config.TABLE_NAME), createSystemClock()];
const logger = createLogger('reconcile');
const reconcile = createReconcile({ store, clock, runs: createRuns(config.STATE_MACHINE_ARN) });
const report = createReport(reconcile, (discrepancy) => logger.error('table and engine disagree', { discrepancy }));

export const handler = createStepHandler('reconcile', z.unknown(), report);
