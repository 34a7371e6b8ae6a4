// Stands up the buckets of the template and the scan of what is uploaded to them. Invariant: an object's event and its scan are accepted in
// one transaction, after which the bucket may forget the event.
import type { DatabaseSync } from 'node:sqlite';
import type { AssemblyModel } from './assembly/model.ts';
import type { Clock } from './clock.ts';
import type { EventBus } from './events/event-bus.ts';
import { createMalwareScan, type MalwareScan } from './malware-scan/malware-scan.ts';
import { createS3, type LocalS3 } from './s3/s3.ts';
import { transaction } from './sqlite.ts';
import { account, region } from './surroundings.ts';

export interface FilesOptions {
	readonly folder: string;
	/** The buckets' own. */
	readonly db: DatabaseSync;
	/** The one the event bus writes to. */
	readonly hostDb: DatabaseSync;
	readonly model: AssemblyModel;
	readonly clock: Clock;
	readonly bus: EventBus;
	readonly secretOf: (accessKeyId: string) => string | undefined;
	readonly onTrouble: (line: string) => void;
}

export function standUpFiles(options: FilesOptions): { s3: LocalS3; scan: MalwareScan } {
	const { hostDb, model, clock, bus, onTrouble } = options;
	const scan = createMalwareScan({
		db: hostDb,
		clock,
		buckets: model.buckets,
		bus,
		onTrouble,
		readObject: (bucket, key, versionId) => s3.readObject(bucket, key, versionId),
	});
	const s3: LocalS3 = createS3({
		db: options.db,
		folder: options.folder,
		clock,
		buckets: model.buckets,
		credentials: options.secretOf,
		region,
		account,
		warn: onTrouble,
		async deliver(event) {
			const { bucket, object } = event.detail;
			transaction(hostDb, () => {
				bus.put(event);
				scan.accept({ bucket: bucket.name, key: object.key, eTag: object.etag, versionId: object['version-id'] });
			});
			scan.wake();
		},
	});
	return { s3, scan };
}
