// Starts PDFium (wasm). Invariant: every document gets an engine of its own with a memory ceiling, so a hostile file ends alone.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { capMemory } from './wasm-memory.ts';

/** 64 KiB pages: 384 MiB. PDFium's own ceiling is 2 GiB, which one 2 kB file can fill. */
const maxMemoryPages = 6144;

let compiled: Promise<WebAssembly.Module> | null = null;

/** Beside the bundle when bundled, in the package otherwise. */
async function wasmBytes(): Promise<Uint8Array> {
	const beside = new URL('./pdfium.wasm', import.meta.url);
	const path = existsSync(beside) ? beside : new URL(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'));
	return readFile(fileURLToPath(path));
}

async function compile(): Promise<WebAssembly.Module> {
	return WebAssembly.compile(new Uint8Array(capMemory(await wasmBytes(), maxMemoryPages)));
}

/** The heap view that the package's types leave out; taken anew after every call that may grow the memory. */
export function heapOf(engine: WrappedPdfiumModule): Uint8Array<ArrayBuffer> {
	return (engine.pdfium as unknown as { HEAPU8: Uint8Array<ArrayBuffer> }).HEAPU8;
}

export async function startPdfEngine(): Promise<WrappedPdfiumModule> {
	compiled ??= compile();
	const module = await compiled;
	const overrides = {
		instantiateWasm(
			imports: WebAssembly.Imports,
			done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
		) {
			const instance = new WebAssembly.Instance(module, imports);
			done(instance, module);
			return instance.exports;
		},
		print() {},
		printErr() {},
	};
	const engine = await init(overrides as Parameters<typeof init>[0]);
	engine.PDFiumExt_Init();
	return engine;
}
