// How far each event source mapping has come in each shard, in SQLite. A stream that was made anew (another engine, another data file)
// begins anew.
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

export interface StreamPositions {
	load(mappingId: string, streamArn: string, shardId: string): string | undefined;
	save(mappingId: string, streamArn: string, shardId: string, sequence: string): void;
}

const rowSchema = z.object({ sequence: z.string() }).optional();

export function createStreamPositions(db: DatabaseSync): StreamPositions {
	db.exec(`CREATE TABLE IF NOT EXISTS stream_positions (
		mapping_id TEXT NOT NULL, stream_arn TEXT NOT NULL, shard_id TEXT NOT NULL, sequence TEXT NOT NULL,
		PRIMARY KEY (mapping_id, stream_arn, shard_id)
	) STRICT`);
	const select = db.prepare(
		'SELECT sequence FROM stream_positions WHERE mapping_id = ? AND stream_arn = ? AND shard_id = ?',
	);
	const upsert = db.prepare('INSERT OR REPLACE INTO stream_positions VALUES (?, ?, ?, ?)');
	return {
		load: (mappingId, streamArn, shardId) => rowSchema.parse(select.get(mappingId, streamArn, shardId))?.sequence,
		save: (mappingId, streamArn, shardId, sequence) => void upsert.run(mappingId, streamArn, shardId, sequence),
	};
}
