// What a counted noun means where its surroundings say more than the noun. Invariant: money that is no support (turnover, taxes, means)
// is never funding.
import type { Activity } from '../domain/activities.ts';
import type { Quantity } from './quantity.ts';

const economy =
	/(?:doanh thu|doanh số|giá trị (?:sản xuất|sản lượng|xuất khẩu|hợp đồng|giao dịch|hàng hóa|hàng hoá)|GTSX|nộp ngân sách|(?:đóng góp|thu)[^,.;]{0,12} ngân sách|lợi nhuận|thu nhập|kim ngạch|tiền lương|tổng thu|vốn (?:đầu tư )?đăng ký|suất đầu tư)[^,.;]{0,70}$/iu;
const mean = /(?:bình quân|trung bình),?[^,.;]{0,40}$/iu;
/** "mỗi lớp 30 học viên": a rate of what was done. */
const each =
	/(?<!\p{L})mỗi (?:đề án|cơ sở|mô hình|lớp|khóa|khoá|số|hộ|doanh nghiệp|đoàn|đợt|cuộc|chuyến)(?: (?:có|gồm|được hỗ trợ|được|hỗ trợ|là|với|khoảng|trên|gần|từ))*\s*$/iu;
/** "05 kế hoạch hàng năm và 14 công văn": there it names the plans. */
const yearly = /(?<!(?:kế hoạch|chương trình|báo cáo|dự toán|định kỳ) )(?:mỗi|hàng|hằng|bình quân) năm[^,.;]{0,30}$/iu;
const jobs =
	/(?:việc làm|giải quyết lao động|thu hút lao động|(?:thu hút|tuyển|tuyển dụng|sử dụng|nhận) thêm)[^,.;()\d]{0,50}$/iu;
const employed =
	/^\s*(?:đã |đều )?(?:có|tìm được|được giải quyết|được tạo) việc làm|^\s*(?:đã |đều )?được [^,.;()\d]{0,60}(?:tuyển dụng|nhận vào làm)/iu;
const broadcast =
	/^[^,.;()\d]{0,40}(?:tuyên truyền|truyền hình|phát thanh|truyền thông|quảng bá|trên (?:đài|báo|sóng|kênh|các phương tiện))/iu;
const gathering =
	/^\s*(?:\p{L}+\s+){0,2}?(?:bình chọn|hội chợ|hội nghị|hội thảo|tập huấn|đào tạo|kết nối|giao lưu|triển lãm|khảo sát|tham quan|tổ chức|tham gia)/iu;
const inspection = /^\s*(?:đi )?(?:kiểm tra|giám sát|nghiệm thu|thẩm định|khảo sát)/iu;
const investment = /(?:thu hút|lấp đầy|cấp phép|đăng ký)[^,.;]{0,40}$/iu;

export function refineMeasure(quantity: Quantity, text: string, activity: Activity | null): Quantity {
	const before = text.slice(Math.max(0, quantity.start - 110), quantity.start);
	const after = text.slice(quantity.end, quantity.end + 70);
	if (quantity.kind === 'money') {
		if (mean.test(before) || yearly.test(before) || each.test(before))
			return {
				...quantity,
				measure: 'other',
				unit: quantity.perYear ? quantity.unit : yearly.test(before) ? 'VND/năm' : 'VND/bình quân',
				perYear: true,
				// "bình quân 220 triệu đồng/đề án" was worked out from results; a bare "…/đề án" is a rule.
				rate: quantity.rate && !mean.test(before),
			};
		return economy.test(before) ? { ...quantity, measure: 'other' } : quantity;
	}
	if (each.test(before)) return { ...quantity, measure: 'other', perYear: true };
	if (mean.test(before) || (yearly.test(before) && !/năm \d/u.test(before.slice(-30))))
		return {
			...quantity,
			rate: false,
			measure: 'other',
			unit: quantity.perYear ? quantity.unit : `${quantity.unit}/năm`,
			perYear: true,
		};
	if (quantity.perYear) return { ...quantity, measure: 'other' };
	const { unit } = quantity;
	if (/^chương trình$/u.test(unit)) {
		if (/ban hành[^.;]*$/iu.test(before)) return { ...quantity, measure: 'other' };
		if (gathering.test(after)) return { ...quantity, measure: 'events' };
		if (broadcast.test(after) || activity === 'information') return { ...quantity, measure: 'media' };
	}
	if (unit === 'kỳ' && activity === 'information') return { ...quantity, measure: 'media' };
	if (/^(?:chuyên đề|bản|tin|số)$/u.test(unit) && activity !== 'information' && activity !== null)
		return { ...quantity, measure: /^chuyên đề$/u.test(unit) ? 'events' : quantity.measure };
	if (
		/^dự án$/u.test(unit) &&
		(activity === 'clusters' || investment.test(before) || /(?:cụm công nghiệp|CCN|cụm|thứ cấp)[^.;]*$/iu.test(before))
	)
		return { ...quantity, measure: 'other' };
	if (
		/^(?:lao động|lao động nông thôn|người|người lao động|lđ)$/u.test(unit) &&
		(jobs.test(before) || employed.test(after))
	)
		return { ...quantity, measure: 'jobs' };
	if (unit === 'lượt' && /(?:kiểm tra|giám sát|nghiệm thu|thẩm định|khảo sát)[^.;\d]{0,30}$/iu.test(before))
		return { ...quantity, measure: 'events' };
	if (unit === 'lượt' && (gathering.test(after) || inspection.test(after))) return { ...quantity, measure: 'events' };
	return quantity;
}
