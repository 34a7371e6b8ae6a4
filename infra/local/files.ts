// Stands up the buckets of the template and the scan of what is uploaded to them. Invariant: an object's event and its scan are accepted in
// one transaction, after which the bucket may forget the event.
import type { DatabaseSync } from 'node:sqlite';
import type { AssemblyModel } from './assembly/model.ts';
import type { Clock } from './clock.ts';
import type { EventBus } from './events/event-bus.ts';
import type { Authority } from './iam/authority.ts';
import { objectArn } from './iam/needed-rights.ts';
import { actorOf } from './iam/on-behalf.ts';
import type { AccessKeys } from './lambda/access-keys.ts';
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
	readonly keys: Pick<AccessKeys, 'secretOf' | 'functionOf'>;
	readonly authority: Authority;
	readonly onTrouble: (line: string) => void;
}

export function standUpFiles(options: FilesOptions): { s3: LocalS3; scan: MalwareScan } {
	const { hostDb, model, clock, bus, keys, authority, onTrouble } = options;
	const planRoles = new Map(
		model.buckets.flatMap(({ scans }) => scans.map(({ planArn, roleArn }) => [planArn, roleArn])),
	);
	const scan = createMalwareScan({
		db: hostDb,
		clock,
		buckets: model.buckets,
		bus,
		onTrouble,
		async readObject({ bucket, key, versionId }, planArn) {
			const actor = { kind: 'role', roleArn: planRoles.get(planArn) ?? '', session: 'guardduty' } as const;
			const action = versionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion';
			const refusal = authority.refusalOf(actor, [{ action, resource: objectArn(bucket, key) }]);
			return refusal === undefined ? s3.readObject(bucket, key, versionId) : 'denied';
		},
	});
	const s3: LocalS3 = createS3({
		db: options.db,
		folder: options.folder,
		clock,
		buckets: model.buckets,
		credentials: keys.secretOf,
		refusalOf(accessKeyId, rights) {
			const signer = keys.functionOf(accessKeyId);
			return signer && authority.refusalOf(actorOf(signer), rights);
		},
		mayList(accessKeyId, right) {
			const signer = keys.functionOf(accessKeyId);
			return signer !== undefined && authority.weigh(actorOf(signer), right) === undefined;
		},
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
