// Goal: an upload that cannot work is refused before it starts, with everything said at once. Method: one fault each, then all together.
import { describe, expect, it } from 'vitest';
import {
	contentTypeOf,
	parseUploadKey,
	problemsOfFiles,
	uploadKey,
	uploadLimits,
} from '../../../functions/domain/report-files.ts';

const file = { name: 'Báo cáo 2024.PDF', bytes: 10, sha256: 'a'.repeat(64), role: 'report' as const };
const codes = (...files: Parameters<typeof problemsOfFiles>[0]) =>
	problemsOfFiles(files).map((problem) => problem.code);

describe('declared files', () => {
	it('takes a report with annexes, whatever the case of the ending', () => {
		expect(codes(file, { ...file, name: 'phụ lục.docx', role: 'annex', sha256: 'b'.repeat(64) })).toEqual([]);
	});

	it.each([
		['no-files', []],
		['one-report', [{ ...file, role: 'annex' as const }]],
		['empty-file', [{ ...file, bytes: 0 }]],
		['too-large', [{ ...file, bytes: 51 * 1024 * 1024 }]],
		['wrong-type', [{ ...file, name: 'bao-cao.exe' }]],
		['wrong-type', [{ ...file, name: 'bao-cao' }]],
		['same-file-twice', [file, { ...file, role: 'annex' as const }]],
	])('says %s, in both languages and how to mend it', (code, files) => {
		const problems = problemsOfFiles(files);
		expect(problems.map((problem) => problem.code)).toEqual([code]);
		expect(problems[0]!.vi).not.toBe(problems[0]!.en);
	});

	it('says everything at once', () => {
		expect(codes({ ...file, bytes: 0, name: 'a.png' }, { ...file, bytes: 0 }).sort()).toEqual(
			['empty-file', 'empty-file', 'one-report', 'same-file-twice', 'wrong-type'].sort(),
		);
	});

	it('takes every kind of file that is read, each with a type of its own', () => {
		for (const ending of uploadLimits.endings) {
			expect(codes({ ...file, name: `Báo cáo${ending}` })).toEqual([]);
			expect(contentTypeOf(`x${ending}`)).not.toBe('application/octet-stream');
		}
		expect(uploadLimits.endings).toEqual(expect.arrayContaining(['.pdf', '.docx', '.doc', '.xlsx', '.txt']));
	});

	it('fixes the type that the form of an upload allows', () => {
		expect(contentTypeOf('Báo cáo.PDF')).toBe('application/pdf');
		expect(contentTypeOf('x.docx')).toContain('wordprocessingml');
	});
});

describe('upload keys', () => {
	it('are found again, and foreign ones are not ours', () => {
		expect(parseUploadKey(uploadKey('bc-1', 2, 3))).toEqual({ reportId: 'bc-1', version: 2, n: 3 });
		for (const key of ['uploads/bc-1/2', 'readings/bc-1/2.json', 'uploads/../2/3', 'uploads/bc-1/2/3/4'])
			expect(parseUploadKey(key)).toBeNull();
	});
});
