// What is counted: Vietnamese counting nouns and the measure each belongs to. Invariant: the longest noun wins, and a number before
// a word that is not here is not a figure.
import type { Measure } from '../domain/reading.ts';

export interface CountedNoun {
	noun: string;
	measure: Measure;
	length: number;
}

const lists: Readonly<Record<Exclude<Measure, 'funding'>, string>> = {
	projects:
		'chương trình,? đề án|chương trình/đề án|đề án/chương trình|đề án,? dự án|đề án/dự án|nhiệm vụ,? đề án|đề án,? nhiệm vụ|đề án|dự án|nhiệm vụ|chương trình|mô hình trình diễn|mô hình thí điểm|mô hình|hạng mục|công trình',
	establishments:
		'cơ sở công nghiệp nông thôn|cơ sở CNNT|cơ sở sản xuất|cơ sở|doanh nghiệp,? hợp tác xã|doanh nghiệp/cơ sở|doanh nghiệp|DN|hợp tác xã|HTX|tổ hợp tác|THT|hộ kinh doanh|hộ gia đình|hộ sản xuất|hộ|công ty|đơn vị|xưởng|nhà máy|tổ chức,? cá nhân',
	participants:
		'lượt người|lượt học viên|lượt cán bộ|lượt đại biểu|lượt lao động|học viên|đại biểu|lao động nông thôn|lao động|LĐ|công nhân|cán bộ|công chức|viên chức|người lao động|người tham gia|người tham dự|người dân|người|thành viên|cộng tác viên|khuyến công viên|nghệ nhân|thợ|chuyên gia|chủ cơ sở|lượt',
	events:
		'hội chợ,? triển lãm|hội chợ|triển lãm|hội nghị,? hội thảo|hội nghị|hội thảo|tọa đàm|toạ đàm|diễn đàn|cuộc thi|cuộc|lớp tập huấn|lớp đào tạo|lớp học|lớp nghề|lớp|khóa|khoá|đợt|phiên chợ|phiên|đoàn công tác|đoàn|lần|buổi|chuyến|sự kiện|kỳ bình chọn|kỳ hội chợ|kỳ|cuộc bình chọn|lễ',
	products: 'sản phẩm/nhóm sản phẩm|nhóm sản phẩm|bộ sản phẩm|sản phẩm|SP|mẫu mã|mẫu sản phẩm|nhãn hiệu|thương hiệu',
	jobs: 'việc làm',
	media:
		'chương trình truyền hình|chương trình phát thanh|phóng sự|chuyên mục|chuyên đề|chuyên trang|bản tin|tạp chí|tin,? bài|tin|bài viết|bài báo|bài|ấn phẩm|tờ rơi|tờ gấp|cuốn|quyển|video|clip|phim|đĩa|pa nô|pano|áp phích|băng rôn|số báo|bản|kỳ phát sóng|kỳ bản tin|lượt phát sóng|lượt phát|lượt tin|tờ|trang thông tin|website',
	other:
		'kế hoạch|quyết định|văn bản|nghị quyết|tờ trình|công văn|thông báo|báo cáo|hướng dẫn|chỉ thị|quy chế|quy định|cụm công nghiệp|CCN|cụm|khu công nghiệp|làng nghề|gian hàng|gian|hệ thống|máy|thiết bị|bộ thiết bị|dây chuyền|giấy chứng nhận|giải thưởng|giải|hợp đồng|biên bản ghi nhớ|ngành nghề|phòng trưng bày|điểm bán hàng|cửa hàng|hồ sơ|danh mục|biên bản|đơn hàng|sàn|tài khoản',
};

const nouns = (Object.entries(lists) as [Measure, string][])
	.flatMap(([measure, words]) => words.split('|').map((word) => ({ measure, word })))
	.sort((a, b) => b.word.length - a.word.length);

const measureOf = nouns.map(({ measure, word }) => ({ measure, pattern: new RegExp(`^${word}$`, 'iu') }));
const before = '(?:\\([\\p{L} ]{2,14}\\)\\s*)?(?:(?:lượt|nhóm|loại|tổng số|số|các|đơn vị,?)\\s+)*';
const nounPattern = new RegExp(
	`^\\s*(${before}(?:${nouns.map(({ word }) => word.replace(/ /g, '\\s+')).join('|')}))(?![\\p{L}\\p{N}])`,
	'iu',
);

export function countedNounAt(text: string, at: number): CountedNoun | null {
	const found = nounPattern.exec(text.slice(at, at + 60));
	if (!found?.[1]) return null;
	const printed = found[1]
		.replace(/^\([^)]*\)\s*/u, '')
		.replace(/\s+/g, ' ')
		.toLowerCase();
	const core = printed.replace(/^(?:(?:nhóm|loại|tổng số|số|các|đơn vị,?)\s+)+(?=.)/u, '');
	return { noun: canonical(core), measure: measureFor(core), length: found[0].length };
}

const sameNouns: readonly [RegExp, string][] = [
	[/^lớp .*$/u, 'lớp'],
	[/^khoá$/u, 'khóa'],
	[/^(lượt )?người (?:tham gia|tham dự|dân)$/u, '$1người'],
	[/^người lao động$/u, 'lao động'],
	[/^(?:cuộc|kỳ) bình chọn$/u, 'cuộc'],
	[/^gian$/u, 'gian hàng'],
	[/^kỳ hội chợ$/u, 'hội chợ'],
	[/^(?:tờ rơi|tờ gấp|tờ)$/u, 'tờ'],
	[/^toạ đàm$/u, 'tọa đàm'],
	[/^(lượt )?cơ sở (?:công nghiệp nông thôn|cnnt|sản xuất)$/u, '$1cơ sở'],
	[/^dn$/u, 'doanh nghiệp'],
	[/^htx$/u, 'hợp tác xã'],
	[/^tht$/u, 'tổ hợp tác'],
	[/^sp$/u, 'sản phẩm'],
	[/^lđ$/u, 'lao động'],
	[/^(?:ccn|cụm)$/u, 'cụm công nghiệp'],
	[/^(?:tin,? bài)$/u, 'tin bài'],
];

/** One noun for the ways to write it, so that cells of different reports meet. */
function canonical(noun: string): string {
	for (const [pattern, name] of sameNouns) if (pattern.test(noun)) return noun.replace(pattern, name);
	return noun;
}

function measureFor(noun: string): Measure {
	const bare = noun.replace(/^lượt\s+(?=.)/u, '');
	for (const candidate of [noun, bare]) {
		const found = measureOf.find(({ pattern }) => pattern.test(candidate));
		if (found) return found.measure;
	}
	return 'other';
}
