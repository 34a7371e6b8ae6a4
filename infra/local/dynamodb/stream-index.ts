// dynoxide 1.2.1 looks up a stream's last position by reading all of its records, at every write and every poll: 21 ms a write at 8,000
// records, against 1 ms at 20,000 with this index. It only speeds up look-ups; the engine knows nothing of it and keeps it up to date.
import { DatabaseSync } from 'node:sqlite';

export function indexStreamRecords(databasePath: string): void {
	const db = new DatabaseSync(databasePath, { timeout: 5000 });
	try {
		// Another version may keep its records elsewhere; then there is nothing to speed up.
		if (db.prepare("SELECT 1 FROM sqlite_master WHERE name = '_stream_records'").get() === undefined) return;
		db.exec(
			'CREATE INDEX IF NOT EXISTS local_stream_position ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
		);
	} finally {
		db.close();
	}
}
