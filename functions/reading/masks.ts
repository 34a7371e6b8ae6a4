// Blanks out numbers that are no figures: documents cited, dates, years, references to articles. Invariant: the masked text has the
// same length, so places stay true.

const date = String.raw`(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d{2}|ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|\s*/\s*\d{1,2})?|tháng\s+\d{1,2}(?:\s*/\s*\d{4}|\s+năm\s+\d{4})?`;
const patterns: readonly RegExp[] = [
	/(?<![\p{L}\p{N}])\d{1,5}[a-zA-Z]?(?:\/\d{4})?\s?[/-]\s?\p{Lu}[\p{Lu}\p{Ll}\d]*(?:[-/&]\s?\p{Lu}[\p{L}\d]*)*/gu,
	/(?:nghị định|thông tư|quyết định|nghị quyết|công văn|văn bản|kế hoạch|chỉ thị|tờ trình|thông báo|luật|báo cáo|hợp đồng)\s+số:?\s+\d+(?:\/\d{4})?(?:\/[\p{L}-]+)?/giu,
	new RegExp(`(?<![\\p{L}\\p{N}])(?:${date})(?![\\p{L}\\p{N}])`, 'giu'),
	/(?<!\p{L})(?:điều|khoản|điểm|mục|chương|phụ lục|biểu|mẫu|quý|lần thứ|thứ|nghị định|thông tư|công nghệ|cách mạng công nghiệp lần thứ)\s+(?:số\s+)?\d+(?:\s*[,và]+\s*\d+)*(?![\d.,]*\s*(?:đề án|triệu|tỷ|đồng))/giu,
	/(?<!\p{L})(?:năm|giai đoạn|từ|đến|thời kỳ|niên độ)\s+(?:năm\s+)?(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)?\d{2}(?!\d))?/giu,
	/(?<![\d.,])(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}(?![\d.,]*\d)/gu,
	/covid-?\s?19/giu,
];

const money = /^(?:\s*[-–]\s*[\d.,]+)?\s*(?:triệu|tỷ|tỉ|đồng|nghìn|ngàn)/iu;

export function maskReferences(text: string): string {
	let masked = text;
	for (const pattern of patterns)
		masked = masked.replace(pattern, (found, ...rest) => {
			const offset = rest.find((part) => typeof part === 'number') as number;
			return money.test(masked.slice(offset + found.length)) && /\d$/.test(found) && !/[/-]/.test(found)
				? found
				: found.replace(/\d/g, '#');
		});
	return masked;
}
