// One suite for the item store in memory, for the adapter over the host's DynamoDB, and over the one that AWS gives away.
import { afterAll, beforeAll, describe } from 'vitest';
import { createDynamoItemStore } from '../../functions/adapters/dynamo-item-store.ts';
import type { ItemStore } from '../../functions/ports/item-store.ts';
import {
	type ContractTable,
	hasDynamoDbLocal,
	hasDynoxide,
	startTable,
	startTableOnDynamoDbLocal,
} from '../support/contract-table.ts';
import { createMemoryItemStore } from '../support/memory-item-store.ts';
import { describeItemStore } from './item-store-contract.ts';

function describeOnTable(open: () => Promise<ContractTable>): void {
	let table: ContractTable;
	let store: ItemStore;
	beforeAll(async () => {
		table = await open();
		store = createDynamoItemStore(table.tableName, table.client);
	});
	afterAll(() => table?.stop());
	describeItemStore(() => store);
}

describe('the item store in memory', () => {
	const store = createMemoryItemStore();
	describeItemStore(() => store);
});

describe.skipIf(!hasDynoxide)('the item store on the DynamoDB of the host', () => describeOnTable(startTable));

describe.skipIf(!hasDynamoDbLocal)('the item store on DynamoDB Local of AWS', () =>
	describeOnTable(startTableOnDynamoDbLocal),
);
