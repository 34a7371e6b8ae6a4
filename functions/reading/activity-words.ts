// Which activity a heading or sentence is about, by its words. Invariant: numbers of headings are never looked at, since every
// report numbers them differently.
import type { Activity } from '../domain/activities.ts';
import { rememberLast } from './remember-last.ts';

export interface Classified {
	activity: Activity | null;
	/** Every activity its words name, in their order. */
	all: readonly Activity[];
}

interface Cue {
	activity: Activity;
	pattern: RegExp;
}

const cue = (activity: Activity, words: string): Cue => ({
	activity,
	pattern: new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'giu'),
});

const cues: readonly Cue[] = [
	cue(
		'training',
		'đào tạo nghề|truyền nghề|dạy nghề|học nghề|lớp nghề|lớp kỹ thuật|du nhập nghề|nâng cao tay nghề|tay nghề|đào tạo (?:lao động|công nhân|thợ giỏi|nghệ nhân)',
	),
	cue(
		'administration',
		'năng lực (?:quản lý (?:nhà nước )?(?:và|,) )?tổ chức thực hiện|năng lực quản lý và tổ chức|quản lý,? (?:và )?tổ chức thực hiện|năng lực (?:cán bộ|đội ngũ|hệ thống)|kiểm tra,? giám sát|đoàn (?:kiểm tra|giám sát)|rà soát|lập danh sách|nắm tình hình|cuộc kiểm tra|(?:quản lý|giám sát),? (?:và )?(?:kiểm tra|khảo sát)|kiểm tra (?:sau|việc|tình hình)|hội nghị (?:đánh giá|tổng kết|sơ kết|triển khai|giao ban)|(?:cán bộ|công chức|viên chức)(?: làm)?(?: công tác)? khuyến công|cộng tác viên|khuyến công viên|quản lý (?:chương trình|đề án|hoạt động khuyến công|nhà nước)|xây dựng (?:chương trình|kế hoạch) khuyến công',
	),
	cue(
		'management-capacity',
		'năng lực quản lý(?! (?:nhà nước|và tổ chức))|nguồn nhân lực|khởi sự|khởi nghiệp|quản trị doanh nghiệp|(?:nhận thức|năng lực)(?: và năng lực)?(?: áp dụng)? sản xuất sạch hơn|tập huấn(?! (?:nghiệp vụ|bồi dưỡng|,? bồi dưỡng))|hội thảo chuyên đề|tham quan,? (?:khảo sát|học tập)',
	),
	cue(
		'technology',
		'máy (?:dệt|rang|sấy|xay|ép|cắt|cưa|đóng gói|tách|nghiền|CNC|chế biến|ươm|sơ chế|trộn|xẻ|phay|tiện|hàn|thêu|đan|lọc|chiết|nấu|sao|vò|cán)|đổi mới (?:máy|thiết bị)|mô hình trình diễn|trình diễn kỹ thuật|mô hình (?:thí điểm|sản xuất sạch hơn)|chuyển giao (?:công nghệ|khoa học)|máy móc|thiết bị (?:tiên tiến|hiện đại)|dây chuyền|tiến bộ khoa học|khoa học kỹ thuật|đổi mới công nghệ|ứng dụng (?:công nghệ|thiết bị)|(?:hỗ trợ|trang bị|mua|đầu tư)(?: đầu tư| mua| mua sắm| ứng dụng)? (?:máy|thiết bị|dây chuyền|hệ thống máy)|hệ thống xử lý ô nhiễm|xử lý ô nhiễm môi trường (?:cho|tại) (?:các )?cơ sở',
	),
	cue(
		'products',
		'(?:phát triển|bình chọn|tôn vinh) sản phẩm|sản phẩm(?: \\p{L}+){0,3} được (?:công nhận|chứng nhận|tôn vinh|bình chọn)|sản phẩm (?:công nghiệp nông thôn|CNNT)\\s*(?:tiêu biểu|tiểu biểu)|CNN?TTB|bình chọn|hội chợ|triển lãm|phiên chợ|nhãn hiệu|thương hiệu|(?:phòng|gian|cửa hàng) (?:trưng bày|giới thiệu)|kết nối (?:cung cầu|giao thương)|sàn (?:thương mại|giao dịch) điện tử|thiết kế chế tác',
	),
	cue(
		'information',
		'tư vấn,? thông tin|cung cấp thông tin|thông tin,? tuyên truyền|truyền thông|tuyên truyền|phóng sự|chuyên mục|chuyên trang|tin,? bài|bản tin|ấn phẩm|tờ rơi|truyền hình|phát thanh|website|trang thông tin',
	),
	cue('consulting', 'tư vấn|trợ giúp|thiết kế mẫu mã|mẫu mã,? bao bì|bao bì,? đóng gói'),
	cue('clusters', 'liên doanh|liên kết|cụm công nghiệp|CCN|cụm liên kết|di dời|khu,? cụm'),
	cue('international', 'hợp tác quốc tế|quốc tế về khuyến công'),
];

const notActivities =
	/trung tâm khuyến công và (?:xúc tiến thương mại|tư vấn phát triển công nghiệp)|(?:trung tâm|phòng|sở)[^,.;]{0,30}(?:xúc tiến thương mại|tư vấn)|chương trình phối hợp/giu;

interface Hit {
	activity: Activity;
	at: number;
	length: number;
}

function hits(text: string): Hit[] {
	const readable = text.replace(notActivities, (found) => ' '.repeat(found.length));
	const found: Hit[] = [];
	for (const { activity, pattern } of cues)
		for (const match of readable.matchAll(pattern)) found.push({ activity, at: match.index, length: match[0].length });
	return found.sort((a, b) => a.at - b.at || b.length - a.length);
}

/** Titles too short for a phrase: "Về sản phẩm", "Quản lý". */
const bareTitles: readonly [RegExp, Activity][] = [
	[/^(?:về |công tác )?(?:phát triển )?sản phẩm$/iu, 'products'],
	[/^(?:về |công tác )?(?:quản lý|tổ chức thực hiện|kiểm tra|giám sát)(?!\p{L})/iu, 'administration'],
	[/^(?:về |công tác )?đào tạo$/iu, 'training'],
];

/** The first words of a heading say what it is; the longest phrase wins where two begin together. */
export function classifyHeading(title: string): Classified {
	const found = hits(title);
	// "Đào tạo, tập huấn" as a heading: the first word alone means trades; within a sentence it may be any course.
	if (/^\s*đào tạo,/iu.test(title) && found[0]?.activity !== 'training')
		found.unshift({ activity: 'training', at: 0, length: 7 });
	const first = found[0];
	if (!first) {
		const activity = bareTitles.find(([words]) => words.test(title))?.[1] ?? null;
		return { activity, all: activity ? [activity] : [] };
	}
	const covered = found.filter((hit) => hit === first || hit.at >= first.at + first.length);
	return { activity: first.activity, all: [...new Set(covered.map((hit) => hit.activity))] };
}

export interface ActivityPlace {
	activity: Activity;
	start: number;
}

/** Every activity that a text names, in its order. */
export const activitiesIn = rememberLast(findActivitiesIn);

function findActivitiesIn(text: string): ActivityPlace[] {
	return hits(text).map((hit) => ({ activity: hit.activity, start: hit.at }));
}
