// Files that a function opens from beside its module: PDFium, and the recogniser of scanned pages with its Vietnamese model. Invariant: a
// function gets those its code asks for and no others.
import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';

export type Asset = {
	/** A source that opens it: a package's folder or one file, from the root of the project. */
	usedBy: string;
	from: string;
	/** Its name beside the module. */
	name: string;
};

const recogniser = 'functions/documents/ocr-thread.ts';

export const assets: readonly Asset[] = [
	{
		usedBy: 'node_modules/@embedpdf/pdfium/',
		from: 'node_modules/@embedpdf/pdfium/dist/pdfium.wasm',
		name: 'pdfium.wasm',
	},
	// CommonJS whatever package.json lies above the folder.
	{
		usedBy: recogniser,
		from: 'node_modules/tesseract.js-core/tesseract-core-simd-lstm.js',
		name: 'tesseract-core.cjs',
	},
	{
		usedBy: recogniser,
		from: 'node_modules/tesseract.js-core/tesseract-core-simd-lstm.wasm',
		name: 'tesseract-core.wasm',
	},
	{
		usedBy: recogniser,
		from: 'node_modules/@tesseract.js-data/vie/4.0.0_best_int/vie.traineddata.gz',
		name: 'vie.traineddata.gz',
	},
];

/** `sources`: what was bundled into the function, from the root of the project. */
export function copyAssets(root: string, sources: readonly string[], functionFolder: string): void {
	const used = sources.map((source) => source.replaceAll('\\', '/'));
	for (const { usedBy, from, name } of assets) {
		if (!used.some((source) => source.startsWith(usedBy))) continue;
		const file = path.join(root, from);
		if (!existsSync(file)) throw new Error(`No ${name} at ${file}: run npm ci.`);
		copyFileSync(file, path.join(functionFolder, name));
	}
}
