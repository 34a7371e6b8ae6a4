// Owns the SES v2 stand-in: SendEmail for the identities of the template, every message kept before it is answered.
// Nothing leaves the machine; what is not SendEmail is refused by its path.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import type { EventBus } from '../events/event-bus.ts';
import { composeMessage } from './compose-message.ts';
import { mailEvents } from './mail-events.ts';
import { createMessageStore } from './message-store.ts';
import { type Mail, parseMail } from './parse-mail.ts';
import { bareAddress, parseSendEmail, type SendEmailRequest } from './send-email-request.ts';
import { SesError } from './ses-error.ts';

export interface SesOptions {
	readonly folder: string;
	/** Verified addresses and domains. */
	readonly identities: readonly string[];
	/** Names of the configuration sets; any name passes where this is absent. */
	readonly configurationSets?: readonly string[];
	readonly clock: Clock;
	/** Told what became of each message. */
	readonly bus?: Pick<EventBus, 'put'>;
	readonly warn?: (line: string) => void;
}

export interface LocalSes {
	readonly listener: RequestListener;
	/** Newest first. */
	listMessages(): Promise<Mail[]>;
	readMessage(id: string): Promise<Mail | undefined>;
	/** The bytes of the message, as sent. */
	readSource(id: string): Promise<Uint8Array | undefined>;
}

const largestRequest = 40 * 2 ** 20;

export function createSes(options: SesOptions): LocalSes {
	const { warn = console.error } = options;
	const store = createMessageStore(options.folder, options.clock);
	// Messages never change, so each is parsed once.
	const parsed = new Map<string, Promise<Mail>>();

	function readParsed(id: string): Promise<Mail> {
		const known = parsed.get(id);
		if (known !== undefined) return known;
		const mail = store.read(id).then((message) => parseMail(id, message));
		parsed.set(id, mail);
		// A failed read is told to whoever asked, and tried again by the next.
		mail.catch(() => parsed.delete(id));
		return mail;
	}

	async function sendEmail(json: string): Promise<{ MessageId: string }> {
		const request = parseSendEmail(json);
		refuseUnverified(request, options);
		const { id, at } = store.nextId();
		await store.save(id, await composeMessage(request, id, at));
		for (const event of mailEvents(request, { id, at })) options.bus?.put(event);
		return { MessageId: id };
	}

	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		try {
			if (request.method !== 'POST' || pathname !== '/v2/email/outbound-emails') {
				throw new SesError(
					'NotImplemented',
					`The local SES knows SendEmail only, not ${request.method} ${pathname}.`,
					501,
				);
			}
			answer(response, 200, await sendEmail(await readText(request)));
		} catch (error) {
			if (!(error instanceof SesError) || error.status === 501) warn(`SES: ${String(error)}`);
			if (response.destroyed) return;
			const known = error instanceof SesError ? error : new SesError('InternalServiceError', String(error), 500);
			response.setHeader('x-amzn-errortype', known.code);
			answer(response, known.status, { message: known.message });
		}
	}

	return {
		listener: (request, response) => void serve(request, response),
		async listMessages() {
			return Promise.all((await store.ids()).map(readParsed));
		},
		async readMessage(id) {
			return (await store.ids()).includes(id) ? readParsed(id) : undefined;
		},
		async readSource(id) {
			return (await store.ids()).includes(id) ? store.read(id) : undefined;
		},
	};
}

function refuseUnverified(request: SendEmailRequest, { identities, configurationSets }: SesOptions): void {
	const from = bareAddress(request.FromEmailAddress).toLowerCase();
	const verified = identities.some(
		(identity) => from === identity.toLowerCase() || from.endsWith(`@${identity.toLowerCase()}`),
	);
	if (!verified) {
		throw new SesError(
			'MessageRejected',
			`Email address is not verified. The following identities failed the check: ${from} (the template has: ${identities.join(', ')})`,
		);
	}
	const set = request.ConfigurationSetName;
	if (set !== undefined && configurationSets !== undefined && !configurationSets.includes(set)) {
		throw new SesError('NotFoundException', `Configuration set <${set}> does not exist.`, 404);
	}
}

function answer(response: ServerResponse, status: number, body: object): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readText(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request) {
		size += chunk.length;
		if (size > largestRequest) throw new SesError('BadRequestException', 'Message length exceeds 40 MB.');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}
