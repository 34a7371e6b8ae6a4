// The thread in which pictures of pages become words: Tesseract (wasm) with the Vietnamese model, both from files beside the bundle or from
// their packages. Invariant: nothing is fetched and nothing written; its memory has a ceiling.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import type { OcrReply, OcrRequest } from './ocr-messages.ts';
import { ocrAssets } from './ocr-messages.ts';
import { capMemory } from './wasm-memory.ts';

/** 64 KiB pages: 320 MiB. A page of 12 million pixels takes about half. */
const maxMemoryPages = 5120;
const lstmOnly = 1;

interface TessApi {
	Init(path: null, language: string, engine: number, config: null): number;
	SetVariable(name: string, value: string): void;
	SetImageFile(exif: number, angle: number): number;
	Recognize(monitor: null): number;
	GetTSVText(): string;
	Clear(): void;
}

interface TessModule {
	FS: { writeFile(path: string, data: Uint8Array): void; unlink(path: string): void };
	TessBaseAPI: new () => TessApi;
}

type Core = (settings: Record<string, unknown>) => Promise<TessModule>;

const here = createRequire(import.meta.url);

function find(asset: keyof typeof ocrAssets): string {
	const beside = fileURLToPath(new URL(`./${ocrAssets[asset].file}`, import.meta.url));
	if (existsSync(beside)) return beside;
	const { from, path } = ocrAssets[asset];
	return join(dirname(here.resolve(`${from}/package.json`)), path);
}

async function start(): Promise<{ module: TessModule; api: TessApi }> {
	const core: Core = here(find('core'));
	const quiet = (): void => undefined;
	const wasmBinary = new Uint8Array(capMemory(readFileSync(find('wasm')), maxMemoryPages));
	const module = await core({ wasmBinary, print: quiet, printErr: quiet });
	module.FS.writeFile('./vie.traineddata', gunzipSync(readFileSync(find('model'))));
	const api = new module.TessBaseAPI();
	if (api.Init(null, 'vie', lstmOnly, null) !== 0) throw new Error('Tesseract does not take its Vietnamese model');
	return { module, api };
}

function recognise({ module, api }: Awaited<ReturnType<typeof start>>, request: OcrRequest): string {
	const { image } = request;
	const head = Buffer.from(`P5\n${image.width} ${image.height}\n255\n`, 'latin1');
	module.FS.writeFile('/input', Buffer.concat([head, image.pixels]));
	api.SetVariable('tessedit_pageseg_mode', String(request.mode));
	api.SetVariable('user_defined_dpi', String(Math.round(image.dpi)));
	if (api.SetImageFile(1, 0) !== 0) throw new Error('Tesseract does not take the picture');
	api.Recognize(null);
	const tsv = api.GetTSVText();
	api.Clear();
	module.FS.unlink('/input');
	return tsv;
}

const engine = await start();
const say = (reply: OcrReply): void => parentPort?.postMessage(reply);
parentPort?.on('message', (request: OcrRequest) =>
	say({ kind: 'words', id: request.id, tsv: recognise(engine, request) }),
);
say({ kind: 'ready' });
