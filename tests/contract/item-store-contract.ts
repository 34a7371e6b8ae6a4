// What every item store promises, as tests over whatever is handed in. Invariant: each test has partitions of its own, so that one table
// serves them all, also in parallel.
import { describe, expect, it } from 'vitest';
import { ConflictError, type Item, type ItemStore, type Write } from '../../functions/ports/item-store.ts';
import { classify } from '../../functions/runtime/errors.ts';

let partitions = 0;
/** A partition that no other test uses. */
export const freshPartition = (): string => {
	partitions += 1;
	return `P#${process.pid}#${partitions}`;
};

const item = (pk: string, sk: string, more: Record<string, unknown> = {}): Item => ({ pk, sk, type: 'test', ...more });
const put = (of: Item, when?: Write['when']): Write => ({ kind: 'put', item: of, ...(when ? { when } : {}) });
const absent = { kind: 'absent' } as const;
const present = { kind: 'present' } as const;
const equals = (attributes: Record<string, string | number | boolean | null>) =>
	({ kind: 'equals', attributes }) as const;

const refusalOf = async (act: Promise<unknown>): Promise<unknown> => {
	try {
		await act;
	} catch (error) {
		return error;
	}
	throw new Error('was not refused');
};

/** The caller is at fault: no other order of events would make it right, so nothing may try it again. */
async function expectFault(act: Promise<unknown>): Promise<void> {
	const error = await refusalOf(act);
	expect(error).toBeInstanceOf(Error);
	expect(error).not.toBeInstanceOf(ConflictError);
	expect(classify(error).name).toBe('PermanentError');
}

async function expectConflict(act: Promise<unknown>): Promise<void> {
	const error = await refusalOf(act);
	expect(error).toBeInstanceOf(ConflictError);
	expect(classify(error).name).toBe('TransientError');
}

function describeValues(store: () => ItemStore): void {
	it('knows nothing of a key nobody wrote', async () => {
		const pk = freshPartition();
		expect(await store().get({ pk, sk: 'A' })).toBeNull();
		expect(await store().list(pk)).toEqual([]);
	});

	it('gives back every kind of value as it was put', async () => {
		const pk = freshPartition();
		const written = item(pk, 'A', {
			nothing: null,
			yes: true,
			no: false,
			zero: 0,
			numbers: [1, -2, 0.1, 1e-7, 123456789012345, Number.MAX_SAFE_INTEGER],
			empty: '',
			emptyList: [],
			emptyMap: {},
			nested: { list: [{ a: [null, false, { b: 'c' }] }] },
			vietnamese: 'Khuyến công – Ủy ban nhân dân huyện Ba Tơ'.normalize('NFC'),
			decomposed: 'Ba Tơ'.normalize('NFD'),
			other: 'tab\t newline\n quote" 😀 \u0000',
		});
		await store().transact([put(written)]);
		expect(await store().get({ pk, sk: 'A' })).toStrictEqual(written);
		expect(await store().list(pk)).toStrictEqual([written]);
	});

	it('leaves out what is undefined', async () => {
		const pk = freshPartition();
		await store().transact([put(item(pk, 'A', { gone: undefined, inside: { gone: undefined, kept: 1 } }))]);
		expect(await store().get({ pk, sk: 'A' })).toStrictEqual(item(pk, 'A', { inside: { kept: 1 } }));
	});

	it('keeps copies: nothing changes but by a write', async () => {
		const pk = freshPartition();
		const written = item(pk, 'A', { list: [1] });
		await store().transact([put(written)]);
		(written.list as number[]).push(2);
		const read = await store().get({ pk, sk: 'A' });
		(read as { list: number[] } & Item).list.push(3);
		expect((await store().get({ pk, sk: 'A' }))?.list).toEqual([1]);
	});

	it('replaces an item whole', async () => {
		const pk = freshPartition();
		await store().transact([put(item(pk, 'A', { old: 1 }))]);
		await store().transact([put(item(pk, 'A', { next: 2 }))]);
		expect(await store().get({ pk, sk: 'A' })).toStrictEqual(item(pk, 'A', { next: 2 }));
	});
}

function describeConditions(store: () => ItemStore): void {
	const stored = { name: 'Ba Tơ', count: 1, open: true, end: null };

	it.each<[string, Write['when'], boolean, boolean]>([
		['absent', absent, false, true],
		['present', present, true, false],
		['equal text', equals({ name: 'Ba Tơ' }), true, false],
		['equal null', equals({ end: null }), true, false],
		['all equal', equals(stored), true, false],
		['one of two unequal', equals({ count: 1, open: false }), false, false],
		['a number as text', equals({ count: '1' }), false, false],
		['null where nothing is', equals({ missing: null }), false, false],
		['words that the service reserves', equals({ name: 'Ba Tơ', count: 1 }), true, false],
	])('%s: holds or not, of an item and of none, for put, delete and check', async (_, when, ofItem, ofNone) => {
		for (const [exists, holds] of [
			[true, ofItem],
			[false, ofNone],
		] as const) {
			for (const kind of ['put', 'delete', 'check'] as const) {
				const pk = freshPartition();
				const key = { pk, sk: 'A' };
				if (exists) await store().transact([put(item(pk, 'A', stored))]);
				const write = kind === 'put' ? put(item(pk, 'A', { after: true }), when) : ({ kind, key, when } as Write);
				const act = store().transact([write, put(item(pk, 'B'))]);
				if (holds) await act;
				else await expectConflict(act);
				expect(await store().get({ pk, sk: 'B' })).toEqual(holds ? item(pk, 'B') : null);
			}
		}
	});

	it('deletes what is not there without a word', async () => {
		const pk = freshPartition();
		await store().transact([{ kind: 'delete', key: { pk, sk: 'A' } }]);
		expect(await store().get({ pk, sk: 'A' })).toBeNull();
	});

	it('lets one of many that come at once win, and tells the others', async () => {
		const pk = freshPartition();
		const acts = Array.from({ length: 8 }, (_, n) => store().transact([put(item(pk, 'A', { n }), absent)]));
		const results = await Promise.allSettled(acts);
		expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(ConflictError);
	});

	it('loses no step of a counter that many move', async () => {
		const pk = freshPartition();
		await store().transact([put(item(pk, 'A', { seq: 0 }))]);
		const move = async (): Promise<void> => {
			for (;;) {
				const seq = Number((await store().get({ pk, sk: 'A' }))?.seq);
				try {
					return await store().transact([put(item(pk, 'A', { seq: seq + 1 }), equals({ seq }))]);
				} catch (error) {
					if (!(error instanceof ConflictError)) throw error;
				}
			}
		};
		await Promise.all(Array.from({ length: 6 }, move));
		expect((await store().get({ pk, sk: 'A' }))?.seq).toBe(6);
	});
}

function describeTransactions(store: () => ItemStore): void {
	it('happens whole', async () => {
		const pk = freshPartition();
		await store().transact([put(item(pk, 'A')), put(item(pk, 'B'))]);
		await store().transact([
			put(item(pk, 'C'), absent),
			{ kind: 'delete', key: { pk, sk: 'A' }, when: present },
			{ kind: 'check', key: { pk, sk: 'B' }, when: present },
		]);
		expect((await store().list(pk)).map(({ sk }) => sk)).toEqual(['B', 'C']);
	});

	it('or not at all, wherever the condition stands', async () => {
		const pk = freshPartition();
		await store().transact([put(item(pk, 'A', { n: 1 }))]);
		const writes = [put(item(pk, 'B')), put(item(pk, 'A', { n: 2 }), absent), put(item(pk, 'C'))];
		await expectConflict(store().transact(writes));
		await expectConflict(store().transact(writes.toReversed()));
		expect(await store().list(pk)).toEqual([item(pk, 'A', { n: 1 })]);
	});

	it('takes 100 writes and refuses 101', async () => {
		const pk = freshPartition();
		const writes = Array.from({ length: 101 }, (_, n) => put(item(pk, String(n).padStart(3, '0'))));
		await expectFault(store().transact(writes));
		expect(await store().list(pk)).toEqual([]);
		await store().transact(writes.slice(0, 100));
		expect(await store().list(pk)).toHaveLength(100);
	});

	it('refuses two writes on one key', async () => {
		const pk = freshPartition();
		await expectFault(store().transact([put(item(pk, 'A')), { kind: 'delete', key: { pk, sk: 'A' } }]));
		await expectFault(store().transact([put(item(pk, 'A')), put(item(pk, 'A', { n: 2 }))]));
		// AWS and the host call a check beside a write the caller's fault; DynamoDB Local finds that the check does not hold.
		await refusalOf(store().transact([put(item(pk, 'A')), { kind: 'check', key: { pk, sk: 'A' }, when: absent }]));
		expect(await store().get({ pk, sk: 'A' })).toBeNull();
	});

	it('refuses to do nothing', async () => {
		await expectFault(store().transact([]));
	});

	it('takes an item of 390 KB and refuses one of 410', async () => {
		const pk = freshPartition();
		await expectFault(store().transact([put(item(pk, 'A', { text: 'x'.repeat(410 * 1024) }))]));
		await expectFault(store().transact([put(item(pk, 'A', { text: 'ế'.repeat(137 * 1024) }))]));
		await store().transact([put(item(pk, 'A', { text: 'x'.repeat(390 * 1024) }))]);
		expect(await store().list(pk)).toHaveLength(1);
	});

	it('refuses more than 4 MB at once', async () => {
		const pk = freshPartition();
		const writes = Array.from({ length: 11 }, (_, n) => put(item(pk, `${n}`, { text: 'x'.repeat(390 * 1024) })));
		await expectFault(store().transact(writes));
		expect(await store().list(pk)).toEqual([]);
	});

	it('refuses empty keys, and index keys that are no text', async () => {
		const pk = freshPartition();
		await expectFault(store().transact([put(item('', 'A'))]));
		await expectFault(store().transact([put(item(pk, ''))]));
		await expectFault(store().transact([put(item(pk, 'A', { unitKey: null, unitSort: '1' }))]));
		await expectFault(store().transact([put(item(pk, 'A', { unitKey: pk, unitSort: 1 }))]));
		await expectFault(store().transact([put(item(pk, 'A', { unitKey: '', unitSort: '1' }))]));
		expect(await store().list(pk)).toEqual([]);
	});
}

function describeLists(store: () => ItemStore): void {
	it('lists a partition in the order of the bytes of its sort keys, and no other partition', async () => {
		const [pk, other] = [freshPartition(), freshPartition()];
		const sorted = ['A', 'A#000002', 'A#000010', 'B', 'a', 'ế', '\uFB00', '😀'];
		await store().transact([...sorted.toReversed().map((sk) => put(item(pk, sk))), put(item(other, 'A'))]);
		expect((await store().list(pk)).map(({ sk }) => sk)).toEqual(sorted);
		expect((await store().list(pk, '')).map(({ sk }) => sk)).toEqual(sorted);
		expect((await store().list(pk, 'A#')).map(({ sk }) => sk)).toEqual(['A#000002', 'A#000010']);
		expect(await store().list(pk, 'A#1')).toEqual([]);
	});

	it('lists an index in both orders, without items that lack its keys', async () => {
		const [pk, unitKey] = [freshPartition(), freshPartition()];
		const at = (sk: string, unitSort: string) => item(pk, sk, { unitKey, unitSort });
		await store().transact([
			put(at('1', 'b')),
			put(at('2', 'a')),
			put(at('3', 'B')),
			put(item(pk, '4')),
			put(item(pk, '5', { unitKey: freshPartition(), unitSort: 'a' })),
			put(item(pk, '6', { unitKey })),
		]);
		const sks = async (order?: 'ascending' | 'descending') =>
			(await store().listIndex('byUnit', unitKey, order)).map(({ sk }) => sk);
		expect(await sks()).toEqual(['3', '2', '1']);
		expect(await sks('descending')).toEqual(['1', '2', '3']);
		expect(await store().listIndex('bySubmitter', unitKey)).toEqual([]);
	});

	it('follows changes in the index: moved, removed, deleted', async () => {
		const [pk, pendingKey] = [freshPartition(), freshPartition()];
		const at = (sk: string, pendingSort: string) => item(pk, sk, { pendingKey, pendingSort });
		await store().transact([put(at('1', 'a')), put(at('2', 'b')), put(at('3', 'c'))]);
		await store().transact([put(at('1', 'd')), put(item(pk, '2')), { kind: 'delete', key: { pk, sk: '3' } }]);
		expect(await store().listIndex('byPending', pendingKey)).toStrictEqual([at('1', 'd')]);
	});

	it('lists partitions and indexes that are larger than a page of 1 MB, whole and in order', async () => {
		const [pk, submitterKey] = [freshPartition(), freshPartition()];
		const names = Array.from({ length: 15 }, (_, n) => String(n).padStart(2, '0'));
		const large = (sk: string) => item(pk, sk, { submitterKey, submitterSort: sk, text: 'ế'.repeat(40 * 1024) });
		await store().transact(names.map((sk) => put(large(sk))));
		expect((await store().list(pk)).map(({ sk }) => sk)).toEqual(names);
		expect((await store().listIndex('bySubmitter', submitterKey, 'descending')).map(({ sk }) => sk)).toEqual(
			names.toReversed(),
		);
	});
}

export function describeItemStore(store: () => ItemStore): void {
	describe('values', () => describeValues(store));
	describe('conditions', () => describeConditions(store));
	describe('transactions', () => describeTransactions(store));
	describe('lists', () => describeLists(store));
}
