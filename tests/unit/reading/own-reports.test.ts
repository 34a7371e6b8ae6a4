// Our own reports with gold answers, real and rewritten, read from .txt and from Word files made of them. Invariant: the floors stand a
// little below what was measured when they were set, so that a reader that got worse fails here, and each failure names the report.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDocument } from '../../../functions/documents/open-document.ts';
import type { Reading } from '../../../functions/domain/reading.ts';
import { readReport } from '../../../functions/reading/read-report.ts';
import { calibrationTable } from '../../reports/calibration.ts';
import { type Gold, type Score, scoreReading } from '../../support/score-reading.ts';
import { wordFileOf } from '../../support/word-file.ts';

const reports = new URL('../../reports/', import.meta.url);
const names = readdirSync(reports)
	.filter((file) => file.endsWith('.gold.json'))
	.map((file) => file.slice(0, -'.gold.json'.length));
const asWord = ['cai-be-6-thang-2024', 'sa-dec-giai-doan-2021-2025', 'tho-xuan-nam-2023'];

const textOf = (name: string): Buffer => readFileSync(new URL(`${name}.txt`, reports));
const goldOf = (name: string): Gold => JSON.parse(readFileSync(new URL(`${name}.gold.json`, reports), 'utf8'));

async function read(bytes: Uint8Array): Promise<Reading> {
	return readReport([{ document: await openDocument(bytes), sha256: '0'.repeat(64), bytes: bytes.length }]);
}

const readings = new Map<string, Reading>();
const scores = new Map<string, Score>();
const score = (name: string): Score => scores.get(name)!;
const average = (of: (score: Score) => number): number =>
	names.reduce((sum, name) => sum + of(score(name)), 0) / names.length;

function tableOfScores(): string {
	const percent = (value: number): string => `${(100 * value).toFixed(1)}`.padStart(7);
	const row = (name: string, { figures, metadata, checks }: Score): string =>
		`${name.padEnd(30)}${[figures.value.f1, figures.full.f1, figures.strict.f1, metadata.score].map(percent).join('')}` +
		`${`${checks.caught}/${checks.broken}`.padStart(8)}${String(checks.falseAlarms.length).padStart(8)}`;
	return [
		`${'own reports'.padEnd(30)}  value   full strict   meta  caught  alarms`,
		...[...scores].map(([name, one]) => row(name, one)),
	].join('\n');
}

beforeAll(async () => {
	for (const name of names) {
		const reading = await read(textOf(name));
		readings.set(name, reading);
		scores.set(name, scoreReading(goldOf(name), reading));
	}
	console.log(tableOfScores());
});

describe('our own reports', () => {
	it.each(names)('%s keeps its activities and sources, and cries wolf once at most', (name) => {
		const { figures, checks } = score(name);
		expect(figures.full.f1).toBeGreaterThanOrEqual(0.85);
		expect(checks.falseAlarms.map(({ statement }) => statement).length).toBeLessThanOrEqual(1);
	});

	it('are read well on average', () => {
		expect(average(({ figures }) => figures.value.f1)).toBeGreaterThanOrEqual(0.97);
		expect(average(({ figures }) => figures.full.f1)).toBeGreaterThanOrEqual(0.96);
		expect(average(({ figures }) => figures.strict.f1)).toBeGreaterThanOrEqual(0.94);
		expect(average(({ metadata }) => metadata.score)).toBeGreaterThanOrEqual(0.97);
	});

	it('have their broken sums caught', () => {
		const all = names.map((name) => score(name).checks);
		const caught = all.reduce((sum, one) => sum + one.caught, 0);
		const broken = all.reduce((sum, one) => sum + one.broken, 0);
		expect(broken).toBeGreaterThan(40);
		expect(caught / broken).toBeGreaterThanOrEqual(0.95);
	});

	it('are nearly always right where the reader is sure', () => {
		const samples = names.map((name) => ({ name, gold: goldOf(name), reading: readings.get(name)! }));
		const [, sure = ''] = calibrationTable(samples).split('\n');
		expect(Number(/([\d.]+)%/.exec(sure)?.[1])).toBeGreaterThanOrEqual(98);
	});
});

describe('the same report as a Word file', () => {
	it.each(asWord)('%s gives what its text gives', async (name) => {
		const { figures, metadata, checks } = scoreReading(
			goldOf(name),
			await read(wordFileOf(textOf(name).toString('utf8'))),
		);
		const text = score(name);
		expect(figures.full.f1).toBeGreaterThanOrEqual(Math.max(0.85, text.figures.full.f1 - 0.02));
		expect(figures.strict.f1).toBeGreaterThanOrEqual(text.figures.strict.f1 - 0.02);
		expect(metadata.score).toBeGreaterThanOrEqual(text.metadata.score);
		expect(checks.caught).toBe(text.checks.caught);
		expect(checks.falseAlarms.length).toBeLessThanOrEqual(1);
	});
});

const grader = new URL('../../../../shared/grade/grade.mjs', import.meta.url);
describe.skipIf(!existsSync(grader))('our scorer and the one of ../shared', () => {
	const folder = mkdtempSync(join(tmpdir(), 'own-readings-'));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it.each(names)('agree on %s', async (name) => {
		const file = join(folder, `${name}.json`);
		writeFileSync(file, JSON.stringify(readings.get(name)));
		const gold = fileURLToPath(new URL(`${name}.gold.json`, reports));
		const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(grader), gold, file, '--json']);
		const theirs = JSON.parse(stdout);
		const ours = score(name);
		for (const depth of ['value', 'full', 'strict'] as const) {
			expect(ours.figures[depth]).toMatchObject({
				hit: theirs.figures[depth].hit,
				read: theirs.figures[depth].read,
				want: theirs.figures[depth].want,
			});
			expect(ours.figures[depth].f1).toBeCloseTo(theirs.figures[depth].f1, 9);
		}
		expect(ours.metadata.score).toBeCloseTo(theirs.metadata.score, 9);
		expect(ours.metadata.wrong.sort()).toEqual(theirs.metadata.wrong.sort());
		expect({
			broken: ours.checks.broken,
			caught: ours.checks.caught,
			falseAlarms: ours.checks.falseAlarms.length,
		}).toEqual(theirs.checks);
	});
});
