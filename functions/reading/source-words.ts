// Whose money: the words that name a source. Invariant: the name of a programme ("Chương trình khuyến công quốc gia") is no source.
import type { Source } from '../domain/reading.ts';
import { rememberLast } from './remember-last.ts';

export interface SourcePlace {
	source: Source;
	start: number;
	end: number;
	/** "từ nguồn …": says where the money before it came from. */
	connected: boolean;
}

const notSources =
	/chương trình (?:mục tiêu )?khuyến công quốc gia|(?:trung tâm|cán bộ|công tác|hoạt động|phòng) khuyến công[^,.;:]{0,12}|chương trình mục tiêu quốc gia|sản phẩm[^,.;()]{0,40}cấp (?:tỉnh|huyện|quốc gia|khu vực)/giu;

const list: readonly [Source, string][] = [
	[
		'beneficiary',
		'(?:nguồn )?vốn (?:tự có|đối ứng|huy động)|vốn(?: đầu tư)? (?:của |từ )?(?:các )?(?:cơ sở|doanh nghiệp|đơn vị thụ hưởng|đơn vị|chủ đầu tư|hợp tác xã|HTX)|(?:phần )?đối ứng(?: của (?:các )?(?:cơ sở|doanh nghiệp|đơn vị))?|(?:cơ sở|doanh nghiệp|đơn vị|đơn vị thụ hưởng|chủ đầu tư|hợp tác xã|HTX)(?: CNNT| công nghiệp nông thôn| thụ hưởng)? (?:tự )?(?:đối ứng|đóng góp|bỏ vốn|góp vốn|tự đầu tư|chi trả)|(?:các |chủ )?(?:cơ sở|doanh nghiệp|hộ|HTX|hợp tác xã|đơn vị)(?: thụ hưởng| tham gia)? (?:(?:tự )?bỏ ra|tự lo|tự chi)|(?:của|do) (?:các )?(?:cơ sở|doanh nghiệp)(?= (?:là |đóng góp |đầu tư )?\\d)|(?<=[,;(] |và )(?:các )?(?:cơ sở|doanh nghiệp|công ty|HTX|hợp tác xã)(?= (?:là |bỏ |góp )?\\d[\\d.,]* ?(?:triệu|tỷ|đồng))',
	],
	[
		'national',
		'khuyến công quốc gia|KCQG|KC quốc gia|khuyến công trung ương|(?:ngân sách|kinh phí|nguồn|vốn) (?:trung ương|quốc gia)|NSTW|KCTW',
	],
	[
		'local-district',
		'(?:kinh phí )?khuyến công (?:cấp )?(?:huyện|thị xã|quận)|(?<=do )cấp huyện(?= (?:quản lý|thực hiện|hỗ trợ|bố trí))|ngân sách cấp mình|(?:kinh phí|nguồn|vốn) (?:cấp )?(?:huyện|thị xã)',
	],
	['district-budget', '(?:vốn )?(?:ngân sách|NS) (?:cấp )?(?:huyện|thị xã|thành phố|quận|xã|phường)'],
	[
		'local-province',
		'(?:kinh phí )?khuyến công (?:của )?(?:cấp )?tỉnh|(?:ngân sách|NS|kinh phí|nguồn|vốn)(?: của)? (?:cấp )?tỉnh',
	],
	['local', 'khuyến công (?:của )?địa phương|KCĐP|KC địa phương|(?:ngân sách|NS|kinh phí|nguồn|vốn) địa phương|NSĐP'],
];

const patterns = list.map(([source, words]) => ({
	source,
	pattern: new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'giu'),
}));
const level = /(?<!\p{L})(?:cấp )(tỉnh|huyện|xã) ?(?:là|có|với|hỗ trợ|thực hiện|:)*:? ?(?=\d)/giu;
const connector =
	/(?:từ|bằng|thuộc|do|của|lấy từ|sử dụng)(?: (?:nguồn|nguồn vốn|nguồn kinh phí|nguồn hỗ trợ kinh phí|ngân sách|kinh phí|vốn|hỗ trợ|sự nghiệp))*\s*$/iu;

export const sourcesIn = rememberLast(findSourcesIn);

function findSourcesIn(text: string): SourcePlace[] {
	const readable = text.replace(notSources, (found) => ' '.repeat(found.length));
	const found: SourcePlace[] = [];
	for (const { source, pattern } of patterns)
		for (const match of readable.matchAll(pattern)) {
			const start = match.index;
			const end = start + match[0].length;
			if (found.some((other) => start < other.end && other.start < end)) continue;
			found.push({ source, start, end, connected: connector.test(readable.slice(Math.max(0, start - 40), start)) });
		}
	for (const match of readable.matchAll(level)) {
		const start = match.index;
		if (found.some((other) => start < other.end && other.start < start + match[0].length)) continue;
		found.push({
			source: match[1]?.toLowerCase() === 'tỉnh' ? 'local-province' : 'local-district',
			start,
			end: start + match[0].trimEnd().length,
			connected: false,
		});
	}
	return found.sort((a, b) => a.start - b.start);
}

/** The source a heading names, when it names exactly one. */
export function sourceOfHeading(title: string): Source | null {
	const named = new Set(sourcesIn(title).map((place) => place.source));
	const [only] = named;
	return named.size === 1 && only && only !== 'beneficiary' ? only : null;
}
