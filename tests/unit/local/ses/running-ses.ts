// Starts the SES stand-in on a free loopback port over a folder, with a real SDK client pointed at it.
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { type Clock, systemClock } from '../../../../infra/local/clock.ts';
import { createSes } from '../../../../infra/local/ses/ses.ts';

export const sender = 'khuyencong@example.vn';

export async function startSes(options: { folder?: string; clock?: Clock } = {}) {
	const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'local-ses-'));
	const warnings: string[] = [];
	const ses = createSes({
		folder,
		identities: [sender, 'verified.example'],
		configurationSets: ['reports'],
		clock: options.clock ?? systemClock,
		warn: (line) => void warnings.push(line),
	});
	const server = http.createServer(ses.listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const client = new SESv2Client({
		endpoint: url,
		region: 'ap-southeast-1',
		credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
		maxAttempts: 1,
	});
	return {
		ses,
		client,
		folder,
		url,
		warnings,
		send: (input: SendEmailCommandInput) => client.send(new SendEmailCommand(input)),
		async stop({ keepFolder } = { keepFolder: false }) {
			client.destroy();
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
			if (!keepFolder) rmSync(folder, { recursive: true, force: true });
		},
	};
}

export function simpleMail(to: string, subject: string, html: string, text: string): SendEmailCommandInput {
	return {
		FromEmailAddress: sender,
		Destination: { ToAddresses: [to] },
		Content: {
			Simple: {
				Subject: { Data: subject, Charset: 'UTF-8' },
				Body: { Html: { Data: html, Charset: 'UTF-8' }, Text: { Data: text, Charset: 'UTF-8' } },
			},
		},
	};
}
