// The step that reads a version, where its reader is stopped or cannot be started: a refusal names each file, a machine's fault is retried.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createGuardedOpen, ReaderStartError } from '../../../functions/documents/guarded-open.ts';
import type { ReportFile } from '../../../functions/domain/report-files.ts';
import { uploadKey } from '../../../functions/domain/report-files.ts';
import { keys, type VersionItem } from '../../../functions/ledger/items.ts';
import { createReadReport, type ReadReportDeps } from '../../../functions/read-report/read-report.ts';
import { createMemoryFiles } from '../../support/memory-files.ts';
import { createMemoryItemStore } from '../../support/memory-item-store.ts';
import { readInPlace } from '../../support/read-in-place.ts';

const reportId = 'r1';
const hostile = createGuardedOpen({
	script: new URL('../../support/hostile-process.ts', import.meta.url),
	limits: { readMs: 5000, residentMegabytes: 300 },
});

/** A version whose files hold what a hostile reader shall do with them. */
async function world(behaviours: readonly string[], open: ReadReportDeps['open']) {
	const [store, { uploads, readings, putUpload }] = [createMemoryItemStore(), createMemoryFiles()];
	const files = behaviours.map((behaviour, i): ReportFile => {
		const bytes = Buffer.from(behaviour);
		putUpload(uploadKey(reportId, 1, i + 1), 'v1', bytes);
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		const role = i === 0 ? 'report' : 'annex';
		return { n: i + 1, name: `tệp ${i + 1}.pdf`, bytes: bytes.length, sha256, role, objectVersionId: 'v1' };
	});
	const key = keys.version(reportId, 1);
	const item: VersionItem = { ...key, type: 'version', reportId, version: 1, files, openedAt: '2025-01-01', stamp: 1 };
	await store.transact([{ kind: 'put', item }]);
	const clock = { now: () => '2025-03-20T08:00:00.000Z' };
	return {
		run: () => createReadReport({ store, clock, uploads, readings, open, read: readInPlace })({ reportId, version: 1 }),
		problems: () => store.get(keys.problems(reportId, 1)),
	};
}

describe('reading a version', () => {
	it('whose files hang, swell and crash their reader is one refusal that names each with its own reason', async () => {
		const { run, problems } = await world(['hang', 'hold all memory', 'abort', 'answer noise'], hostile);
		await expect(run()).resolves.toEqual({ outcome: 'unreadable' });
		expect(await problems()).toMatchObject({
			problems: [
				{ code: 'too-slow', vi: expect.stringMatching(/^Tệp "tệp 1\.pdf": Tệp này quá nặng để đọc/) },
				{ code: 'too-heavy', vi: expect.stringMatching(/^Tệp "tệp 2\.pdf": .*300 MB/) },
				{ code: 'reader-failed', en: expect.stringMatching(/^File "tệp 3\.pdf": This file made the reader stop/) },
				{ code: 'reader-failed', en: expect.stringMatching(/^File "tệp 4\.pdf"/) },
			],
		});
	});

	it('is tried again where the reader could not be started, and refuses nothing', async () => {
		const { run, problems } = await world(['x'], () => Promise.reject(new ReaderStartError('spawn EAGAIN')));
		await expect(run()).rejects.toMatchObject({ name: 'TransientError', message: 'spawn EAGAIN' });
		expect(await problems()).toBeNull();
	});

	it('ends at a fault of our own that is none of the file', async () => {
		const { run } = await world(['x'], () => Promise.reject(new TypeError('a mistake')));
		await expect(run()).rejects.toThrow(TypeError);
	});
});
