// The hostile files of the shared corpus: refused or read, in time and within bounded memory.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DocumentError } from '../../../functions/documents/document-error.ts';
import { openDocument } from '../../../functions/documents/open-document.ts';

const folder = new URL('../../../../shared/corpus/formats/hostile/', import.meta.url);
const files = existsSync(folder) ? readdirSync(folder) : [];
const read: Readonly<Record<string, string>> = {
	'enc-owneronly.pdf': 'pdf',
	'renamed-pdf.docx': 'pdf',
	'sparse.xlsx': 'xlsx',
};
const codes: Readonly<Record<string, string>> = {
	'bomb100.xlsx': 'too-large',
	'bomb300.docx': 'too-large',
	'bomb50.docx': 'too-large',
	'deep.docx': 'too-large',
	'enc-user.pdf': 'encrypted',
	'flatebomb1g.pdf': 'too-large',
	'garbage.pdf': 'damaged',
	'lie300.docx': 'too-large',
	'lol.docx': 'unsafe',
	'lol.xlsx': 'unsafe',
	'loop.pdf': 'too-large',
	'password.docx': 'encrypted',
	'password.xlsx': 'encrypted',
	'trunc.doc': 'damaged',
	'trunc.docx': 'damaged',
	'trunc.xlsx': 'damaged',
	'trunc.pdf': 'damaged',
	'xxe.docx': 'unsafe',
	'xxe.xlsx': 'unsafe',
};

describe.skipIf(files.length === 0)('hostile files of ../shared', () => {
	it.each(files)('%s ends well', { timeout: 15_000 }, async (name) => {
		const outcome = await openDocument(readFileSync(new URL(name, folder)), name).catch((error: unknown) => error);
		if (read[name]) expect(outcome).toMatchObject({ format: read[name] });
		else {
			expect(outcome).toBeInstanceOf(DocumentError);
			expect((outcome as DocumentError).code).toBe(codes[name]);
		}
		expect(process.memoryUsage().rss).toBeLessThan(1_200_000_000);
	});
});
