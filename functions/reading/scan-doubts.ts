// Figures that stand on scanned pages. Invariant: none of them is sure enough to be taken unseen; where two recognitions disagree on its
// number the submitter is asked which of them is right, and a doubtful number that became no figure is still named.
import type { Document } from '../documents/document.ts';
import type { Figure, Question } from '../domain/reading.ts';
import type { Draft } from './figure-context.ts';

export interface ScanDoubt {
	number: string;
	/** What it may be as well; null where only one recognition saw a number, or neither was sure. */
	other: string | null;
}

export interface ScannedFigures {
	figures: Figure[];
	questions: Question[];
}

const ceilings = { recognised: 0.85, doubtful: 0.5 };
const numberPattern = /\d(?:[\d.,/%-]*\d)?/g;
const mostNamed = 12;

export function markScans(
	documents: readonly Document[],
	drafts: readonly Draft[],
	figures: readonly Figure[],
): ScannedFigures {
	const scanned = documents.map((document) => new Set(document.scannedPages ?? []));
	if (scanned.every((pages) => pages.size === 0)) return { figures: [...figures], questions: [] };
	const doubts = documents.map(doubtsByPage);
	const told = new Set<ScanDoubt>();
	const questions: Question[] = [];
	const marked = figures.map((figure, i) => {
		const draft = drafts[i];
		const pages = pagesOf(figure).filter((page) => scanned[figure.place.file]?.has(page));
		if (!draft || pages.length === 0) return figure;
		const found = pages
			.flatMap((page) => doubts[figure.place.file]?.get(page) ?? [])
			.filter((doubt) => holds(numbersOf(draft), doubt.number));
		for (const doubt of found) told.add(doubt);
		const [doubt] = found;
		if (doubt) questions.push(whichNumber(figure, doubt));
		return {
			...figure,
			confidence: Math.min(figure.confidence, doubt ? ceilings.doubtful : ceilings.recognised),
			trace: [...(figure.trace ?? []), doubt ? `ảnh quét: ${bothOf(doubt)}` : 'ảnh quét: hai lần nhận dạng như nhau'],
		};
	});
	const rest = doubts.flatMap((pages, file) =>
		[...pages].flatMap(([page, list]) =>
			aboutPage(
				file,
				page,
				list.filter((doubt) => !told.has(doubt)),
			),
		),
	);
	return { figures: marked, questions: [...questions, ...rest] };
}

function doubtsByPage(document: Document): Map<number, ScanDoubt[]> {
	const pages = new Map<number, ScanDoubt[]>();
	for (const block of document.blocks) {
		if (block.kind !== 'paragraph' || block.page === null || !block.doubts) continue;
		const list = pages.get(block.page) ?? [];
		pages.set(block.page, list);
		for (const { start, end, other } of block.doubts) list.push({ number: block.text.slice(start, end), other });
	}
	return pages;
}

/** Without a place on the page it is only known where the paragraph begins. */
function pagesOf({ place }: Figure): number[] {
	if (place.page === null || place.page === undefined) return [];
	return place.boxes ? [place.page] : [place.page, place.page + 1];
}

function numbersOf({ quantity, paragraph }: Draft): string[] {
	return paragraph.paragraph.text.slice(quantity.start, quantity.end).match(numberPattern) ?? [];
}

/** "2-3" on the page may be two numbers to the reader, and the other way round. */
function holds(numbers: readonly string[], doubtful: string): boolean {
	const parts = doubtful.split(/[-/%\s]+/);
	return numbers.some((number) => number === doubtful || number.split(/[-/%]+/).some((one) => parts.includes(one)));
}

const bothOf = ({ number, other }: ScanDoubt): string =>
	other === null ? `"${number}" chỉ nhận ra một lần hoặc không rõ` : `"${number}" hay "${other}"`;

function whichNumber(figure: Figure, doubt: ScanDoubt): Question {
	const about = figure.id;
	if (doubt.other === null)
		return {
			about,
			ask: `"${figure.quote}": số "${doubt.number}" trên ảnh quét không rõ. Đọc như vậy có đúng không?`,
			options: ['Đúng', 'Sai'],
		};
	return {
		about,
		ask: `"${figure.quote}": trên ảnh quét là "${doubt.number}" hay "${doubt.other}"?`,
		options: [doubt.number, doubt.other],
	};
}

function aboutPage(file: number, page: number, doubts: readonly ScanDoubt[]): Question[] {
	if (doubts.length === 0) return [];
	const named = doubts
		.slice(0, mostNamed)
		.map(({ number, other }) => (other === null ? number : `${number} (${other}?)`));
	const more = doubts.length > mostNamed ? ` và ${doubts.length - mostNamed} số khác` : '';
	return [
		{
			about: `file.${file}`,
			ask: `Trang ${page} của tệp ${file + 1} là ảnh quét, có số đọc chưa chắc: ${named.join('; ')}${more}. Có số nào là số liệu và bị đọc sai không?`,
			options: ['Không', 'Có, tôi sẽ gửi bản rõ hơn'],
		},
	];
}
