// The files of a report version and what an upload may be. Invariant: 1 to 10 files, keys are ours and ASCII, names live in the table only.
import type { Problem } from './problem.ts';

export const fileRoles = ['report', 'annex'] as const;
export type FileRole = (typeof fileRoles)[number];

export interface DeclaredFile {
	name: string;
	bytes: number;
	sha256: string;
	role: FileRole;
}

/** A declared file with its place: `n` counts from 1; `objectVersionId` is bound once, by the first upload that arrives. */
export interface ReportFile extends DeclaredFile {
	n: number;
	objectVersionId: string | null;
}

export const uploadLimits = {
	maxFiles: 10,
	maxBytes: 50 * 1024 * 1024,
	/** Endings offered by the file picker; what a file really is, its bytes decide later. */
	endings: ['.pdf', '.docx', '.doc', '.xlsx', '.txt'],
} as const;

const contentTypes: Record<string, string> = {
	'.pdf': 'application/pdf',
	'.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	'.doc': 'application/msword',
	'.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	'.txt': 'text/plain',
};

const endingOf = (name: string): string => /\.[^.]+$/.exec(name.toLowerCase())?.[0] ?? '';

/** The one type an upload of this name may declare; the policy of its form holds it to that. */
export const contentTypeOf = (name: string): string => contentTypes[endingOf(name)] ?? 'application/octet-stream';

export const uploadKey = (reportId: string, version: number, n: number): string =>
	`uploads/${reportId}/${version}/${n}`;

/** A reading lies under its own digest, so that one that was confirmed or approved can never be another. */
export const readingKey = (reportId: string, version: number, digest: string): string =>
	`readings/${reportId}/${version}/${digest}.json`;

export function parseUploadKey(key: string): { reportId: string; version: number; n: number } | null {
	const match = /^uploads\/([A-Za-z0-9-]+)\/(\d{1,6})\/(\d{1,2})$/.exec(key);
	if (!match) return null;
	const [, reportId = '', version, n] = match;
	return { reportId, version: Number(version), n: Number(n) };
}

const mebibytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)}`;

/** All problems of a set of declared files at once; an empty list means it may be uploaded. */
export function problemsOfFiles(files: readonly DeclaredFile[]): Problem[] {
	const problems: Problem[] = [];
	if (files.length === 0)
		problems.push({
			code: 'no-files',
			vi: 'Chưa chọn tệp nào: hãy chọn tệp báo cáo.',
			en: 'No file chosen: choose the report file.',
		});
	if (files.length > uploadLimits.maxFiles)
		problems.push({
			code: 'too-many-files',
			vi: `Có ${files.length} tệp, tối đa ${uploadLimits.maxFiles}: hãy bớt hoặc gộp phụ lục.`,
			en: `${files.length} files, at most ${uploadLimits.maxFiles}: leave some out or merge annexes.`,
		});
	if (files.length > 0 && files.filter((file) => file.role === 'report').length !== 1)
		problems.push({
			code: 'one-report',
			vi: 'Phải có đúng một tệp là báo cáo, các tệp khác là phụ lục.',
			en: 'Exactly one file must be the report, the others annexes.',
		});
	for (const file of files) {
		if (file.bytes === 0)
			problems.push({
				code: 'empty-file',
				vi: `Tệp "${file.name}" rỗng (0 byte): hãy mở lại tệp, lưu và tải lên lần nữa.`,
				en: `File "${file.name}" is empty (0 bytes): open it, save it and upload it again.`,
			});
		if (file.bytes > uploadLimits.maxBytes)
			problems.push({
				code: 'too-large',
				vi: `Tệp "${file.name}" nặng ${mebibytes(file.bytes)} MB, tối đa ${mebibytes(uploadLimits.maxBytes)} MB: hãy giảm độ phân giải bản quét hoặc tách phụ lục.`,
				en: `File "${file.name}" has ${mebibytes(file.bytes)} MB, at most ${mebibytes(uploadLimits.maxBytes)} MB: lower the scan resolution or split off annexes.`,
			});
		if (!(uploadLimits.endings as readonly string[]).includes(endingOf(file.name)))
			problems.push({
				code: 'wrong-type',
				vi: `Tệp "${file.name}" không phải loại được nhận (${uploadLimits.endings.join(', ')}): hãy lưu báo cáo thành PDF, Word (.docx) hoặc Excel (.xlsx).`,
				en: `File "${file.name}" is not an accepted type (${uploadLimits.endings.join(', ')}): save the report as PDF, Word (.docx) or Excel (.xlsx).`,
			});
	}
	const hashes = files.map((file) => file.sha256);
	if (new Set(hashes).size !== hashes.length)
		problems.push({
			code: 'same-file-twice',
			vi: 'Có hai tệp giống hệt nhau: hãy bỏ bớt một tệp.',
			en: 'Two files are identical: leave one out.',
		});
	return problems;
}
