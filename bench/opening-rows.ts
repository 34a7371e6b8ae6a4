// What opening a file costs over reading the text of the same report. Invariant: for information: each format has its own work to do, and
// none of it is the reader's.
import { openDocument } from '../functions/documents/open-document.ts';
import { noCorpus, sharedFile } from './corpus.ts';
import { type Effort, measurePair } from './measure.ts';
import { readingOf } from './reading-works.ts';
import { type Row, rowOf, type Skipped } from './row.ts';

const names = ['ba-to', 'ha-tinh', 'binh-dinh'];
const formats = ['docx', 'pdf'];
const effort: Effort = { warmUpMs: 200, sampleMs: 40, samples: 9 };

export async function openingRows(): Promise<{ rows: Row[]; skipped: Skipped[] }> {
	const rows: Row[] = [];
	const skipped: Skipped[] = [];
	for (const name of names)
		for (const format of formats) {
			const what = `${name}.${format} opened`;
			const [text, file] = [sharedFile(`${name}.txt`), sharedFile(`formats/${name}.${format}`)];
			if (!text || !file) {
				skipped.push({ what, why: noCorpus });
				continue;
			}
			const costs = await measurePair(() => openDocument(file), readingOf(text), effort);
			rows.push(rowOf({ what, against: 'its text read', target: null }, costs));
		}
	return { rows, skipped };
}
