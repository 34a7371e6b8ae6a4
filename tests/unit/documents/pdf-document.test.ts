// Text of a PDF comes in the order of the page, with words kept whole.
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../functions/documents/pdf-document.ts';
import { type PdfChar, toLines } from '../../../functions/documents/pdf-lines.ts';
import { capMemory } from '../../../functions/documents/wasm-memory.ts';
import { pdf } from './pdf-fixture.ts';

const texts = async (bytes: Uint8Array): Promise<string[]> =>
	(await readPdf(bytes)).blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''));

describe('a text PDF', () => {
	it('gives lines from top to bottom, however they were drawn', async () => {
		const page = [
			{ x: 72, y: 700, text: 'Kinh phi 281.300.000 dong' },
			{ x: 72, y: 760, text: 'BAO CAO' },
			{ x: 160, y: 730, text: 'ket qua' },
			{ x: 72, y: 730, text: '1.1. Thuc hien' },
		];
		expect(await texts(pdf([page]))).toEqual(['BAO CAO', '1.1. Thuc hien ket qua', 'Kinh phi 281.300.000 dong']);
	});

	it('says on which page and where a line stands', async () => {
		const document = await readPdf(pdf([[{ x: 72, y: 760, text: 'mot' }], [{ x: 72, y: 760, text: 'hai' }]]));
		expect(document).toMatchObject({ pages: 2, layout: 'lines', unreadPages: [] });
		expect(document.blocks[1]).toMatchObject({ text: 'hai', page: 2 });
		const [x = 0, y = 0] = document.blocks[1]?.kind === 'paragraph' ? (document.blocks[1].box ?? []) : [];
		expect(x).toBeCloseTo(72, 0);
		expect(y).toBeGreaterThan(60);
		expect(y).toBeLessThan(90);
	});

	it('can be read again after a file has failed', async () => {
		await expect(readPdf(Buffer.from('%PDF-1.7 nothing'))).rejects.toMatchObject({ code: 'damaged' });
		expect(await texts(pdf([[{ x: 72, y: 700, text: 'con song' }]]))).toEqual(['con song']);
	});
});

describe('characters of two fonts', () => {
	const char = (text: string, left: number, baseline = 700): PdfChar => ({
		text,
		left,
		right: left + 6,
		from: left,
		to: left + 6,
		baseline,
		size: 13,
	});

	it('are put back in their places when the second font was drawn last', () => {
		const drawn = [
			char('t', 72),
			char('h', 78),
			char('c', 90),
			char('h', 100),
			char('i', 106),
			char('n', 118),
			char('ự', 84),
			char('ệ', 112),
		];
		expect(toLines(drawn).map((line) => line.text)).toEqual(['thực hiện']);
	});

	it('keep the space that a letter of the second font reaches into', () => {
		const horn = { ...char('ư', 78), right: 88.4, to: 88.4 };
		expect(
			toLines([char('t', 72), char('v', 90.6), char('ấ', 96.6), char('n', 102.6), horn]).map((line) => line.text),
		).toEqual(['tư vấn']);
	});

	it('are read once where bold is drawn twice', () => {
		const bold = ['T', 'ổ', 'n', 'g'].flatMap((text, i) => [char(text, 72 + i * 6), char(text, 72.4 + i * 6)]);
		expect(toLines(bold).map((line) => line.text)).toEqual(['Tổng']);
		expect(toLines([char('1', 72), char('1', 78), char('1', 84)]).map((line) => line.text)).toEqual(['111']);
	});

	it('keep a number of narrow digits whole', () => {
		const one = (left: number): PdfChar => ({ ...char('1', left), left: left + 1.7, right: left + 5.4, to: left + 7 });
		expect(toLines([one(72), one(79), one(86)]).map((line) => line.text)).toEqual(['111']);
	});

	it('keep a raised mark in its line', () => {
		expect(toLines([char('đ', 72), char('8', 78, 704), char(',', 84)]).map((line) => line.text)).toEqual(['đ8,']);
	});
});

describe('the memory ceiling of the engine', () => {
	it('is lowered without touching another section', () => {
		const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
		const wasm = Uint8Array.from([...header, 5, 5, 1, 1, 1, 0x80, 0x10, 0, 2, 1, 0x61]);
		const capped = capMemory(wasm, 4);
		expect([...capped]).toEqual([...header, 5, 4, 1, 1, 1, 4, 0, 2, 1, 0x61]);
		expect(WebAssembly.validate(new Uint8Array(capped))).toBe(true);
	});
});
