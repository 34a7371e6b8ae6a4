// The reports that go through the chaos. Invariant: each run has a unit and a year of its own, so that every figure in the end belongs to
// exactly one of them, and what the aggregates must show is known beforehand.
import { seededUnitId } from '../../../infra/local/seed/seed-items.ts';
import type { Chance } from './chance.ts';

export interface ChaosReport {
	readonly unitId: string;
	/** What the subject of its mails calls it. */
	readonly title: string;
	readonly year: number;
	/** The province sends the first version back. */
	readonly isReturned: boolean;
	/** One content per version; the last is the one that is approved. */
	readonly versions: readonly Content[];
}

export interface Content {
	readonly text: string;
	/** Funding in đồng by activity, as `/api/aggregates` names them. */
	readonly funding: Readonly<Record<string, number>>;
}

const names = ['Ba Tơ', 'Sơn Hà'] as const;
const lastYear = 2024;
const million = 1_000_000;

export function createChaosReport(index: number, chance: Chance): ChaosReport {
	const name = names[index % names.length] ?? names[0];
	const year = lastYear - Math.floor(index / names.length);
	const isReturned = index % 3 === 1;
	const contents = Array.from({ length: isReturned ? 2 : 1 }, () => contentOf(name, year, chance));
	return {
		unitId: seededUnitId({ level: 'district', name, province: 'Quảng Ngãi', date: '2025-06-30' }),
		title: `Báo cáo năm ${year} – huyện ${name}:`,
		year,
		isReturned,
		versions: contents,
	};
}

function contentOf(name: string, year: number, chance: Chance): Content {
	const [machines = 0, fairs = 0, training = 0, advice = 0, news = 0] = [700, 180, 150, 120, 80].map(
		(amount) => amount + chance.whole(0, 90),
	);
	const total = machines + fairs + training + advice + news;
	const text = `ỦY BAN NHÂN DÂN
HUYỆN ${name.toUpperCase()}
Số: ${100 + chance.whole(0, 800)}/BC-UBND

${name}, ngày 09 tháng 12 năm ${year}

BÁO CÁO
Kết quả thực hiện công tác khuyến công địa phương năm ${year} trên địa bàn huyện ${name}

Kính gửi: Sở Công Thương tỉnh Quảng Ngãi.

I. KẾT QUẢ THỰC HIỆN

Tổng kinh phí thực hiện công tác khuyến công năm ${year} là ${total} triệu đồng, cụ thể theo từng nội dung như sau:

1. Hỗ trợ ứng dụng máy móc, thiết bị tiên tiến vào sản xuất

Hỗ trợ 04 cơ sở đầu tư máy sấy dược liệu với kinh phí ${machines} triệu đồng từ nguồn khuyến công địa phương.

2. Phát triển sản phẩm công nghiệp nông thôn tiêu biểu

Đưa các cơ sở tham gia 02 hội chợ trong tỉnh, kinh phí ${fairs} triệu đồng từ nguồn khuyến công địa phương.

3. Đào tạo nghề, truyền nghề

Mở 03 lớp truyền nghề dệt thổ cẩm cho 105 lượt người, kinh phí ${training} triệu đồng từ nguồn khuyến công địa phương.

4. Tư vấn, trợ giúp các cơ sở công nghiệp nông thôn

Thuê tư vấn thiết kế mẫu mã, bao bì cho 05 cơ sở, kinh phí ${advice} triệu đồng từ nguồn khuyến công địa phương.

5. Cung cấp thông tin, tuyên truyền

Đăng 12 tin, bài về hoạt động khuyến công, kinh phí ${news} triệu đồng từ nguồn khuyến công địa phương.

UBND huyện ${name} kính báo cáo./.
`;
	const funding = { total, technology: machines, products: fairs, training, consulting: advice, information: news };
	return {
		text,
		funding: Object.fromEntries(Object.entries(funding).map(([activity, amount]) => [activity, amount * million])),
	};
}
