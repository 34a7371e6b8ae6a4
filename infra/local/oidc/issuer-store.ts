// Owns what the issuer must remember: its signing key, its cookie key, and the sessions, grants and codes of oidc-provider.
// Keys are made once per data folder, so tokens and sessions outlive the process; what has expired is never found.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { JWK as Jwk } from 'jose';
import type { Adapter, AdapterPayload } from 'oidc-provider';

export type SigningKey = Jwk & { readonly kid: string };

export interface IssuerStore {
	readonly signingKey: SigningKey;
	readonly cookieKey: string;
	adapter(model: string): Adapter;
}

export function createIssuerStore(db: DatabaseSync): IssuerStore {
	db.exec(`
		CREATE TABLE IF NOT EXISTS oidc_key (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
		CREATE TABLE IF NOT EXISTS oidc_model (
			model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL,
			grant_id TEXT, uid TEXT, user_code TEXT, expires INTEGER, PRIMARY KEY (model, id)
		) STRICT;
		CREATE INDEX IF NOT EXISTS oidc_model_by_grant ON oidc_model (grant_id);
		CREATE INDEX IF NOT EXISTS oidc_model_by_uid ON oidc_model (model, uid);
	`);
	// oidc-provider keeps its own time (Date.now), so its rows are judged by the same.
	const now = () => Math.floor(Date.now() / 1000);
	db.prepare('DELETE FROM oidc_model WHERE expires <= ?').run(now());

	// Two processes (the host and `npm run token`) may make the key at once: the first row stands for both.
	const putKey = db.prepare('INSERT OR IGNORE INTO oidc_key (name, value) VALUES (?, ?)');
	const getKey = db.prepare('SELECT value FROM oidc_key WHERE name = ?');
	const keyNamed = (name: string, make: () => string): string => {
		if (getKey.get(name) === undefined) putKey.run(name, make());
		return String(getKey.get(name)?.value);
	};

	const put = db.prepare('INSERT OR REPLACE INTO oidc_model VALUES (?, ?, ?, ?, ?, ?, ?)');
	const live = '(expires IS NULL OR expires > ?)';
	const byId = db.prepare(`SELECT payload FROM oidc_model WHERE model = ? AND id = ? AND ${live}`);
	const byUid = db.prepare(`SELECT payload FROM oidc_model WHERE model = ? AND uid = ? AND ${live}`);
	const byUserCode = db.prepare(`SELECT payload FROM oidc_model WHERE model = ? AND user_code = ? AND ${live}`);
	const consume = db.prepare(
		"UPDATE oidc_model SET payload = json_set(payload, '$.consumed', ?) WHERE model = ? AND id = ?",
	);
	const remove = db.prepare('DELETE FROM oidc_model WHERE model = ? AND id = ?');
	const removeGrant = db.prepare('DELETE FROM oidc_model WHERE grant_id = ?');
	const parse = (row: Readonly<Record<string, unknown>> | undefined): AdapterPayload | undefined =>
		row === undefined ? undefined : JSON.parse(String(row.payload));

	return {
		signingKey: JSON.parse(keyNamed('signing', makeSigningKey)),
		cookieKey: keyNamed('cookie', () => randomBytes(32).toString('hex')),
		adapter: (model) => ({
			async upsert(id, payload, expiresIn) {
				const expires = expiresIn === undefined || expiresIn === 0 ? null : now() + expiresIn;
				const { grantId = null, uid = null, userCode = null } = payload;
				put.run(model, id, JSON.stringify(payload), grantId, uid, userCode, expires);
			},
			find: async (id) => parse(byId.get(model, id, now())),
			findByUid: async (uid) => parse(byUid.get(model, uid, now())),
			findByUserCode: async (userCode) => parse(byUserCode.get(model, userCode, now())),
			async consume(id) {
				consume.run(now(), model, id);
			},
			async destroy(id) {
				remove.run(model, id);
			},
			async revokeByGrantId(grantId) {
				removeGrant.run(grantId);
			},
		}),
	};
}

function makeSigningKey(): string {
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const kid = randomBytes(8).toString('hex');
	return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' });
}
