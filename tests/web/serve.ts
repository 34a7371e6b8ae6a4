// The application on a real port, so that a browser can open it. Invariant: a free port of 127.0.0.1, closed by whoever started it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Fetch = (request: Request) => Response | Promise<Response>;

/** The application is made once the origin is known. */
export async function serve(
	create: (origin: string) => Fetch,
): Promise<{ origin: string; close: () => Promise<void> }> {
	let fetch: Fetch | undefined;
	const server = createServer(async (incoming, outgoing) => {
		if (!fetch) return void outgoing.writeHead(503).end();
		const headers = new Headers();
		for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
		const method = incoming.method ?? 'GET';
		const chunks: Buffer[] = [];
		for await (const chunk of incoming) chunks.push(chunk);
		const body = chunks.length > 0 ? Buffer.concat(chunks) : undefined;
		const answer = await fetch(
			new Request(`http://${incoming.headers.host}${incoming.url}`, { method, headers, body }),
		);
		outgoing.writeHead(answer.status, [...answer.headers].flat());
		outgoing.end(Buffer.from(await answer.arrayBuffer()));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	fetch = create(origin);
	return {
		origin,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
