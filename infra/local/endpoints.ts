// The two AWS endpoints of a host, opened before what answers there exists: the functions' environment must name their ports first.
import type { RequestListener } from 'node:http';
import type { Closers } from './closers.ts';
import type { DataFolder } from './data-folder.ts';
import { listen, listenAsBefore } from './gateway/listen.ts';
import type { Endpoints } from './lambda/function-environment.ts';

export interface OpenEndpoints {
	readonly addresses: Endpoints;
	serve(listeners: { readonly s3: RequestListener; readonly gateway: RequestListener }): void;
}

export async function openEndpoints(folder: DataFolder, closers: Closers): Promise<OpenEndpoints> {
	let listeners: Parameters<OpenEndpoints['serve']>[0] | undefined;
	const tooEarly: RequestListener = (_, response) => void response.writeHead(503).end();
	// Another origin than the site, as on AWS.
	const s3 = await listenAsBefore(
		(request, response) => (listeners?.s3 ?? tooEarly)(request, response),
		folder.settings.s3Port,
	);
	closers.add(s3.close);
	folder.saveSettings({ ...folder.settings, s3Port: s3.port });
	const gateway = await listen((request, response) => (listeners?.gateway ?? tooEarly)(request, response), 0);
	closers.add(gateway.close);
	const address = (port: number) => `http://127.0.0.1:${port}`;
	return {
		addresses: { s3: address(s3.port), dynamodb: address(gateway.port), gateway: address(gateway.port) },
		serve(opened) {
			listeners = opened;
		},
	};
}
