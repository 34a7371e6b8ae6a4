// An item store in memory that behaves: conditions hold, transactions are whole, values are copies, limits are DynamoDB's. Invariant: same
// answers as the table (tests/contract/item-store.test.ts).
import {
	type Condition,
	ConflictError,
	type IndexName,
	type Item,
	type ItemStore,
	indexes,
	type Key,
	type Write,
} from '../../functions/ports/item-store.ts';

const idOf = (key: Key): string => JSON.stringify([key.pk, key.sk]);
const bySort = (attribute: string) => (a: Item, b: Item) =>
	Buffer.compare(Buffer.from(String(a[attribute])), Buffer.from(String(b[attribute])));
/** As it comes back from the table: a copy, without what is undefined. */
const asStored = (item: Item): Item => JSON.parse(JSON.stringify(item));
const bytesOf = (item: Item): number => Buffer.byteLength(JSON.stringify(item));
const kilobyte = 1024;

function holds(condition: Condition, stored: Item | undefined): boolean {
	switch (condition.kind) {
		case 'absent':
			return stored === undefined;
		case 'present':
			return stored !== undefined;
		case 'equals':
			return (
				stored !== undefined && Object.entries(condition.attributes).every(([name, value]) => stored[name] === value)
			);
	}
}

const keyOf = (write: Write): Key => (write.kind === 'put' ? write.item : write.key);

/** What DynamoDB refuses whatever the table holds. */
function refuse(writes: readonly Write[]): void {
	if (writes.length < 1 || writes.length > 100)
		throw new RangeError(`${writes.length} writes in one transaction, from 1 to 100`);
	if (new Set(writes.map((write) => idOf(keyOf(write)))).size !== writes.length)
		throw new RangeError('two writes on one item in one transaction');
	const items = writes.flatMap((write) => (write.kind === 'put' ? [write.item] : []));
	const keyNames = ['pk', 'sk', ...Object.values(indexes).flatMap(({ partition, sort }) => [partition, sort])];
	for (const item of items) {
		const wrong = keyNames.find((name) => item[name] === '' || !['string', 'undefined'].includes(typeof item[name]));
		if (wrong) throw new RangeError(`${wrong} of ${idOf(item)} must be text`);
		if (bytesOf(item) > 400 * kilobyte) throw new RangeError(`${idOf(item)} is larger than 400 KB`);
	}
	const total = items.reduce((sum, item) => sum + bytesOf(item), 0);
	if (total > 4 * kilobyte * kilobyte) throw new RangeError('a transaction is larger than 4 MB');
}

export interface MemoryItemStore extends ItemStore {
	/** Everything stored, for assertions. */
	all(): Item[];
	/** Called after each committed put, as a stream would. */
	onPut(listener: (item: Item) => void): void;
}

export function createMemoryItemStore(): MemoryItemStore {
	const items = new Map<string, Item>();
	const listeners: ((item: Item) => void)[] = [];
	return {
		async get(key) {
			return structuredClone(items.get(idOf(key)) ?? null);
		},
		async list(pk, prefix = '') {
			const found = [...items.values()].filter((item) => item.pk === pk && item.sk.startsWith(prefix));
			return structuredClone(found.sort(bySort('sk')));
		},
		async listIndex(index: IndexName, partition, order = 'ascending') {
			const { partition: pk, sort } = indexes[index];
			const found = [...items.values()].filter((item) => item[pk] === partition && sort in item).sort(bySort(sort));
			return structuredClone(order === 'ascending' ? found : found.reverse());
		},
		async transact(writes) {
			refuse(writes);
			for (const write of writes)
				if (write.when && !holds(write.when, items.get(idOf(keyOf(write)))))
					throw new ConflictError(`condition on ${idOf(keyOf(write))} does not hold`);
			for (const write of writes) {
				if (write.kind === 'put') items.set(idOf(write.item), asStored(write.item));
				if (write.kind === 'delete') items.delete(idOf(write.key));
			}
			for (const write of writes)
				if (write.kind === 'put') for (const listener of listeners) listener(asStored(write.item));
		},
		all: () => structuredClone([...items.values()]),
		onPut: (listener) => listeners.push(listener),
	};
}
