// The small app of the fault tests on a host whose roles can be made to lack a grant while it runs.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startHost } from '../../../infra/local/host.ts';
import { createHostApp } from '../../fault/host-app.ts';
import { createWithholding, type Grant, grantsOf } from './grants.ts';

export type SmallHost = Awaited<ReturnType<typeof startSmallHost>>;

export async function startSmallHost() {
	const app = createHostApp();
	const { withheld, ...rights } = createWithholding();
	const { dataFolder, sources } = app;
	const host = await startHost({ dataFolder, sources, port: 0, quiet: true, rights });
	const grants = grantsOf(host.model.roles);
	const read = async <T>(path: string) => (await (await fetch(`${host.url}${path}`)).json()) as T;
	return {
		host,
		read,
		/** What one role lacks while `act` runs; everything else stays as it is. */
		async without<T>(
			[role, action, on = '']: readonly [role: string, action: string, on?: string],
			act: (grant: Grant) => Promise<T>,
		): Promise<T> {
			const found = grants.filter(
				(grant) => grant.role.includes(role) && grant.action === action && grant.resource.endsWith(on),
			);
			const [grant] = found;
			if (grant === undefined || found.length !== 1) throw new Error(`${found.length} grants of ${action} to ${role}`);
			withheld.add(grant);
			try {
				return await act(grant);
			} finally {
				withheld.delete(grant);
			}
		},
		form: (name: string) => read<{ url: string; fields: Record<string, string> }>(`/form/${name}`),
		/** What was refused since the host began, in AWS's words. */
		denials: () => host.troubles.filter((line) => line.startsWith('AccessDenied: ')),
		log(functionName: string): string {
			const path = join(dataFolder, 'logs', `KhuyenCong-dev-${functionName}.log`);
			return existsSync(path) ? readFileSync(path, 'utf8') : '';
		},
		async until<T>(path: string): Promise<T> {
			for (let attempt = 0; attempt < 400; attempt++) {
				const found = await read<T | null>(path);
				if (found !== null) return found;
				await pause(50);
			}
			throw new Error(`Nothing came at ${path}`);
		},
		async close() {
			await host.stop();
			app.remove();
		},
	};
}

export async function post(form: { url: string; fields: Record<string, string> }, content: string): Promise<Response> {
	const body = new FormData();
	for (const [field, value] of Object.entries(form.fields)) body.append(field, value);
	body.append('file', new Blob([content]), 'a.txt');
	return fetch(form.url, { method: 'POST', body });
}
