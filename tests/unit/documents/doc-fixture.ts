// Builds binary Word files (.doc) in memory. Invariant: what a test needs of the format and nothing else: one piece of text, a page of
// properties for each run.

export interface DocRun {
	text: string;
	/** Character properties, as bytes. */
	sprms?: readonly number[];
}

export interface DocPara {
	runs: readonly (DocRun | string)[];
	/** Paragraph properties, as bytes. */
	sprms?: readonly number[];
	end?: '\r' | '\x07';
}

export interface DocParts {
	body: readonly DocPara[];
	footnotes?: readonly string[];
	boxes?: readonly string[];
	fonts?: readonly string[];
	/** Levels of one list: its format code and its label, where a character below the space stands for a level's number. */
	list?: readonly { format: number; text: string }[];
	flags?: number;
}

const u16 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];
const textStart = 0x800;

export const sprm = {
	deleted: [...u16(0x0800), 1],
	hidden: [...u16(0x083c), 1],
	special: [...u16(0x0855), 1],
	font: (index: number): number[] => [...u16(0x4a4f), ...u16(index)],
	/** Letters drawn closer together by an odd number of twentieths of a point. */
	closer: [...u16(0x8840), 0xfb, 0xff],
	symbol: (font: number, code: number): number[] => [...u16(0x6a09), ...u16(font), ...u16(code)],
	inTable: [...u16(0x2416), 1],
	rowEnd: [...u16(0x2416), 1, ...u16(0x2417), 1],
	depth: (depth: number): number[] => [...u16(0x6649), ...u32(depth)],
	innerCell: [...u16(0x244b), 1],
	innerRowEnd: [...u16(0x244c), 1],
	list: (level: number): number[] => [...u16(0x260a), level, ...u16(0x460b), ...u16(1)],
	row: (edges: readonly number[], flags: readonly number[] = []): number[] => {
		const count = edges.length - 1;
		const cells = Array.from({ length: count }, (_, i) => [
			...u16(flags[i] ?? 0),
			...Array.from({ length: 18 }, () => 0),
		]);
		const operand = [count, ...edges.flatMap(u16), ...cells.flat()];
		return [...u16(0xd608), ...u16(operand.length + 1), ...operand];
	},
};

export const line = (...runs: (DocRun | string)[]): DocPara => ({ runs });

export const row = (texts: readonly string[], edges: readonly number[], flags?: readonly number[]): DocPara[] => [
	...texts.map((text): DocPara => ({ runs: [text], end: '\x07', sprms: sprm.inTable })),
	{ runs: [], end: '\x07', sprms: [...sprm.rowEnd, ...sprm.row(edges, flags)] },
];

interface Run {
	text: string;
	sprms: readonly number[];
}

export function doc(parts: DocParts): Uint8Array {
	const notes = (parts.footnotes ?? []).map((text): DocPara => ({ runs: [text] }));
	const boxes = (parts.boxes ?? []).map((text): DocPara => ({ runs: [text] }));
	const guard: DocPara = { runs: [] };
	const stories = [parts.body, notes.length > 0 ? [...notes, guard] : [], boxes.length > 0 ? [...boxes, guard] : []];
	const paragraphs = stories.flat();
	const characterRuns: Run[] = paragraphs.flatMap((one) => [
		...one.runs.map((run): Run => (typeof run === 'string' ? { text: run, sprms: [] } : { sprms: [], ...run })),
		{ text: one.end ?? '\r', sprms: [] },
	]);
	const paragraphRuns = paragraphs.map((one): Run => ({ text: textOf(one), sprms: one.sprms ?? [] }));
	const text = characterRuns.map((run) => run.text).join('');

	const main = new Bytes(textStart);
	main.push(Buffer.from(text, 'utf16le'));
	const table = new Bytes(0);
	const fib = (index: number, bytes: readonly number[], lcb = bytes.length): void => {
		main.set(0x9a + index * 8, u32(table.length));
		main.set(0x9a + index * 8 + 4, u32(lcb));
		table.push(bytes);
	};
	main.set(0, u16(0xa5ec));
	main.set(2, u16(0xc1));
	main.set(0x0a, u16(0x0200 | (parts.flags ?? 0)));
	const lengths = stories.map((story) => story.map(textOf).join('').length);
	main.set(0x4c, u32(lengths[0] ?? 0));
	main.set(0x50, u32(lengths[1] ?? 0));
	main.set(0x64, u32(lengths[2] ?? 0));
	fib(33, [2, ...u32(16), ...u32(0), ...u32(text.length), 0, 0, ...u32(textStart), 0, 0]);
	fib(
		12,
		pages(main, characterRuns, (sprms) => [sprms.length, ...sprms]),
	);
	fib(13, pages(main, paragraphRuns, paragraphProperties));
	if (notes.length > 0) fib(3, positions(notes, 0));
	if (boxes.length > 0) fib(56, positions(boxes, 22));
	if (parts.fonts) fib(15, fontTable(parts.fonts));
	if (parts.list) {
		const head = [...u16(1), ...u32(7), ...Array.from({ length: 24 }, () => 0)];
		const levels = Array.from({ length: 9 }, (_, i) => level(parts.list?.[i] ?? { format: 255, text: '' }));
		fib(73, [...head, ...levels.flat()], head.length);
		fib(74, [...u32(1), ...u32(7), ...Array.from({ length: 12 }, () => 0), ...u32(0xffffffff)]);
	}
	return compound({ WordDocument: main.bytes(), '1Table': table.bytes() });
}

export const docOf = (lines: readonly string[]): Uint8Array => doc({ body: lines.map((text) => line(text)) });

const textOf = (one: DocPara): string =>
	one.runs.map((run) => (typeof run === 'string' ? run : run.text)).join('') + (one.end ?? '\r');

function positions(stories: readonly DocPara[], width: number): number[] {
	let at = 0;
	const starts = stories.map((one) => {
		const start = at;
		at += textOf(one).length;
		return start;
	});
	return [...[...starts, at, at + 1].flatMap(u32), ...Array.from({ length: (stories.length + 1) * width }, () => 0)];
}

/** One page of properties for each run, and the table that finds them. */
function pages(main: Bytes, runs: readonly Run[], describe: (sprms: readonly number[]) => number[]): number[] {
	let place = textStart;
	const places = [place];
	const numbers = runs.map((run) => {
		main.pad(512);
		const page = Buffer.alloc(512);
		const from = place;
		place += run.text.length * 2;
		places.push(place);
		page.set([...u32(from), ...u32(place)], 0);
		page[8] = 32;
		page.set(describe(run.sprms), 64);
		page[511] = 1;
		main.push(page);
		return main.length / 512 - 1;
	});
	return [...places.flatMap(u32), ...numbers.flatMap(u32)];
}

function paragraphProperties(sprms: readonly number[]): number[] {
	const list = [0, 0, ...sprms];
	if (list.length % 2 === 1) return [(list.length + 1) / 2, ...list];
	return [0, list.length / 2, ...list];
}

function fontTable(names: readonly string[]): number[] {
	const fonts = names.map((name) => {
		const bytes = [...Array.from({ length: 39 }, () => 0), ...Buffer.from(`${name}\0`, 'utf16le')];
		return [bytes.length, ...bytes];
	});
	return [...u16(names.length), ...u16(0), ...fonts.flat()];
}

function level({ format, text }: { format: number; text: string }): number[] {
	const head = [...u32(1), format, ...Array.from({ length: 23 }, () => 0)];
	return [...head, ...u16(text.length), ...Buffer.from(text, 'utf16le')];
}

class Bytes {
	private data: number[];
	constructor(size: number) {
		this.data = Array.from({ length: size }, () => 0);
	}
	get length(): number {
		return this.data.length;
	}
	push(bytes: Iterable<number>): void {
		for (const byte of bytes) this.data.push(byte);
	}
	set(at: number, bytes: readonly number[]): void {
		bytes.forEach((byte, i) => {
			this.data[at + i] = byte;
		});
	}
	pad(size: number): void {
		while (this.data.length % size !== 0) this.data.push(0);
	}
	bytes(): Uint8Array {
		return Uint8Array.from(this.data);
	}
}

/** An OLE compound file; every stream is padded past the size below which it would lie in the small sectors. */
export function compound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
	const bodies = Object.values(streams).map((bytes) => {
		const padded = Buffer.alloc(Math.max(4096, Math.ceil(bytes.length / 512) * 512));
		padded.set(bytes);
		return padded;
	});
	const directorySectors = Math.ceil((bodies.length + 1) / 4);
	const counts = [directorySectors, ...bodies.map((body) => body.length / 512)];
	const used = counts.reduce((sum, count) => sum + count, 0);
	const fatSectors = Math.ceil((used + 8) / 126);
	const fat: number[] = Array.from({ length: fatSectors }, () => 0xfffffffd);
	const starts = counts.map((count) => {
		const start = fat.length;
		for (let i = 1; i <= count; i++) fat.push(i === count ? 0xfffffffe : start + i);
		return start;
	});
	while (fat.length < fatSectors * 128) fat.push(0xffffffff);
	const header = Buffer.alloc(512, 0);
	header.writeUInt32BE(0xd0cf11e0, 0);
	header.writeUInt32BE(0xa1b11ae1, 4);
	for (const [at, value] of [
		[24, 0x3e],
		[26, 3],
		[28, 0xfffe],
		[30, 9],
		[32, 6],
	] as const)
		header.writeUInt16LE(value, at);
	for (const [at, value] of [
		[44, fatSectors],
		[48, starts[0] ?? 0],
		[56, 4096],
		[60, 0xfffffffe],
		[68, 0xfffffffe],
	] as const)
		header.writeUInt32LE(value, at);
	for (let i = 0; i < 109; i++) header.writeUInt32LE(i < fatSectors ? i : 0xffffffff, 76 + i * 4);
	const directory = Buffer.alloc(directorySectors * 512);
	const last = Object.keys(streams).length;
	const entry = (i: number, name: string, kind: number, start: number, size: number): void => {
		const at = i * 128;
		directory.write(name, at, 'utf16le');
		directory.writeUInt16LE(name.length * 2 + 2, at + 64);
		directory.writeUInt8(kind, at + 66);
		// The streams hang below the root, each the right brother of the one before.
		directory.writeUInt32LE(0xffffffff, at + 68);
		directory.writeUInt32LE(i > 0 && i < last ? i + 1 : 0xffffffff, at + 72);
		directory.writeUInt32LE(i === 0 ? 1 : 0xffffffff, at + 76);
		directory.writeUInt32LE(start, at + 116);
		directory.writeUInt32LE(size, at + 120);
	};
	entry(0, 'Root Entry', 5, 0xfffffffe, 0);
	for (const [i, name] of Object.keys(streams).entries())
		entry(i + 1, name, 2, starts[i + 1] ?? 0, bodies[i]?.length ?? 0);
	const table = Buffer.from(Uint32Array.from(fat).buffer);
	return Buffer.concat([header, table, directory, ...bodies]);
}
