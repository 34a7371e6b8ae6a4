// The people of one report: a submitter with a script, approvers with their mails. Invariant: they only send and look; whatever was not
// answered they look up, and do again what did not happen.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { inputsOf } from '../../../infra/local/demo/form-fields.ts';
import { codeIn } from '../../../infra/local/demo/inbox.ts';
import type { PatientSite } from './patient-site.ts';
import type { Promises } from './promises.ts';

const opened = z.object({
	reportId: z.string(),
	version: z.int(),
	uploads: z.array(z.object({ url: z.string(), fields: z.record(z.string(), z.string()) })).length(1),
});
type Opened = z.infer<typeof opened>;

export const reportSchema = z.looseObject({
	state: z.string(),
	version: z.int(),
	revision: z.int(),
	findings: z.array(z.looseObject({ id: z.string(), severity: z.string() })),
	failure: z.unknown(),
});
export type Standing = z.infer<typeof reportSchema>;

const mailSchema = z.object({
	id: z.string(),
	to: z.string(),
	subject: z.string(),
	date: z.string(),
	text: z.string(),
	links: z.array(z.string()),
});
export type InboxMail = z.infer<typeof mailSchema>;

/** A page whose form no longer leads anywhere is loaded again. */
const formPatienceMs = 10_000;

const happened = (status: number): boolean => status < 400;

export interface Crowd {
	readonly site: PatientSite;
	readonly promises: Promises;
	readonly token: string;
}

export const pathOf = (reportId: string): string => `/api/reports/${encodeURIComponent(reportId)}`;

export function createSubmitter({ site, promises, token }: Crowd) {
	const authorized = { authorization: `Bearer ${token}` };
	const post = (path: string, body: unknown) =>
		site.send(path, () => ({
			method: 'POST',
			headers: { ...authorized, 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}));

	async function upload({ reportId, version, uploads }: Opened, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
		const [form] = uploads;
		if (!form) return false;
		const body = () => {
			const data = new FormData();
			for (const [field, value] of Object.entries(form.fields)) data.append(field, value);
			data.append('file', new Blob([bytes]), 'bao-cao.txt');
			return { method: 'POST', body: data };
		};
		const answer = await site.send(form.url, body, formPatienceMs);
		if (!answer) return false;
		if (!happened(answer.status)) throw new Error(`the upload was answered ${answer.status}: ${answer.text}`);
		promises.note({ kind: 'file-arrived', reportId, version });
		return true;
	}

	const declared = (bytes: Uint8Array) => [
		{
			name: 'bao-cao.txt',
			bytes: bytes.length,
			sha256: createHash('sha256').update(bytes).digest('hex'),
			role: 'report',
		},
	];

	const look = (reportId: string): Promise<Standing> => site.get(reportSchema, pathOf(reportId), authorized);

	return {
		look,
		authorized,
		/** Opens a report and uploads its file; anew where the form was lost with a restart. */
		async send(unit: string, year: number, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
			for (;;) {
				const period = { kind: 'year', from: year, to: year };
				const answer = await post('/api/reports', {
					unit,
					kind: 'year',
					period,
					programme: 'local',
					files: declared(bytes),
				});
				if (answer?.status !== 201) throw new Error(`opening a report was answered ${answer?.status}: ${answer?.text}`);
				const form = opened.parse(JSON.parse(answer.text));
				promises.note({ kind: 'opened', reportId: form.reportId });
				if (await upload(form, bytes)) return form.reportId;
			}
		},
		/** Opens the next version of a returned report and uploads its file. */
		async sendVersion(reportId: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
			for (;;) {
				const { revision } = await look(reportId);
				const answer = await post(`${pathOf(reportId)}/versions`, { revision, files: declared(bytes) });
				// 409: an unanswered one before it came through, so what was seen is out of date. A draft is opened once more.
				if (answer?.status === 409) continue;
				if (answer?.status !== 201)
					throw new Error(`opening a version was answered ${answer?.status}: ${answer?.text}`);
				const form = opened.parse(JSON.parse(answer.text));
				promises.note({ kind: 'version-opened', reportId, version: form.version });
				if (await upload(form, bytes)) return;
			}
		},
		/** Confirms what was read, with an answer to each finding. */
		async confirm(reportId: string): Promise<void> {
			for (;;) {
				const { state, version, revision, findings } = await look(reportId);
				if (state !== 'awaiting-confirmation') return;
				const asked = findings.filter(({ severity }) => severity !== 'info');
				const answers = Object.fromEntries(asked.map(({ id }) => [id, 'Đã kiểm tra lại với sổ theo dõi.']));
				const answer = await post(`${pathOf(reportId)}/submit`, { version, revision, answers });
				if (answer && happened(answer.status)) return promises.note({ kind: 'submitted', reportId, version });
				if (answer?.status !== 409) throw new Error(`confirming was answered ${answer?.status}: ${answer?.text}`);
			}
		},
	};
}

export function createApprovers({ site, promises }: Omit<Crowd, 'token'>) {
	const post = (path: string, fields: [string, string][]) =>
		site.send(path, () => ({ method: 'POST', body: new URLSearchParams(fields) }));
	/** A code that was asked for comes to the mailbox; the newest counts. */
	async function withCode(form: [string, string][], { by, title }: { by: string; title: string }) {
		const mails = await site.get(z.array(mailSchema), '/_local/mail.json');
		const newest = mails
			.filter((mail) => mail.to === by && mail.subject.includes(title) && codeIn(mail) !== undefined)
			.sort((a, b) => a.date.localeCompare(b.date))
			.at(-1);
		return newest ? post('/approve/decide', [...form, ['code', codeIn(newest) ?? '']]) : undefined;
	}

	return {
		async mails(): Promise<InboxMail[]> {
			const mails = await site.get(z.array(mailSchema), '/_local/mail.json');
			promises.noteMails(mails.map(({ id }) => id));
			return mails.sort((a, b) => a.date.localeCompare(b.date));
		},
		/** Opens the link of a mail and decides. False where it no longer decides: somebody did, or a newer link does. */
		async decide(
			token: string,
			decision: { act: 'approve' | 'return'; reportId: string; version: number; by: string; title: string },
		): Promise<boolean> {
			for (;;) {
				const page = await post('/approve', [['t', token]]);
				const fields = page?.status === 200 ? inputsOf(page.text) : [];
				const nonce = fields.find(({ name }) => name === 'nonce')?.value;
				if (!nonce) return false;
				const form: [string, string][] = [
					['t', token],
					['nonce', nonce],
					['act', decision.act],
					['reason', decision.act === 'return' ? 'Đề nghị rà soát số tổng và gửi lại.' : ''],
					...findingsOn(fields).map((id): [string, string] => ['acknowledged', id]),
				];
				const first = await post('/approve/decide', form);
				const answer = first?.status === 202 ? await withCode(form, decision) : first;
				// Refused: the page says why, and whether the link still decides.
				if (!answer || !happened(answer.status)) continue;
				const { act, reportId, version, by } = decision;
				promises.note({ kind: act === 'approve' ? 'approved' : 'returned', reportId, version, by });
				return true;
			}
		},
	};
}

const findingsOn = (fields: ReturnType<typeof inputsOf>): string[] => [
	...new Set(
		fields.filter(({ name, type }) => name.startsWith('acknowledged') && type === 'checkbox').map(({ value }) => value),
	),
];
