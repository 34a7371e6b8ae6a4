// How the local host opens its SQLite files and writes to them. Invariant: what a committed transaction wrote survives kill -9 and a power cut.
import { DatabaseSync } from 'node:sqlite';

/**
 * WAL lets readers and the writer work side by side. synchronous is FULL, not NORMAL: NORMAL survives kill -9 too, but a power cut may take
 * the last commits with it, and the host has by then answered "accepted" (0.4 ms against 0.07 ms a commit where it was measured).
 */
export function openSqlite(path: string): DatabaseSync {
	let db: DatabaseSync;
	try {
		db = new DatabaseSync(path, { timeout: 5_000 });
	} catch (cause) {
		throw new Error(`Cannot open the database ${path}: ${String(cause)}. Is its folder there and writable?`, { cause });
	}
	db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
	return db;
}

/**
 * Runs `fn` in one transaction: all of it is written or nothing. Within another transaction it is a savepoint of that one.
 * `fn` is synchronous: across an await, the statements of other tasks would slip into the transaction.
 */
export function transaction<T>(db: DatabaseSync, fn: () => T extends PromiseLike<unknown> ? never : T): T {
	const nested = db.isTransaction;
	db.exec(nested ? 'SAVEPOINT nested' : 'BEGIN IMMEDIATE');
	try {
		const result = fn();
		db.exec(nested ? 'RELEASE nested' : 'COMMIT');
		return result;
	} catch (error) {
		// SQLite may have rolled back by itself (disk full): rolling back again would hide the first error.
		if (db.isTransaction) db.exec(nested ? 'ROLLBACK TO nested; RELEASE nested' : 'ROLLBACK');
		throw error;
	}
}
