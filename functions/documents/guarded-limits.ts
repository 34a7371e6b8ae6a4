// What one file may cost, as data. Invariant: the process that asks and the one that reads stay within 1.3 GB together.

export interface GuardLimits {
	/** From the moment the reader takes the file; plain formats are read in a second or two. */
	readMs: number;
	/** Added for each page that must be recognised as a picture, up to `scanMs` for the file: above scanLimits, which end a scan in good order. */
	scannedPageMs: number;
	scanMs: number;
	/** For node and the readers' code to be there, on a machine that is busy. */
	startMs: number;
	/** Everything the process holds: heap, buffers, wasm. */
	residentMegabytes: number;
	heapMegabytes: number;
	/** The document as it travels back. */
	answerBytes: number;
}

export const guardLimits: GuardLimits = {
	readMs: 8_000,
	scannedPageMs: 45_000,
	scanMs: 330_000,
	startMs: 20_000,
	residentMegabytes: 1000,
	heapMegabytes: 640,
	answerBytes: 64 * 1024 * 1024,
};
