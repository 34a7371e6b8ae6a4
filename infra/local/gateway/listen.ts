// Opens a server on loopback. Invariant: 127.0.0.1 only; a port that is taken is told in one line instead of a stack trace.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HostProblem } from '../host-problem.ts';

export interface Listening {
	readonly port: number;
	/** Ends open connections after a moment of grace for answers under way. */
	close(): Promise<void>;
}

const GRACE_MILLISECONDS = 1000;

export async function listen(listener: RequestListener, port: number): Promise<Listening> {
	const server = createServer(listener);
	await bind(server, port);
	return {
		port: (server.address() as AddressInfo).port,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeIdleConnections();
				setTimeout(() => server.closeAllConnections(), GRACE_MILLISECONDS).unref();
			}),
	};
}

/** The port of the last run if it is still free: what a page got before a restart then still works. */
export async function listenAsBefore(listener: RequestListener, port: number | undefined): Promise<Listening> {
	if (port === undefined) return listen(listener, 0);
	try {
		return await listen(listener, port);
	} catch (error) {
		if (error instanceof HostProblem) return listen(listener, 0);
		throw error;
	}
}

export async function freePort(): Promise<number> {
	const probe = await listen(() => undefined, 0);
	await probe.close();
	return probe.port;
}

function bind(server: Server, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			reject(
				error.code === 'EADDRINUSE' || error.code === 'EACCES'
					? new HostProblem(
							`Không mở được cổng ${port} trên 127.0.0.1 (${error.code}): hãy đặt PORT khác, ví dụ PORT=${port + 1} npm start.`,
							`Cannot open port ${port} on 127.0.0.1 (${error.code}): choose another, such as PORT=${port + 1} npm start.`,
						)
					: error,
			);
		});
		server.listen(port, '127.0.0.1', resolve);
	});
}
