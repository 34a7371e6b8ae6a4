// A longer report takes longer by its length, not by its square. Invariant: measured in the processor time of this thread, never in
// seconds on the wall, so that a busy machine changes nothing.
import { describe, expect, it } from 'vitest';
import { documentOf, readDocument } from './report-fixture.ts';

const head = ['BÁO CÁO', 'Kết quả khuyến công năm 2024', 'I. Kết quả thực hiện'];

function cost(lines: readonly string[], layout: 'lines' | 'paragraphs'): number {
	const before = process.threadCpuUsage();
	readDocument(documentOf([...head, ...lines], layout));
	const { user, system } = process.threadCpuUsage(before);
	return user + system;
}

const kinds: readonly [string, (i: number) => string][] = [
	[
		'numbered items',
		(i) => `${(i % 90) + 1}. Hỗ trợ ${i} cơ sở ứng dụng máy móc với kinh phí ${i * 3} triệu đồng từ nguồn KCĐP.`,
	],
	['bare items', (i) => `${(i % 90) + 1}. Nội dung ${i} đề án ${i} triệu đồng`],
	[
		'items of one list',
		(i) =>
			i === 0
				? '1. Thực hiện 500 đề án, kinh phí 40 tỷ đồng, cụ thể:'
				: `- Hỗ trợ ${i} đề án, kinh phí ${i * 3} triệu đồng;`,
	],
	['totals', (i) => `Tổng kinh phí năm ${2000 + (i % 25)} là ${i}00 triệu đồng, thực hiện ${i} đề án.`],
	[
		'documents cited',
		(i) => `Căn cứ Nghị định số ${i}/2012/NĐ-CP ngày 21/5/2012 và Quyết định số ${i}/QĐ-UBND, hỗ trợ ${i} đề án.`,
	],
];

describe('the work of a reading', () => {
	it.each(kinds)('grows with the length of %s', { timeout: 60_000 }, (_, line) => {
		const lines = Array.from({ length: 1500 }, (_, i) => line(i));
		for (const layout of ['lines', 'paragraphs'] as const) {
			// The first reading also compiles the program.
			cost(lines.slice(0, 300), layout);
			const few = cost(lines.slice(0, 300), layout);
			const many = cost(lines, layout);
			expect(many / few).toBeLessThan(15);
		}
	});
});
