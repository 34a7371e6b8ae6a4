// An item store in memory that behaves: conditions hold, transactions are whole, values are copies. Invariant: same answers as the table.
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
const bySort = (attribute: string) => (a: Item, b: Item) => (String(a[attribute]) < String(b[attribute]) ? -1 : 1);

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
			const found = [...items.values()].filter((item) => item[pk] === partition).sort(bySort(sort));
			return structuredClone(order === 'ascending' ? found : found.reverse());
		},
		async transact(writes) {
			const ids = writes.map((write) => idOf(keyOf(write)));
			if (writes.length > 100) throw new RangeError(`${writes.length} writes in one transaction, at most 100`);
			if (new Set(ids).size !== ids.length) throw new RangeError('two writes on one item in one transaction');
			for (const write of writes)
				if (write.when && !holds(write.when, items.get(idOf(keyOf(write)))))
					throw new ConflictError(`condition on ${idOf(keyOf(write))} does not hold`);
			for (const write of writes) {
				if (write.kind === 'put') items.set(idOf(write.item), structuredClone(write.item));
				if (write.kind === 'delete') items.delete(idOf(write.key));
			}
			for (const write of writes)
				if (write.kind === 'put') for (const listener of listeners) listener(structuredClone(write.item));
		},
		all: () => structuredClone([...items.values()]),
		onPut: (listener) => listeners.push(listener),
	};
}
