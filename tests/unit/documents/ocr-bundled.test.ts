// The recogniser from a bundle, as on Lambda: a process with no rights but to read that one folder, far from node_modules.
import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Document } from '../../../functions/documents/document.ts';
import { copyAssets } from '../../../infra/bundle-assets.ts';
import { scanOf } from './scan-fixture.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bundled-recogniser-')));
const root = fileURLToPath(new URL('../../..', import.meta.url));

beforeAll(async () => {
	const { metafile } = await build({
		absWorkingDir: root,
		entryPoints: ['functions/documents/guarded-child.ts', 'functions/documents/ocr-thread.ts'],
		outdir: folder,
		outExtension: { '.js': '.mjs' },
		bundle: true,
		metafile: true,
		format: 'esm',
		platform: 'node',
		target: 'node24',
		banner: {
			js: "import { createRequire as createBundleRequire } from 'node:module'; const require = createBundleRequire(import.meta.url);",
		},
	});
	copyAssets(root, Object.keys(metafile.inputs), folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function readInChild(bytes: Uint8Array): Promise<string[]> {
	const rights = ['--permission', '--allow-worker', `--allow-fs-read=${folder}`];
	const script = [join(folder, 'guarded-child.mjs'), String(bytes.length), '640'];
	const child = spawn(process.execPath, ['--no-warnings', ...rights, ...script], { env: { TZ: 'UTC' } });
	return new Promise((resolve) => {
		let said = '';
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text: string) => {
				said += text;
				if (/^(?:document|refused|failed) .*\n/m.test(said)) child.stdin.end();
			});
		child.on('close', () => resolve(said.split('\n')));
		child.stdin.write(bytes);
	});
}

it('reads a scanned page within a bundle, without rights and without packages', async () => {
	const said = await readInChild(await scanOf([['BAO CAO', 'Kinh phi 281.300.000 dong, 12 co so']]));
	expect(said.slice(0, 2)).toEqual(['ready null', 'scanned 1']);
	const document: Document = JSON.parse(said[2]?.replace(/^document /, '') ?? '');
	expect(document).toMatchObject({ format: 'pdf-scan', scannedPages: [1] });
	expect(JSON.stringify(document.blocks)).toMatch(/281\.300\.000 .*12 co so/);
}, 60_000);
