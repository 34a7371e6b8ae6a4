// What goes between the reader and its recognising threads, and which files those need. Invariant: plain data.
import type { GreyImage } from './scan-image.ts';

/** How Tesseract parts a page. 6 (one block) is left out: it takes minutes on a noisy page. */
export const segmentation = { page: 3, sparse: 11 } as const;
export type Segmentation = (typeof segmentation)[keyof typeof segmentation];

export interface OcrRequest {
	id: number;
	image: GreyImage;
	mode: Segmentation;
}

export type OcrReply = { kind: 'ready' } | { kind: 'words'; id: number; tsv: string };

/** `file`: its name beside a bundle. The plain SIMD core gives the same words on every machine, the relaxed one need not. */
export const ocrAssets = {
	core: { file: 'tesseract-core.cjs', from: 'tesseract.js-core', path: 'tesseract-core-simd-lstm.js' },
	wasm: { file: 'tesseract-core.wasm', from: 'tesseract.js-core', path: 'tesseract-core-simd-lstm.wasm' },
	model: { file: 'vie.traineddata.gz', from: '@tesseract.js-data/vie', path: '4.0.0_best_int/vie.traineddata.gz' },
} as const;
