// The table as the use cases see it: typed items, conditions as data. Invariant: a transaction happens whole or not at all.

/** Every item names its `type`; readers choose the shape by it. Values are JSON values. */
export interface Item {
	pk: string;
	sk: string;
	type: string;
	[attribute: string]: unknown;
}

export interface Key {
	pk: string;
	sk: string;
}

/** What must hold of the stored item. */
export type Condition =
	| { kind: 'absent' }
	| { kind: 'present' }
	| { kind: 'equals'; attributes: Record<string, string | number | boolean | null> };

export type Write =
	| { kind: 'put'; item: Item; when?: Condition }
	| { kind: 'delete'; key: Key; when?: Condition }
	| { kind: 'check'; key: Key; when: Condition };

export const indexes = {
	bySubmitter: { partition: 'submitterKey', sort: 'submitterSort' },
	byUnit: { partition: 'unitKey', sort: 'unitSort' },
	byPending: { partition: 'pendingKey', sort: 'pendingSort' },
} as const;
export type IndexName = keyof typeof indexes;

/** A condition did not hold, or another transaction touched the same items: read again, decide again. */
export class ConflictError extends Error {
	override readonly name = 'ConflictError';
}

export interface ItemStore {
	/** Strongly consistent. */
	get(key: Key): Promise<Item | null>;
	/** All items of a partition whose sort key begins with the prefix, in sort order; strongly consistent. */
	list(pk: string, prefix?: string): Promise<Item[]>;
	/** All items of an index partition, in sort order; eventually consistent. */
	listIndex(index: IndexName, partition: string, order?: 'ascending' | 'descending'): Promise<Item[]>;
	/** At most 100 writes, none twice on one key. Throws ConflictError. */
	transact(writes: Write[]): Promise<void>;
}
