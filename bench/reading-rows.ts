// What reading costs over the least that any reading must do. Invariant: the floor goes over the same bytes in the same run; tables that
// have to be solved are rows of their own.
import { readText } from '../functions/documents/text-document.ts';
import { rebuildDocument } from '../functions/reading/collapsed/rebuild-document.ts';
import { noCorpus, ownReport, sharedFile } from './corpus.ts';
import { measure, measurePair } from './measure.ts';
import { countNumbers, floorOf, readDocument, readingOf } from './reading-works.ts';
import { proseOf } from './report-prose.ts';
import { type Row, rowOf, type Skipped } from './row.ts';

const target = 100;
const stretch = 30;
const floor = 'decoding and one regex';

export async function ownReportRows(): Promise<Row[]> {
	const rows: Row[] = [];
	for (const name of ['phu-tho-2022', 'dai-loc-6-thang-2023']) {
		const bytes = ownReport(name);
		const costs = await measurePair(readingOf(bytes), floorOf(bytes));
		rows.push(rowOf({ what: `${name} to figures and checks`, against: floor, target, stretch }, costs));
	}
	return rows;
}

const proseRow = "Bình Định's prose to figures and checks";
const solvingRow = "Bình Định's five tables solved";
const annexesRow = "Bình Định's five tables read, checked and compared";

export async function binhDinhRows(): Promise<{ rows: Row[]; skipped: Skipped[] }> {
	const whole = sharedFile('binh-dinh.txt');
	if (!whole) return { rows: [], skipped: [proseRow, solvingRow, annexesRow].map((what) => ({ what, why: noCorpus })) };
	const text = new TextDecoder().decode(whole);
	const proseText = proseOf(text);
	const prose = new TextEncoder().encode(proseText);
	const document = readText(whole);
	const rebuilt = rebuildDocument(document).document;
	const [least = 0, reading = 0, solving = 0, solved = 0] = await measure([
		floorOf(prose),
		readingOf(prose),
		() => rebuildDocument(document),
		() => readDocument(rebuilt, whole.length),
	]);
	const inProse = countNumbers(proseText);
	/** A number that has lost its column may cost as much as one that is read in a sentence, and no more. */
	const fair = (countNumbers(text) - inProse) / inProse;
	const against = 'reading the prose';
	return {
		rows: [
			rowOf({ what: proseRow, against: floor, target, stretch }, { ours: reading, reference: least }),
			rowOf({ what: solvingRow, against, target: fair }, { ours: solving, reference: reading }),
			rowOf({ what: annexesRow, against, target: null }, { ours: Math.max(0, solved - reading), reference: reading }),
		],
		skipped: [],
	};
}
