// Ways of writing that look like broken sums and are none. Invariant: each was thought of as what a check could misunderstand.
import { describe, expect, it } from 'vitest';
import { readResults } from './report-fixture.ts';

const broken = (...paragraphs: string[]) =>
	readResults(...paragraphs)
		.checks.filter((check) => !check.holds)
		.map(({ statement }) => statement);

describe('no sum is called broken', () => {
	it.each([
		[
			'where the rest is told behind the bracket',
			'Kinh phí hỗ trợ 500 triệu đồng (khuyến công tỉnh 300 triệu đồng, ngân sách huyện 100 triệu đồng), còn lại do xã hội hóa.',
		],
		[
			'where the whole holds money of others',
			'Tổng vốn đầu tư 2.000 triệu đồng (khuyến công tỉnh 300 triệu đồng, ngân sách huyện 100 triệu đồng).',
		],
		[
			'where women and minorities are named of the same people',
			'Đào tạo nghề cho 100 lao động: 60 lao động nữ, 30 lao động là người dân tộc thiểu số.',
		],
		[
			'where products were honoured again by a higher body',
			'Có 20 sản phẩm được công nhận: 20 sản phẩm đạt cấp huyện, 05 sản phẩm đạt cấp tỉnh.',
		],
		[
			'where establishments were helped more than once',
			'Hỗ trợ 14 cơ sở: 10 cơ sở đầu tư máy móc, 06 cơ sở tham gia hội chợ.',
		],
		[
			'where both sources are public',
			'Vốn đối ứng của các cơ sở là 90 triệu đồng. Kinh phí KCQG 300 triệu đồng và KCĐP 200 triệu đồng; tính chung hai nguồn, kinh phí khuyến công là 500 triệu đồng.',
		],
	])('%s', (_where, text) => expect(broken(text)).toEqual([]));

	it('where a line divides what was only planned', () => {
		expect(
			broken(
				'- Kế hoạch năm 2025: 700 triệu đồng.',
				'- Chia theo nguồn:',
				'+ Khuyến công quốc gia: 200 triệu đồng;',
				'+ Khuyến công địa phương: 190 triệu đồng.',
			),
		).toEqual([]);
	});

	it('where a list of two goes on', () => {
		expect(
			broken(
				'Kinh phí 300 triệu đồng, UBND huyện đã:',
				'- Mở 01 lớp may: 120 triệu đồng;',
				'- Mua 02 máy dệt: 100 triệu đồng;',
				'- Tuyên truyền chính sách.',
			),
		).toEqual([]);
	});
});
