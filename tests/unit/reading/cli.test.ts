// The `read` command as a person or script meets it.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readingSchema } from '../../../functions/domain/reading.ts';
import { docxOf } from '../documents/docx-fixture.ts';
import { wholeReport } from './report-fixture.ts';

const cli = fileURLToPath(new URL('../../../functions/reading/cli.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'read-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'báo cáo.docx'), docxOf(wholeReport));
writeFileSync(join(folder, 'rong.txt'), '');
writeFileSync(join(folder, 'moi-hop.txt'), 'Kính mời dự họp lúc 8 giờ.');

interface Outcome {
	code: number;
	stdout: string;
	stderr: string;
}

const run = (...args: string[]): Promise<Outcome> =>
	new Promise((resolve) => {
		execFile(process.execPath, [cli, ...args], { env: { ...process.env, INIT_CWD: folder } }, (error, stdout, stderr) =>
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
		);
	});

describe('read', () => {
	it('prints JSON of the contract, without reasons unless asked', async () => {
		const { code, stdout, stderr } = await run('báo cáo.docx', '--json');
		expect([code, stderr]).toEqual([0, '']);
		const reading = readingSchema.parse(JSON.parse(stdout));
		expect(reading.document).toMatchObject({ format: 'docx', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
		expect(reading.figures.every((figure) => figure.trace === undefined)).toBe(true);
		expect(JSON.parse((await run('báo cáo.docx', '--json', '--trace')).stdout).figures[0].trace.length).toBeGreaterThan(
			0,
		);
	});

	it('prints a page for a person', async () => {
		const { code, stdout } = await run('báo cáo.docx');
		expect(code).toBe(0);
		for (const words of ['UBND huyện Đông Sơn', '12/03/2025', '2.050.000.000 đồng', 'ĐÀO TẠO NGHỀ', 'PHÉP KIỂM'])
			expect(stdout).toContain(words);
	});

	it.each<[string, number, RegExp, string[]]>([
		['no file named', 2, /Thiếu tên tệp/, []],
		['an unknown option', 2, /--xml/, ['báo cáo.docx', '--xml']],
		['an unknown unit', 2, /--unit/, ['báo cáo.docx', '--unit', 'nowhere']],
		['a missing file', 1, /khong-co\.docx: không có tệp này/, ['khong-co.docx']],
		['a folder', 1, /thư mục/, ['.']],
		['an empty file', 1, /rong\.txt: Tệp rỗng/, ['rong.txt']],
		['a file without figures', 1, /moi-hop\.txt: Không tìm thấy số liệu/, ['moi-hop.txt']],
	])('%s ends with one line and code %d', async (_, code, line, args) => {
		const outcome = await run(...args);
		expect(outcome).toMatchObject({ code, stdout: '' });
		expect(outcome.stderr).toMatch(line);
		expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1);
		expect(outcome.stderr).not.toMatch(/\n\s+at /);
	});
});
