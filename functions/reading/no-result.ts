// Numbers that stand among the results and are none: rules, growth, other years, what failed, staff. Invariant: what is left out is left
// out by words in its own sentence, never by its value.
import type { Quantity } from './quantity.ts';

const limits =
	/(?:mức chi|mức (?:hỗ trợ|thưởng)(?= (?:tối đa|tối thiểu|chung|theo|cho mỗi|bình quân))|tối đa|không quá|không vượt quá|định mức)[^,.;]{0,25}$/iu;
/** "mỗi huyện một đề án": a rule; a rate of what was done is told by `measure-words.ts`. */
const each = /(?<!\p{L})mỗi (?:huyện|xã|bản tin|kỳ|đơn vị|người|học viên|lao động|sản phẩm)[^,.;]{0,25}$/iu;
const comparison = /(?:tăng|gấp|giảm|hơn gấp)(?: thêm| khoảng| trên| hơn)?\s*$/iu;
const sentenceComparison =
	/(?:(?:nhiều|ít|cao|thấp) hơn(?: so với)?(?: cùng kỳ| năm (?:trước|ngoái|\d{4})| kế hoạch)*)[^,.;\d]{0,12}$/iu;
/** After "tăng 01 đề án và …" the next number is growth as well. */
const comparedToo = /(?:^|[\s,(])(?:tăng|giảm)(?: thêm)? [^,.;]{2,30} và\s*$/iu;
const earlierYear = /cùng kỳ(?: năm (?:\d{4}|trước|ngoái))?[^,.;()\d]{0,25}$/iu;
const earlierBracket =
	/(?:cùng kỳ(?: năm (?:\d{4}|trước|ngoái))?|so với năm (?:\d{4}|trước|ngoái))\s*\((?:[^()]*)$|\((?:so với )?cùng kỳ[^()]*$/iu;
/** Money that came back or never went out. */
const withdrawn =
	/(?<!\p{L})(?:thu hồi|hoàn trả|nộp trả|cắt giảm|chưa (?:giải ngân|thực hiện|triển khai|được hỗ trợ|bố trí|thu xếp|cân đối)|còn thiếu|không thực hiện|dừng thực hiện|hủy|huỷ|vốn vay)(?!\p{L})[^.;\d]{0,60}$/iu;
/** "Hạn chế: 02 đề án phải điều chỉnh": said of what went wrong. */
const shortcoming = /(?:hạn chế|tồn tại|vướng mắc|khó khăn)[^.;:]{0,30}:[^.;]*$/iu;
const undone =
	/^\s*\)?\s*(?:thụ hưởng |tham gia )?(?:vẫn |hiện |đã )?(?:(?:phải|xin|đề nghị|bị)\s+){0,2}(?:điều chỉnh|ngừng|dừng|tạm dừng|hủy|huỷ|chuyển tiếp|lùi|rút|chậm|chưa (?:có (?:đề án|kinh phí|nguồn)|bố trí|khởi công|triển khai|thực hiện|nghiệm thu|hoàn thành|giải ngân))(?!\p{L})/iu;
/** "có 02 công chức kiêm nhiệm": the staff of an office is no participant of anything. */
const staff =
	/^[^,.;()\d]{0,20}(?:kiêm nhiệm|chuyên trách|phụ trách|biên chế|theo dõi công tác|làm đầu mối)|^,? lại kiêm nhiệm/iu;
const staffBefore = /(?:công chức|cán bộ|viên chức|biên chế|nhân sự)[^.;]{0,40}$/iu;
const registered = /(?:đăng ký|đề xuất|nhu cầu)(?: nhu cầu| hỗ trợ| thực hiện| kinh phí| với)*\s*$/iu;
/** The people and the industry of a whole territory, not the programme's work. */
const population = /(?<!\p{L})(?:dân số|số dân|nhân khẩu)(?!\p{L})[^,.;\d]{0,30}$/iu;
const industry = /(?:giá trị sản xuất (?:toàn )?(?:ngành )?công nghiệp|GTSX công nghiệp|GRDP)[^,.;]{0,60}$/iu;
const economy =
	/(?:giá trị sản xuất|GRDP|GRĐP|tổng sản phẩm|kim ngạch|chỉ số|thu hút đầu tư)[^.;]{0,60}(?:toàn|trên địa bàn) (?:tỉnh|huyện|thành phố|thị xã|ngành|xã)[^,.;]{0,40}$/iu;
const founded = /(?:thành lập mới|đăng ký thành lập|đăng ký mới)[^,.;]{0,25}$/iu;
const runningTotal = /l(?:ũy|uỹ) kế[^.;\d]{0,20}(?:từ|giai đoạn) (?:năm )?(\d{4})[^.;]*$/iu;
const perEach = /^\s*(?:cho |đối với )?(?:mỗi|một) (?:đề án|cơ sở|mô hình|đơn vị|dự án)/iu;

/** "Lũy kế từ năm 2021: …" in the report of a year is no figure of that year. */
export function isRunningTotal(text: string, quantity: Quantity, report: { from: number } | null): boolean {
	const since = runningTotal.exec(text.slice(0, quantity.start))?.[1];
	return since !== undefined && Number(since) !== report?.from;
}

/** "Công chức phụ trách mới có 01 người". */
function isStaff({ unit }: Quantity, before: string): boolean {
	return unit === 'người' && staffBefore.test(before) && !/(?:tập huấn|đào tạo|tham gia|dự|cử)/iu.test(before);
}

/** Ceilings, rates and multiples are said of a rule or a growth, not of what was done. */
export function isNoResult(text: string, quantity: Quantity): boolean {
	if (quantity.rate) return true;
	const { start, end } = quantity;
	const before = (length: number): string => text.slice(Math.max(0, start - length), start);
	const after = (length: number): string => text.slice(end, end + length);
	return (
		limits.test(before(45)) ||
		each.test(before(45)) ||
		comparison.test(before(45)) ||
		sentenceComparison.test(before(60)) ||
		comparedToo.test(before(60)) ||
		earlierYear.test(before(60)) ||
		earlierBracket.test(before(120)) ||
		/(?:^|[.;]\s+)[-+\s]*cùng kỳ(?: năm (?:\d{4}|trước|ngoái))?[^.;]*$/iu.test(before(160)) ||
		shortcoming.test(before(160)) ||
		undone.test(after(40)) ||
		(quantity.measure === 'participants' && (staff.test(after(40)) || isStaff(quantity, before(60)))) ||
		population.test(before(60)) ||
		(quantity.kind === 'money' && (economy.test(before(140)) || industry.test(before(90)))) ||
		founded.test(before(50)) ||
		registered.test(before(40)) ||
		withdrawn.test(before(80)) ||
		perEach.test(after(30))
	);
}
