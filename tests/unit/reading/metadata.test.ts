// The frame of a report: title, issuer, period, signature, documents cited.
import { describe, expect, it } from 'vitest';
import { findReportPeriod } from '../../../functions/reading/report-period.ts';
import { readParagraphs, wholeReport } from './report-fixture.ts';

describe('metadata of a whole report', () => {
	const { metadata, questions } = readParagraphs(...wholeReport);

	it('is read from its frame', () => {
		expect(metadata).toMatchObject({
			title:
				'Đánh giá kết quả thực hiện Chương trình khuyến công địa phương giai đoạn 2021-2025 trên địa bàn huyện Đông Sơn',
			programme: 'local',
			period: { from: 2021, to: 2025, kind: 'programme', start: '2021-01-01', end: '2025-12-31' },
			issuer: { level: 'district', unit: 'Đông Sơn', province: 'Thanh Bình', organ: 'UBND huyện Đông Sơn' },
			recipient: 'Sở Công Thương tỉnh Thanh Bình',
			number: '15/BC-UBND',
			date: '2025-03-12',
			signatory: { name: 'Trần Hồng Nhung', position: 'PHÓ CHỦ TỊCH', onBehalf: 'KT. CHỦ TỊCH' },
		});
	});

	it('lists the documents cited, once each, with their dates', () => {
		expect(metadata.legalBases).toEqual([
			{ number: '437/SCT-QLCN', date: '2025-03-05' },
			{ number: '45/2012/NĐ-CP', date: '2012-05-21' },
		]);
	});

	it('leaves nothing to ask', () => {
		expect(questions.filter((question) => question.about.startsWith('metadata'))).toEqual([]);
	});

	it('asks for what the document does not say', () => {
		const headless = readParagraphs(...wholeReport.slice(3));
		expect(headless.metadata).toMatchObject({ number: null, date: null });
		expect(headless.questions.map((question) => question.about)).toEqual(
			expect.arrayContaining(['metadata.number', 'metadata.date']),
		);
	});
});

describe('the issuer', () => {
	it.each([
		[
			'Sở Công Thương Lạng Hà báo cáo như sau:',
			'GIÁM ĐỐC',
			{ level: 'province', unit: 'Lạng Hà', organ: 'Sở Công Thương Lạng Hà' },
		],
		[
			'UBND tỉnh Lạng Hà báo cáo như sau:',
			'CHỦ TỊCH',
			{ level: 'province', unit: 'Lạng Hà', organ: 'UBND tỉnh Lạng Hà' },
		],
		[
			'Ủy ban nhân dân xã Tân Lập báo cáo như sau:',
			'CHỦ TỊCH',
			{ level: 'commune', unit: 'Tân Lập', organ: 'UBND xã Tân Lập' },
		],
		[
			'UBND thị xã Hoài An báo cáo như sau:',
			'CHỦ TỊCH',
			{ level: 'district', unit: 'Hoài An', organ: 'UBND thị xã Hoài An' },
		],
	])('%s', (opening, office, issuer) => {
		const { metadata } = readParagraphs(
			'BÁO CÁO',
			'Kết quả khuyến công năm 2024',
			opening,
			'I. Kết quả',
			'Đã hỗ trợ 05 đề án.',
			'Nơi nhận:',
			office,
		);
		expect(metadata.issuer).toMatchObject(issuer);
	});
});

describe('the period in a title', () => {
	it.each([
		[
			'Kết quả công tác khuyến công năm 2024 và phương hướng, nhiệm vụ năm 2025',
			{ kind: 'year', from: 2024, start: '2023-12-15', end: '2024-12-14' },
		],
		['Tình hình thực hiện quý I/2024', { kind: 'quarter', from: 2024, start: '2023-12-15', end: '2024-03-14' }],
		[
			'Kết quả thực hiện 6 tháng đầu năm 2025, nhiệm vụ 6 tháng cuối năm 2025',
			{ kind: 'half', from: 2025, end: '2025-06-14', cumulative: true },
		],
		['Kết quả khuyến công quý IV và cả năm 2024', { kind: 'year', from: 2024 }],
		['Kết quả 9 tháng năm 2024', { kind: 'nine-months', from: 2024, end: '2024-09-14' }],
		['Tình hình tháng 5/2024', { kind: 'month', from: 2024, start: '2024-04-15', end: '2024-05-14' }],
		[
			'Chương trình giai đoạn 2021-2025 theo Quyết định số 1881/QĐ-TTg ngày 20 tháng 11 năm 2020',
			{ kind: 'programme', from: 2021, to: 2025 },
		],
	])('%s', (title, period) => {
		expect(findReportPeriod(title, '')).toMatchObject(period);
	});

	it('is completed from the body where the title only says until when', () => {
		expect(findReportPeriod('Chương trình khuyến công đến năm 2020', 'Qua 07 năm (2014-2020) thực hiện')).toMatchObject(
			{ from: 2014, to: 2020 },
		);
	});
});
