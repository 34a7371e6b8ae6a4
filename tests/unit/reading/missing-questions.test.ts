// Goal: what every report states and one leaves out is asked; what is said to be nothing is not.
import { describe, expect, it } from 'vitest';
import { readParagraphs, readResults, wholeReport } from './report-fixture.ts';

const asked = (...paragraphs: string[]) =>
	readResults(...paragraphs).questions.filter((question) => question.about.startsWith('missing.'));
const about = (...paragraphs: string[]) => asked(...paragraphs).map((question) => question.about);

const total = 'Đã thực hiện 12 đề án với tổng kinh phí khuyến công 900 triệu đồng.';
const training = ['1. Đào tạo nghề, truyền nghề', 'Mở 02 lớp cho 60 lao động, kinh phí 120 triệu đồng.'];

it('a report that states all of it is asked nothing', () => {
	const { questions } = readParagraphs(...wholeReport);
	expect(questions.filter((question) => question.about.startsWith('missing.'))).toEqual([]);
});

describe('what every report states', () => {
	it('is asked where no project is counted', () => {
		expect(about(total.replace('12 đề án với ', ''), ...training)).toEqual(['missing.projects']);
	});

	it('is asked where activities have money and the whole has none', () => {
		const products = ['2. Phát triển sản phẩm', 'Tổ chức 01 hội chợ với kinh phí 80 triệu đồng cho 02 đề án.'];
		expect(about(...training, ...products)).toEqual(['missing.total-funding']);
	});

	it('is asked where there is no money at all', () => {
		expect(about('Đã thực hiện 12 đề án.')).toEqual(['missing.funding']);
	});
});

describe('a heading of an activity', () => {
	const under = (text: string) => asked(total, ...training, '2. Thông tin, tuyên truyền', text);

	it('is asked about when no number stands under it', () => {
		expect(under('Công tác tuyên truyền được quan tâm thực hiện, góp phần nâng cao nhận thức của người dân.')).toEqual([
			{
				about: 'missing.section-1',
				ask: 'Mục 2 (Thông tin, tuyên truyền) không có số liệu nào: không phát sinh hay sót?',
				options: ['Không phát sinh', 'Còn sót, tôi sẽ bổ sung'],
			},
		]);
	});

	it.each([
		'Trong kỳ chưa phát sinh.',
		'Không có.',
		'Năm 2025 chưa triển khai hoạt động này.',
		'Đăng 24 tin, bài trên Cổng thông tin điện tử.',
		'Đã tổ chức một hội nghị tuyên truyền chính sách.',
	])('is not asked about where it says so or counts something: %s', (text) => {
		expect(under(text)).toEqual([]);
	});

	it('holds a date or the number of a document, which count nothing', () => {
		const text = 'Thực hiện Kế hoạch số 83/KH-UBND ngày 04/5/2022, việc tuyên truyền được duy trì trong năm 2022.';
		expect(under(text)).toHaveLength(1);
	});
});

it('never asks more than five times', () => {
	const headings = [
		'Tư vấn, trợ giúp cơ sở',
		'Thông tin, tuyên truyền',
		'Cụm công nghiệp',
		'Phát triển sản phẩm',
		'Đào tạo nghề',
		'Mô hình trình diễn kỹ thuật',
	];
	const questions = asked(...headings.flatMap((title, i) => [`${i + 1}. ${title}`, 'Được quan tâm thực hiện.']));
	expect(questions.length).toBeLessThanOrEqual(5);
	expect(questions.at(-1)?.ask).toMatch(
		/^Các mục 1 \(Tư vấn, trợ giúp cơ sở\); 2 .*6 \(Mô hình trình diễn kỹ thuật\) không có số liệu nào/,
	);
});
