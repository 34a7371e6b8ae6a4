// Opening a report and its later versions: what is declared, checked, and the forms to upload with.
// Invariant: nothing is opened with a problem; all problems are told at once.
import { parsePeriod } from '../domain/periods.ts';
import type { Problem } from '../domain/problem.ts';
import type { Person, Programme, ReportHead } from '../domain/report.ts';
import {
	contentTypeOf,
	type DeclaredFile,
	problemsOfFiles,
	type ReportFile,
	uploadKey,
} from '../domain/report-files.ts';
import type { Ids } from '../ports/clock.ts';
import type { Write } from '../ports/item-store.ts';
import type { UploadForm, UploadForms } from '../ports/object-files.ts';
import { submitterActor } from './actors.ts';
import { resolveDeclaredUnit } from './declared-unit.ts';
import { cleanFileName } from './file-name.ts';
import { keys, type VersionItem } from './items.ts';
import { type LedgerDeps, loadHead, recordEvent, recordOpening } from './record-event.ts';
import { problemOfRefusal } from './refusals.ts';
import { confirmationStep, outcomeWrites } from './waiting.ts';

export interface OpenDeps extends LedgerDeps {
	ids: Ids;
	forms: UploadForms;
}

export interface Opening {
	/** A unit's id, or what `resolveDeclaredUnit` takes for one. */
	unitId: string;
	/** A period kind and its years, or a period id: what `parsePeriod` takes. */
	period: Parameters<typeof parsePeriod>[0];
	programme: Programme | null;
	files: DeclaredFile[];
}

export type Opened =
	| { ok: true; reportId: string; version: number; uploads: (UploadForm & { n: number; name: string })[] }
	| { ok: false; problems: Problem[] };

const named = (files: DeclaredFile[]): DeclaredFile[] =>
	files.map((file) => ({ ...file, name: cleanFileName(file.name) }));

const numbered = (files: DeclaredFile[]): ReportFile[] =>
	files.map((file, index) => ({
		n: index + 1,
		name: file.name,
		bytes: file.bytes,
		sha256: file.sha256,
		role: file.role,
		objectVersionId: null,
	}));

const versionWrite = (reportId: string, version: number, files: ReportFile[], openedAt: string): Write => {
	const item: VersionItem = {
		...keys.version(reportId, version),
		type: 'version',
		reportId,
		version,
		files,
		openedAt,
		stamp: 1,
	};
	return { kind: 'put', item, when: { kind: 'absent' } };
};

const createForms = (forms: UploadForms, reportId: string, version: number, files: ReportFile[]) =>
	Promise.all(
		files.map(async (file) => ({
			n: file.n,
			name: file.name,
			...(await forms.createForm({
				key: uploadKey(reportId, version, file.n),
				bytes: file.bytes,
				sha256: file.sha256,
				contentType: contentTypeOf(file.name),
			})),
		})),
	);

export const createOpenReport =
	(deps: OpenDeps) =>
	async (submitter: Person, opening: Opening): Promise<Opened> => {
		const declared = named(opening.files);
		const problems = problemsOfFiles(declared);
		const declaredUnit = await resolveDeclaredUnit(deps.store, submitter.id, opening.unitId);
		if (!declaredUnit.ok) problems.push(declaredUnit.problem);
		const period = parsePeriod(opening.period);
		if (!period.ok) problems.push({ ...period.problem, code: 'bad-period' });
		if (!declaredUnit.ok || !period.ok || problems.length > 0) return { ok: false, problems };
		const { unit } = declaredUnit;

		const reportId = deps.ids.reportId();
		const files = numbered(declared);
		await recordOpening(deps, {
			reportId,
			actor: submitterActor(submitter),
			body: { type: 'opened', unitId: unit.id, period: period.id, programme: opening.programme, submitter, files },
			also: (head: ReportHead) => [versionWrite(reportId, 1, files, head.createdAt)],
		});
		return { ok: true, reportId, version: 1, uploads: await createForms(deps.forms, reportId, 1, files) };
	};

/** The run of a version that waits for a confirmation nobody will give now is told so. */
const releaseConfirmation = ({ reportId, version, state }: ReportHead, at: string): Write[] =>
	state === 'awaiting-confirmation'
		? outcomeWrites({ reportId, version, step: confirmationStep }, { outcome: 'replaced' }, at)
		: [];

export const createOpenVersion =
	(deps: OpenDeps) =>
	async (submitter: Person, of: { reportId: string; revision?: number; files: DeclaredFile[] }): Promise<Opened> => {
		const declared = named(of.files);
		const problems = problemsOfFiles(declared);
		if (problems.length > 0) return { ok: false, problems };
		const head = await loadHead(deps.store, of.reportId);
		if (head?.submitter.id !== submitter.id)
			return { ok: false, problems: [problemOfRefusal({ code: 'unknown-report' })] };
		const files = numbered(declared);
		const recorded = await recordEvent(deps, {
			reportId: of.reportId,
			actor: submitterActor(submitter),
			expect: of.revision === undefined ? {} : { revision: of.revision },
			body: (now) => ({ type: 'version-opened', version: now.version + 1, files }),
			also: (next, at, before) => [
				versionWrite(of.reportId, next.version, files, at),
				...releaseConfirmation(before, at),
			],
		});
		if (!recorded.ok) return { ok: false, problems: [problemOfRefusal(recorded.refusal)] };
		const { version } = recorded.head;
		return {
			ok: true,
			reportId: of.reportId,
			version,
			uploads: await createForms(deps.forms, of.reportId, version, files),
		};
	};
