// What each message has to say.
import { describe, expect, it } from 'vitest';
import type { SummaryCell } from '../../../functions/domain/reading.ts';
import { mailReport, timeInVietnam, unitTitle } from '../../../functions/mail/message.ts';
import { totalsOf } from '../../../functions/mail/totals.ts';
import { allMessages, baseUrl, plainTexts, sampleHead } from './sample-views.ts';

const { confirm, returned, rejected, approved, failedDocument, failedSystem, lapsed, approval } =
	allMessages(plainTexts);
const report = `${baseUrl}/reports/r-2026-0001`;

describe('the submitter is told', () => {
	it('what to confirm: counts, until when, and where', () => {
		expect(confirm?.text).toContain('Số liệu đã đọc: 24');
		expect(confirm?.text).toContain('Phát hiện cần giải trình: 2');
		expect(confirm?.text).toContain('10:30 ngày 04/02/2026 (giờ Việt Nam)');
		expect(confirm?.text).toContain(`${report}/reading`);
	});

	it.each([
		['returned', returned],
		['rejected', rejected],
	])('by whom, of which unit and why a report is %s', (_act, message) => {
		for (const part of [message?.text, message?.html]) {
			expect(part).toContain('Phạm Văn Đồng');
			expect(part).toContain('Phó Giám đốc Sở Công Thương');
			expect(part).toContain('tỉnh Quảng Ngãi');
			expect(part).toContain('Tổng kinh phí năm 2024 không khớp.');
			expect(part).toContain('Xin kiểm tra lại mục 2.');
		}
	});

	it('where a corrected version goes, but not after a rejection', () => {
		expect(returned?.text).toContain(`${report}/new-version`);
		expect(rejected?.text).not.toContain('/new-version');
	});

	it('where the approved figures are', () => {
		expect(approved?.text).toContain(
			`${baseUrl}/aggregates?unit=district-535-2004-07-08&period=2021-2025&programme=national`,
		);
		expect(approved?.text).toContain('huyện Ba Tơ: Phạm Văn Đồng');
	});

	it('how to mend a document in both languages', () => {
		expect(failedDocument?.text).toContain('- Không tìm thấy số liệu nào: hãy tải lên tệp có chữ.');
		expect(failedDocument?.text).toContain('- No figures found: upload a file that has text.');
	});

	it("that a fault of the system is not their document's, and what they can do", () => {
		expect(failedSystem?.text).toContain('không phải do tài liệu của ông/bà');
		expect(failedSystem?.text).toContain('Quản trị hệ thống có thể cho chạy tiếp từ chỗ dừng');
	});

	it('how a lapsed draft is taken up again', () => {
		expect(lapsed?.text).toContain(`${report}/new-version`);
	});
});

describe('the approver', () => {
	it('gets exactly one link, whose secret no server sees', () => {
		const links = [...(approval?.html ?? '').matchAll(/href="([^"]*)"/g)].map(([, url]) => url);
		expect(links).toEqual([`${baseUrl}/approve#t=tok_EN-123`]);
	});

	it('gets the code, who submits what, the sums and the findings', () => {
		for (const words of [
			'ABCD-EFGH-JKMN-PQRS',
			'Người nộp: Phạm Văn Đồng, Phó Giám đốc Sở Công Thương',
			'Phát hiện cần lưu ý: 2',
			'Toàn chương trình, mọi nguồn: 4.884.000.000 đồng',
			'Đã phê duyệt ở huyện Ba Tơ: Phạm Văn Đồng',
		])
			expect(approval?.text).toContain(words);
	});

	it('is told until when it is good and that it is personal', () => {
		expect(approval?.text).toContain('00:00 ngày 06/02/2026 (giờ Việt Nam)');
		expect(approval?.text).toContain('không chuyển tiếp');
		expect(approval?.text).toContain('must not be forwarded');
	});
});

describe('a report in messages', () => {
	it('is called by unit and period, and links below the base however that ends', () => {
		const { unit, unitInFull, period, periodEn, links } = mailReport(sampleHead, `${baseUrl}/`);
		expect({ unit, unitInFull, period, periodEn }).toEqual({
			unit: 'huyện Ba Tơ',
			unitInFull: 'huyện Ba Tơ, tỉnh Quảng Ngãi',
			period: 'giai đoạn 2021-2025',
			periodEn: 'Programme 2021-2025',
		});
		expect(links.report).toBe(report);
	});

	it('keeps unknown units readable', () => {
		expect(unitTitle('no-such-unit')).toBe('no-such-unit');
	});

	it('gives times as Viet Nam reads them', () => {
		expect(timeInVietnam('2026-12-31T17:05:00.000Z').vi).toBe('00:05 ngày 01/01/2027 (giờ Việt Nam)');
	});
});

describe('the sums of a message', () => {
	const cell = (of: Partial<SummaryCell>): SummaryCell => ({
		activity: 'technology',
		source: 'all',
		measure: 'funding',
		noun: null,
		period: { from: 2024, to: 2024 },
		status: 'actual',
		value: 281_300_000,
		figure: 'f1',
		derived: false,
		...of,
	});

	it('are those of the whole programme where the report states them', () => {
		const totals = totalsOf([cell({}), cell({ activity: 'total', source: 'local', value: 1_234_567_890 })]);
		expect(totals).toEqual([
			{
				vi: 'Toàn chương trình, khuyến công địa phương, 2024',
				en: 'Whole programme, local programme, 2024',
				amount: '1.234.567.890 đồng',
			},
		]);
	});

	it('are those of its activities otherwise, never plans or counts', () => {
		const totals = totalsOf([cell({}), cell({ status: 'planned' }), cell({ measure: 'projects', value: 3 })]);
		expect(totals.map(({ amount }) => amount)).toEqual(['281.300.000 đồng']);
	});
});
