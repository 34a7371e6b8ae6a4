// A real Chromium out of npm, for tests. Invariant: unpacked once per version into a folder of its own (the package itself reuses whatever
// lies in the temporary folder), started with web security on (the package's default arguments switch it off).
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '../..');
const packageFolder = path.join(root, 'node_modules/@sparticuz/chromium');

const versionOf = (): string => JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')).version;
const unpacked = (name: string): Buffer => brotliDecompressSync(readFileSync(path.join(packageFolder, 'bin', name)));

/** Made aside and moved into place, so that two test files starting at once both find a whole one. */
function ensureFolder(folder: string, fill: (into: string) => void): void {
	if (existsSync(folder)) return;
	const aside = `${folder}.${process.pid}.${performance.now()}`;
	mkdirSync(aside, { recursive: true });
	fill(aside);
	try {
		renameSync(aside, folder);
	} catch (error) {
		rmSync(aside, { recursive: true, force: true });
		if (!existsSync(folder)) throw error;
	}
}

function missesLibraries(executable: string): boolean {
	const needed = execFileSync('ldd', [executable], { encoding: 'utf8' });
	return needed.includes('not found');
}

/** The libraries the package brings along for machines without them, such as Lambda's. */
function ensureLibraries(home: string): string {
	const folder = path.join(home, 'libraries');
	ensureFolder(folder, (into) => {
		const archive = path.join(into, 'al2023.tar');
		writeFileSync(archive, unpacked('al2023.tar.br'));
		execFileSync('tar', ['-xf', archive, '-C', into]);
		rmSync(archive);
	});
	return path.join(folder, 'lib');
}

function ensureChromium(): { executablePath: string; env: Record<string, string> } {
	const home = path.join(root, 'node_modules/.cache', `chromium-${versionOf()}`);
	const folder = path.join(home, 'program');
	ensureFolder(folder, (into) => writeFileSync(path.join(into, 'chromium'), unpacked('chromium.br'), { mode: 0o755 }));
	const executablePath = path.join(folder, 'chromium');
	const { PATH = '', HOME = '', LD_LIBRARY_PATH } = process.env;
	const known = { PATH, HOME, ...(LD_LIBRARY_PATH ? { LD_LIBRARY_PATH } : {}) };
	if (!missesLibraries(executablePath)) return { executablePath, env: known };
	const libraries = [ensureLibraries(home), LD_LIBRARY_PATH].filter(Boolean).join(':');
	return { executablePath, env: { ...known, LD_LIBRARY_PATH: libraries } };
}

export async function launchBrowser(): Promise<{ browser: Browser; close: () => Promise<void> }> {
	const browser = await chromium.launch({
		...ensureChromium(),
		headless: true,
		// Its sandbox needs user namespaces, which containers and root seldom have; only our own pages are opened.
		chromiumSandbox: false,
		args: ['--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
	});
	return { browser, close: () => browser.close() };
}
