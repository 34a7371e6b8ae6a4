// Transactions over node:sqlite: all or nothing, also one within another.
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite, transaction } from '../../../../infra/local/sqlite.ts';

function open() {
	const db = openSqlite(':memory:');
	onTestFinished(() => db.close());
	db.exec('CREATE TABLE t (n INTEGER)');
	const add = (n: number) => db.prepare('INSERT INTO t VALUES (?)').run(n);
	const all = () =>
		db
			.prepare('SELECT n FROM t ORDER BY n')
			.all()
			.map(({ n }) => n);
	return { db, add, all };
}

test('an error undoes the whole transaction and reaches the caller', () => {
	const { db, add, all } = open();
	expect(() =>
		transaction(db, () => {
			add(1);
			throw new Error('no');
		}),
	).toThrow('no');
	expect(all()).toEqual([]);
	expect(db.isTransaction).toBe(false);
});

test('a failed inner transaction leaves the outer one as it was', () => {
	const { db, add, all } = open();
	const result = transaction(db, () => {
		add(1);
		expect(() =>
			transaction(db, () => {
				add(2);
				throw new Error('no');
			}),
		).toThrow('no');
		transaction(db, () => add(3));
		return 'kept';
	});
	expect(result).toBe('kept');
	expect(all()).toEqual([1, 3]);
});

test('a database that cannot be opened is named', () => {
	expect(() => openSqlite('/nonexistent/folder/x.db')).toThrow('Cannot open the database /nonexistent/folder/x.db');
});
