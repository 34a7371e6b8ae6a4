// One suite for the item store in memory, for the adapter over the host's DynamoDB, and over another one where DYNAMODB_ENDPOINT names it.
import { afterAll, beforeAll, describe } from 'vitest';
import { createDynamoItemStore } from '../../functions/adapters/dynamo-item-store.ts';
import type { ItemStore } from '../../functions/ports/item-store.ts';
import { type ContractTable, hasDynoxide, openTable, startTable } from '../support/contract-table.ts';
import { createMemoryItemStore } from '../support/memory-item-store.ts';
import { describeItemStore } from './item-store-contract.ts';

const elsewhere = process.env.DYNAMODB_ENDPOINT ?? '';

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

describe.skipIf(elsewhere === '')('the item store on the DynamoDB of DYNAMODB_ENDPOINT (AWS DynamoDB Local, say)', () =>
	describeOnTable(() => openTable(elsewhere)),
);
