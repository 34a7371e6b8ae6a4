// The JSON routes as a submitter's script calls them. Invariant: one person's token on every call.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DemoProblem } from './demo-problem.ts';
import type { Site } from './site.ts';

const opened = z.object({
	reportId: z.string(),
	version: z.int(),
	uploads: z.array(z.object({ url: z.string(), fields: z.record(z.string(), z.string()) })),
});
const problem = z.object({ vi: z.string(), en: z.string() });
const report = z.looseObject({
	state: z.string(),
	version: z.int(),
	revision: z.int(),
	findings: z.array(z.looseObject({ id: z.string(), vi: z.string(), severity: z.string() })),
	reading: z.looseObject({ figures: z.array(z.unknown()) }).nullish(),
	failure: z.looseObject({ problems: z.array(problem) }).nullish(),
});
export type ReportStatus = z.infer<typeof report>;
const history = z.looseObject({ events: z.array(z.looseObject({ seq: z.int(), hash: z.string() })) });

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export interface SampleFile {
	readonly name: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

export type ReportsApi = ReturnType<typeof createReportsApi>;

export async function signIn(site: Site, username: string): Promise<string> {
	return (await site.text(`/_local/token?user=${encodeURIComponent(username)}`)).trim();
}

export function createReportsApi(site: Site, token: string) {
	const authorized = { authorization: `Bearer ${token}` };
	const post = (body: unknown): RequestInit => ({
		method: 'POST',
		headers: { ...authorized, 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	const declared = ({ name, bytes }: SampleFile) => [
		{ name, bytes: bytes.length, sha256: sha256(bytes), role: 'report' },
	];
	async function upload(answer: z.infer<typeof opened>, { name, bytes }: SampleFile): Promise<string> {
		for (const { url, fields } of answer.uploads) {
			const form = new FormData();
			for (const [field, value] of Object.entries(fields)) form.append(field, value);
			form.append('file', new Blob([bytes]), name);
			await site.text(url, { method: 'POST', body: form });
		}
		if (answer.uploads.length !== 1)
			throw new DemoProblem(`one file was declared, ${answer.uploads.length} are asked for`);
		return answer.reportId;
	}
	const pathOf = (reportId: string) => `/api/reports/${encodeURIComponent(reportId)}`;
	return {
		async send(unit: string, year: number, file: SampleFile): Promise<string> {
			const period = { kind: 'year', from: year, to: year };
			const body = { unit, kind: 'year', period, programme: 'local', files: declared(file) };
			return upload(await site.json(opened, '/api/reports', post(body)), file);
		},
		async sendVersion(reportId: string, revision: number, file: SampleFile): Promise<void> {
			const path = `${pathOf(reportId)}/versions`;
			await upload(await site.json(opened, path, post({ revision, files: declared(file) })), file);
		},
		status: (reportId: string): Promise<ReportStatus> => site.json(report, pathOf(reportId), { headers: authorized }),
		async confirm(
			reportId: string,
			{ version, revision }: ReportStatus,
			answers: Record<string, string>,
		): Promise<void> {
			await site.text(`${pathOf(reportId)}/submit`, post({ version, revision, answers }));
		},
		history: (reportId: string) => site.json(history, `${pathOf(reportId)}/history`, { headers: authorized }),
		get: <T>(schema: z.ZodType<T>, path: string): Promise<T> => site.json(schema, path, { headers: authorized }),
	};
}
