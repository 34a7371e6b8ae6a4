// The shared samples, scored by the shared grader. Real reports of other provinces are graded elsewhere; these only guard the floor.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { openDocument } from '../../../functions/documents/open-document.ts';
import { readReport } from '../../../functions/reading/read-report.ts';

const shared = new URL('../../../../shared/', import.meta.url);
const path = (name: string): string => fileURLToPath(new URL(name, shared));
const present = existsSync(new URL('grade/grade.mjs', shared));
const folder = mkdtempSync(join(tmpdir(), 'corpus-readings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function grade(file: string, gold: string) {
	const bytes = readFileSync(path(`corpus/${file}`));
	const reading = readReport([{ document: await openDocument(bytes), sha256: '0'.repeat(64), bytes: bytes.length }]);
	const out = join(folder, `${file.replace(/\W/g, '-')}.json`);
	writeFileSync(out, JSON.stringify(reading));
	const { stdout } = await promisify(execFile)(process.execPath, [
		path('grade/grade.mjs'),
		path(`corpus/${gold}.gold.json`),
		out,
		'--json',
	]);
	return JSON.parse(stdout) as {
		figures: { full: { f1: number } };
		metadata: { wrong: string[] };
		checks: { falseAlarms: number };
	};
}

describe.skipIf(!present)('samples of ../shared', () => {
	it.each([
		['ba-to.txt', 'ba-to', 0.9],
		['formats/ba-to.docx', 'ba-to', 0.9],
		['formats/ba-to.pdf', 'ba-to', 0.9],
		['formats/ba-to-mixfont.pdf', 'ba-to', 0.9],
		['ha-tinh.txt', 'ha-tinh', 0.9],
		['formats/ha-tinh.docx', 'ha-tinh', 0.9],
		['formats/ha-tinh.pdf', 'ha-tinh', 0.9],
		['binh-dinh.txt', 'binh-dinh', 0.9],
		['formats/binh-dinh.docx', 'binh-dinh', 0.9],
		['formats/binh-dinh.pdf', 'binh-dinh', 0.9],
	])('%s reads as %s with full F1 of at least %d', async (file, gold, floor) => {
		const result = await grade(file, gold);
		expect(result.figures.full.f1).toBeGreaterThanOrEqual(floor);
		expect(result.metadata.wrong).toEqual([]);
		expect(result.checks.falseAlarms).toBe(0);
	});
});
