// The issuer behind a real port, mounted under a path as the host mounts it: `node serve.ts FOLDER PORT` runs it alone.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createIssuer, type LocalIssuer } from '../../../../infra/local/oidc/issuer.ts';
import { seededUsers } from '../../../../infra/local/oidc/seeded-users.ts';
import { openSqlite } from '../../../../infra/local/sqlite.ts';

export const clientId = 'web-client';

export async function serveIssuer(folder: string, port = 0) {
	const db = openSqlite(path.join(folder, 'oidc.sqlite'));
	let issuer: LocalIssuer | undefined;
	const server = http.createServer((request, response) => issuer?.listener(request, response));
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const warnings: string[] = [];
	issuer = createIssuer({
		issuerUrl: `${origin}/_local/oidc`,
		db,
		users: seededUsers,
		clients: [{ clientId, redirectUris: [`${origin}/auth/callback`], postLogoutRedirectUris: [`${origin}/`] }],
		warn: (line) => void warnings.push(line),
	});
	return {
		issuer,
		origin,
		issuerUrl: `${origin}/_local/oidc`,
		warnings,
		async stop() {
			await issuer.stop();
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
			db.close();
		},
	};
}

if (process.argv[1] === import.meta.filename) {
	const [, , folder = '', port = '0'] = process.argv;
	const { issuerUrl } = await serveIssuer(folder, Number(port));
	process.send?.({ issuerUrl });
}
