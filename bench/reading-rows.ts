// Reading against its floor: decoding the bytes and one pass of a number's pattern over them. Invariant: both sides get the same bytes; what is
// missing is said, never left out silently.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readText } from '../functions/documents/text-document.ts';
import { rebuildDocument } from '../functions/reading/collapsed/rebuild-document.ts';
import { readReport } from '../functions/reading/read-report.ts';
import { type Row, rowOf, timeOf } from './measure.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const corpus = `${root}../shared/corpus/binh-dinh.txt`;
const own = `${root}tests/reports/`;

const decoder = new TextDecoder('utf-8', { fatal: true });
const floor = (bytes: Uint8Array): number => decoder.decode(bytes).match(/\d+(?:[.,]\d+)*%?/g)?.length ?? 0;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const read = (bytes: Uint8Array) =>
	readReport([{ document: readText(bytes), sha256: sha256(bytes), bytes: bytes.length }]);

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The report itself: what stands before its annexes. */
function proseOf(text: string): string {
	const annex = /^(?:Phụ lục|PHỤ LỤC)/mu.exec(text);
	return annex ? text.slice(0, annex.index) : text;
}

/** Figures and checks of the prose; and, apart, what solving the flattened annexes takes. */
function corpusRows(): { rows: Row[]; skipped: string[] } {
	if (!existsSync(corpus)) return { rows: [], skipped: ['Bình Định (../shared is not there)'] };
	const whole = readFileSync(corpus);
	const prose = bytesOf(proseOf(whole.toString('utf8')));
	const [ours, reference] = [timeOf(() => read(prose), 31), timeOf(() => floor(prose), 301)];
	const document = readText(whole);
	const tables = timeOf(() => rebuildDocument(document), 7);
	return {
		rows: [
			rowOf('Bình Định, prose: figures and checks / decode + one regex', ours, reference, 100),
			rowOf('  the same, stretch', ours, reference, 30),
			rowOf('Bình Định, five flattened tables solved / its prose read', tables, ours, null),
		],
		skipped: [],
	};
}

/** One result section after another, each of another report, so that nothing is a repetition. */
function lengthRows(): Row[] {
	const bodies = readdirSync(own)
		.filter((name) => name.endsWith('.txt'))
		.sort()
		.map((name) => proseOf(readFileSync(`${own}${name}`, 'utf8')));
	const joined = (length: number): Uint8Array => {
		let text = '';
		for (let i = 0; text.length < length; i += 1) text += `${bodies[i % bodies.length] ?? ''}\n`;
		return bytesOf(text.slice(0, length));
	};
	const unit = 12_000;
	const one = timeOf(() => read(joined(unit)), 15);
	return [2, 5, 10].map((times) => {
		const longer = timeOf(() => read(joined(unit * times)), times === 10 ? 5 : 7);
		return rowOf(`${times} times the length / once`, longer, one, times === 10 ? 12 : null);
	});
}

function ownRow(): Row {
	const bytes = readFileSync(`${own}phu-tho-2022.txt`);
	return rowOf(
		'a report of our own (Phú Thọ): figures and checks / decode + one regex',
		timeOf(() => read(bytes), 31),
		timeOf(() => floor(bytes), 301),
		null,
	);
}

export function readingRows(): { rows: Row[]; skipped: string[] } {
	const { rows, skipped } = corpusRows();
	return { rows: [...rows, ownRow(), ...lengthRows()], skipped };
}
