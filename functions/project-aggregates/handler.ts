// Wiring only.
import { createDynamoItemStore } from '../adapters/dynamo-item-store.ts';
import { newImageOf } from '../adapters/stream-image.ts';
import { createStreamHandler } from '../runtime/batch-handlers.ts';
import { readConfig } from '../runtime/config.ts';
import { createProjectAggregates } from './project-aggregates.ts';

const { TABLE_NAME } = readConfig(process.env, 'TABLE_NAME');
const project = createProjectAggregates({ store: createDynamoItemStore(TABLE_NAME) });

export const handler = createStreamHandler('project-aggregates', (record) => project(newImageOf(record)));
