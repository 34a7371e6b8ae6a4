// Opens a file of any kind we read. Invariant: what it is comes from its bytes; every refusal is a DocumentError.
import { assertNever } from '../domain/assert-never.ts';
import type { Document } from './document.ts';
import { damaged, emptyFile, encrypted, tooLarge, unsupported } from './document-error.ts';
import { requireReadableSize } from './file-limits.ts';
import { withoutLegacy } from './legacy-text.ts';
import { sniff } from './sniff.ts';

const maxTextBytes = 10 * 1024 * 1024;

/** What reading is about to cost, told to whoever sets its limits. */
export interface ReadingWatch {
	/** Before pages are recognised as pictures: how many will be. */
	scanned(pages: number): void;
}

export async function openDocument(bytes: Uint8Array, _name?: string, watch?: ReadingWatch): Promise<Document> {
	requireReadableSize(bytes.length);
	return withoutLegacy(await read(bytes, watch));
}

/** A process that reads one file loads what that one needs. */
async function read(bytes: Uint8Array, watch?: ReadingWatch): Promise<Document> {
	const found = sniff(bytes);
	switch (found.kind) {
		case 'empty':
			throw emptyFile();
		case 'pdf':
			return (await import('./pdf-document.ts')).readPdf(bytes, watch?.scanned);
		case 'docx':
			return (await import('./docx-document.ts')).readDocx(bytes);
		case 'doc':
			return (await import('./doc-document.ts')).readDoc(bytes);
		case 'xlsx':
			return (await import('./xlsx-document.ts')).readXlsx(bytes);
		case 'text':
			if (bytes.length > maxTextBytes) throw tooLarge('10 MB', '10 MB');
			return (await import('./text-document.ts')).readText(bytes);
		case 'office-encrypted':
			throw encrypted();
		case 'broken-zip':
			throw damaged('.docx/.xlsx');
		case 'broken-office':
			throw damaged('Office (.doc)');
		case 'other':
			throw unsupported(found.vi, found.en);
		default:
			return assertNever(found);
	}
}
