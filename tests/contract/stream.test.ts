// What consumers of the stream get: from the store in memory, and from the table's stream through the adapter. Invariant: the item as the
// writer put it, once for each put, and nothing for a removal.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDynamoItemStore } from '../../functions/adapters/dynamo-item-store.ts';
import { newImageOf } from '../../functions/adapters/stream-image.ts';
import type { Item, ItemStore } from '../../functions/ports/item-store.ts';
import { type ContractTable, hasDynoxide, startTable } from '../support/contract-table.ts';
import { createMemoryItemStore } from '../support/memory-item-store.ts';

const first: Item = {
	pk: 'R#1',
	sk: 'PENDING',
	type: 'pending',
	outcome: { outcome: 'approved', levelIndex: 0, none: null, list: [true, 1.5, 'Ủy ban nhân dân'] },
	pendingKey: 'PENDING',
	pendingSort: '2025-03-20T08:00:00.000Z#R#1',
};
const second: Item = { pk: 'R#1', sk: 'HEAD', type: 'head', seq: 1 };
const third: Item = { ...second, seq: 2 };

async function change(store: ItemStore): Promise<void> {
	await store.transact([{ kind: 'put', item: first }]);
	await store.transact([{ kind: 'put', item: second }]);
	const refused = { kind: 'put', item: { ...second, seq: 9 }, when: { kind: 'absent' } } as const;
	await expect(store.transact([refused])).rejects.toThrow();
	await store.transact([
		{ kind: 'put', item: third },
		{ kind: 'delete', key: { pk: first.pk, sk: first.sk } },
	]);
}

describe('the stream of the store in memory', () => {
	it('tells every committed put, as it was put', async () => {
		const store = createMemoryItemStore();
		const told: Item[] = [];
		store.onPut((item) => told.push(item));
		await change(store);
		expect(told).toStrictEqual([first, second, third]);
	});
});

describe.skipIf(!hasDynoxide)('the stream of the table', () => {
	let table: ContractTable;
	beforeAll(async () => {
		table = await startTable();
	});
	afterAll(() => table?.stop());

	it('tells every committed put, as it was put, and no new image of a removal', async () => {
		await change(createDynamoItemStore(table.tableName, table.client));
		const images = (await table.streamRecords()).map(({ dynamodb }) =>
			newImageOf({ dynamodb: { NewImage: dynamodb.NewImage } }),
		);
		expect(images.filter((image) => image !== null)).toStrictEqual([first, second, third]);
		expect(images.filter((image) => image === null)).toHaveLength(1);
	});

	it('is read without an image, as removals come', () => {
		expect(newImageOf({})).toBeNull();
		expect(newImageOf({ dynamodb: undefined })).toBeNull();
	});
});
