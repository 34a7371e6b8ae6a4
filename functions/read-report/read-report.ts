// Reads the files of a version: bytes by their bound object version, documents, figures. Invariant: a document that cannot be read is
// an answer with all problems of all files, never an empty reading and never a failed run.
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { readReport as contract } from '../../workflows/report-approval.contract.ts';
import { DocumentError } from '../documents/document-error.ts';
import { type OpenDocument, ReaderStartError } from '../documents/guarded-open.ts';
import { digestOf } from '../domain/history.ts';
import type { Problem } from '../domain/problem.ts';
import type { Reading } from '../domain/reading.ts';
import { type ReportFile, readingKey, uploadKey } from '../domain/report-files.ts';
import { readCurrent } from '../ledger/current-reading.ts';
import { keys, type ProblemsItem, type VersionItem } from '../ledger/items.ts';
import { type LedgerDeps, loadHead, recordStep } from '../ledger/record-event.ts';
import { loadVersion } from '../ledger/version-files.ts';
import type { Readings, UploadFiles } from '../ports/object-files.ts';
import { problemsOf } from '../reading/reading-problems.ts';
import { TransientError } from '../runtime/errors.ts';
import type { Read } from './guarded-reading.ts';

export interface ReadReportDeps extends LedgerDeps {
	uploads: UploadFiles;
	readings: Readings;
	open: OpenDocument;
	/** As readReport, in a process of its own where a text may be hostile. */
	read: Read;
}

type Opened = Parameters<Read>[0][number];

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const ofFile = (file: ReportFile, problem: Problem): Problem => ({
	code: problem.code,
	vi: `Tệp "${file.name}": ${problem.vi}`,
	en: `File "${file.name}": ${problem.en}`,
});

async function openFile(deps: ReadReportDeps, key: string, file: ReportFile): Promise<Opened | Problem> {
	const bytes = await deps.uploads.read(key, file.objectVersionId ?? '');
	if (sha256(bytes) !== file.sha256)
		return ofFile(file, {
			code: 'other-bytes',
			vi: 'nội dung tải lên khác với tệp đã chọn; hãy tải lên lại.',
			en: 'the uploaded content differs from the chosen file; upload it again.',
		});
	try {
		return { document: await deps.open(bytes, file.name), sha256: file.sha256, bytes: bytes.length };
	} catch (error) {
		if (error instanceof DocumentError) return ofFile(file, error);
		if (error instanceof ReaderStartError) throw new TransientError(error.message, { cause: error });
		throw error;
	}
}

const isProblem = (one: Opened | Problem): one is Problem => 'vi' in one;
const isOpened = (one: Opened | Problem): one is Opened => !isProblem(one);

/** A resumed run passes the steps that are done: what was confirmed is not read again. */
async function readBefore(deps: ReadReportDeps, reportId: string, version: number): Promise<Reading | null> {
	const head = await loadHead(deps.store, reportId);
	const isDone = head?.version === version && !['received', 'read'].includes(head.state);
	return isDone && head.figuresDigest ? readCurrent(deps.readings, head) : null;
}

async function refuse(deps: LedgerDeps, of: VersionItem, problems: Problem[]): Promise<{ outcome: 'unreadable' }> {
	const item: ProblemsItem = { ...keys.problems(of.reportId, of.version), type: 'problems', problems };
	await deps.store.transact([{ kind: 'put', item }]);
	return { outcome: 'unreadable' };
}

async function readOpened(deps: ReadReportDeps, opened: Opened[]): Promise<Reading | DocumentError> {
	try {
		return await deps.read(opened);
	} catch (error) {
		if (error instanceof DocumentError) return error;
		throw error;
	}
}

export const createReadReport =
	(deps: ReadReportDeps) =>
	async ({ reportId, version }: z.infer<typeof contract.input>): Promise<z.infer<typeof contract.output>> => {
		const read = await readBefore(deps, reportId, version);
		if (read) return { outcome: 'read', figures: read.figures.length };
		const item = await loadVersion(deps.store, reportId, version);
		if (!item) throw new Error(`version ${version} of ${reportId} has no item`);
		// The report first, its annexes after it, whatever order they were chosen in.
		const files = [...item.files].sort((a, b) => Number(a.role === 'annex') - Number(b.role === 'annex'));
		const opened: (Opened | Problem)[] = [];
		for (const file of files) opened.push(await openFile(deps, uploadKey(reportId, version, file.n), file));
		const unreadable = opened.filter(isProblem);
		if (unreadable.length > 0) return refuse(deps, item, unreadable);

		const reading = await readOpened(deps, opened.filter(isOpened));
		if (reading instanceof DocumentError)
			return refuse(deps, item, [{ code: reading.code, vi: reading.vi, en: reading.en }]);
		const problems = problemsOf(reading);
		if (problems.length > 0) return refuse(deps, item, problems);
		// Stored under its own digest: what is read later is what was digested here, whoever reads again meanwhile.
		const digest = digestOf(reading);
		await deps.readings.write(readingKey(reportId, version, digest), reading);
		const { figures, metadata } = reading;
		await recordStep(deps, {
			reportId,
			version,
			// A call that is repeated after it had recorded finds its own reading, and nothing more has happened.
			body: (head) =>
				head.state === 'read' && head.figuresDigest === digest
					? null
					: {
							type: 'read',
							figures: figures.length,
							digest,
							programme: metadata.programme,
							documentDate: metadata.date,
							recipient: metadata.recipient,
						},
		});
		return { outcome: 'read', figures: figures.length };
	};
