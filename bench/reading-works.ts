// The works that are measured: reading a text as the pipeline does, and the least that any reading must do. Invariant: both begin with
// the same bytes and keep nothing from one run to the next.
import type { Document } from '../functions/documents/document.ts';
import { readText } from '../functions/documents/text-document.ts';
import { readReport } from '../functions/reading/read-report.ts';
import type { Work } from './measure.ts';

const numbers = /\d+(?:[.,]\d+)*%?/g;

/** Decoding, and one regular expression over the text. */
export const floorOf = (bytes: Uint8Array): Work => {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	return () => decoder.decode(bytes).match(numbers)?.length;
};

export const readDocument = (document: Document, bytes: number) => readReport([{ document, sha256: '', bytes }]);

/** Decoding, lines, figures, checks, questions and summary. */
export const readingOf = (bytes: Uint8Array): Work => {
	return () => readDocument(readText(bytes), bytes.length);
};

export const countNumbers = (text: string): number => text.match(numbers)?.length ?? 0;
