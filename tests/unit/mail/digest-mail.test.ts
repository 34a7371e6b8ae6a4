// What the digest says: all that waits, one link, and no name from outside as markup or as a line of its own.
import { describe, expect, it } from 'vitest';
import { digestMail } from '../../../functions/mail/digest-mail.ts';
import { mailReport } from '../../../functions/mail/message.ts';
import { baseUrl, sampleHead } from './sample-views.ts';

const shown = (dueOn: string | null, isOverdue = false) => ({
	report: mailReport(sampleHead, baseUrl),
	dueOn,
	isOverdue,
});
const of = (count: number, name = 'Phạm Văn Đồng') =>
	digestMail({
		approver: { name, position: 'Giám đốc' },
		day: '2026-01-06',
		reports: [shown('2026-01-05', true), ...Array.from({ length: count - 1 }, () => shown(null))],
		token: 'tok_EN-123',
		code: 'ABCD-EFGH-JKMN-PQRS',
		expiresAt: '2026-02-05T17:00:00.000Z',
	});

describe('the digest', () => {
	it('lists unit, period and due day, and says what is overdue', () => {
		const { subject, text, html } = of(3);
		expect(subject).toBe('[Khuyến công] 3 báo cáo đang chờ xét duyệt, ngày 06/01/2026');
		for (const part of [text, html]) {
			expect(part).toContain('huyện Ba Tơ, tỉnh Quảng Ngãi, giai đoạn 2021-2025 (bản 2): hạn 05/01/2026 (quá hạn)');
			expect(part).toContain('chưa có hạn');
			expect(part).toContain('trong đó 1 báo cáo quá hạn');
		}
	});

	it('holds one link, behind the #, and the code', () => {
		const { text, html } = of(3);
		expect(text.match(/#t=/g)).toHaveLength(1);
		expect(html.match(/#t=/g)).toHaveLength(1);
		expect(text).toContain(`${baseUrl}/approve#t=tok_EN-123`);
		expect(text).toContain('ABCD-EFGH-JKMN-PQRS');
		expect(html).not.toMatch(/<(?:img|script|link|style|iframe)|url\(|@import| src=/i);
	});

	it('says how many are beyond its list', () => {
		expect(of(53).text).toContain('và 3 báo cáo khác');
		expect(of(53).text.match(/huyện Ba Tơ/g)).toHaveLength(50);
	});

	it('lets no name forge a line or a tag', () => {
		const { text, html } = of(2, 'A\r\nBcc: x@evil.example<script>');
		expect(text).not.toMatch(/^Bcc:/m);
		expect(html).not.toContain('<script');
	});
});
